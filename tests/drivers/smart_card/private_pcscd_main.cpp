// main() of the tests that run a pcscd of their own: the namespaces come before everything else.
#include <cstdio>
#include <string>

#include <gtest/gtest.h>

#include "tests/drivers/smart_card/private_pcscd.h"

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  std::string why;
  if (!enterPrivatePcsc(why)) {
    std::fprintf(stderr, "skipped: %s\n", why.c_str());
    return 77;
  }
  return RUN_ALL_TESTS();
}
