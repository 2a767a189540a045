#pragma once

/// What a test may ask of the library besides the makers' functions; reached by dlsym, as the driver reaches the
/// others.
extern "C" {
using TestLayCard = void(int fingers);    ///< hall_test_lay_card: a resident's card with one added address
using TestLiftCard = void();              ///< hall_test_lift_card
using TestAnswerNext = void(int answer);  ///< hall_test_answer_next: the next call answers this and does nothing
using TestOpenPorts = int();              ///< hall_test_open_ports: opened and not closed
using TestLieAboutLength =
    void();  ///< hall_test_lie_about_length: the next read says it gave more than there is room for
}
