// A disk that fills up: at the upload, at the kept packet, at the database. The terminal hears 507, nothing is half
// there, and when space is back the same packet goes through without a restart.

#include <fstream>

#include <gtest/gtest.h>

#include "kiosk/contract/codec.h"
#include "kiosk/contract/packet.h"
#include "tests/kiosk/backoffice/support/office_on_disk.h"
#include "tests/kiosk/backoffice/support/office_process.h"

namespace kiosk::backoffice::testing {
namespace {

class FullDisk : public ::testing::TestWithParam<const char*> {};

TEST_P(FullDisk, IsSaidSoAndPasses) {
  TemporaryFolder folder;
  const auto data = folder.path() / "office";
  const auto control = folder.path() / "full";
  ASSERT_EQ(runBackoffice({"init", "--data", data}).exitCode, 0);
  OfficeProcess office(data);
  office.start({}, {"LD_PRELOAD=" HALL_FULL_DISK_LIBRARY, "HALL_FULL_DISK=" + control.string(),
                    "ASAN_OPTIONS=verify_asan_link_order=0"});
  const RemoteTerminal terminal = enrolOverNetwork(office, data, "03", folder.path());
  HttpClient client(office.kioskBase(), office.trustAnchor(), terminal.identity);
  const auto handIn = [&](const std::string& uuid, const std::string& packet) {
    return client.send("PUT", "/v1/submissions/" + uuid, contract::kPacketContentType, packet);
  };
  const std::string before = contract::newSubmissionId();
  ASSERT_EQ(handIn(before, sealedBy(terminal, before)).status, 201);

  std::ofstream(control) << GetParam();
  const std::string uuid = contract::newSubmissionId();
  const std::string packet = sealedBy(terminal, uuid);
  const Reply refused = handIn(uuid, packet);
  EXPECT_EQ(refused.status, 507) << refused.body << refused.trouble;
  EXPECT_EQ(contract::fromJson<contract::Problem>(refused.body).value().code, "store_full");
  EXPECT_EQ(client.get("/v1/submissions/" + uuid).status, 404);
  EXPECT_EQ(client.get("/v1/submissions/" + before).status, 200) << "reading goes on";

  std::filesystem::remove(control);
  EXPECT_EQ(handIn(uuid, packet).status, 201);
  EXPECT_EQ(office.stop(), 0);
  const auto verified = runBackoffice({"verify", "--data", data});
  EXPECT_EQ(verified.exitCode, 0) << verified.output;
  EXPECT_EQ(verified.value("submissions"), "2");
}

INSTANTIATE_TEST_SUITE_P(Where, FullDisk, ::testing::Values("", "/spool/", "office.db"));

}  // namespace
}  // namespace kiosk::backoffice::testing
