#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "assets/error.h"
#include "kiosk/backoffice/clock.h"
#include "kiosk/backoffice/crypto/column_cipher.h"
#include "kiosk/backoffice/data_folder.h"
#include "kiosk/backoffice/store/connection.h"
#include "kiosk/backoffice/store/writer.h"
#include "kiosk/domain/policy_book.h"
#include "kiosk/papers/form.h"

namespace kiosk::backoffice {

/// What to do when the records already reach past the clock.
enum class Behind : std::uint8_t {
  Refuse,   ///< whoever serves must say which day it is
  CatchUp,  ///< a command that runs beside a shifted server goes on from the newest event
};

/// An opened office: its folder, clock, keys and store. One process serves it; the command line may work beside it.
class Office {
 public:
  /// Brings the store's schema up to date. The records never run backwards: see Behind.
  static assets::Result<std::unique_ptr<Office>> open(const std::filesystem::path& data, Clock clock,
                                                      std::size_t readers = 1, Behind behind = Behind::Refuse);

  [[nodiscard]] const DataFolder& folder() const { return folder_; }
  [[nodiscard]] const std::string& region() const { return folder_.region(); }
  [[nodiscard]] const Clock& clock() const { return clock_; }
  [[nodiscard]] const crypto::ColumnCipher& cipher() const { return cipher_; }
  [[nodiscard]] const domain::PolicyBook& policy() const { return policy_; }
  [[nodiscard]] const papers::FormBook& forms() const { return forms_; }
  [[nodiscard]] store::ReaderPool& readers() const { return *readers_; }
  [[nodiscard]] store::Writer& writer() const { return *writer_; }

 private:
  Office(DataFolder folder, Clock clock, domain::PolicyBook policy, papers::FormBook forms);

  DataFolder folder_;
  Clock clock_;
  crypto::ColumnCipher cipher_;
  domain::PolicyBook policy_;
  papers::FormBook forms_;
  std::unique_ptr<store::ReaderPool> readers_;
  std::unique_ptr<store::Writer> writer_;
};

}  // namespace kiosk::backoffice
