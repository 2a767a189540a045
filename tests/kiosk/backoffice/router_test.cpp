#include "kiosk/backoffice/api/router.h"

#include <gtest/gtest.h>

#include "kiosk/backoffice/api/json_body.h"
#include "kiosk/backoffice/api/problem.h"
#include "kiosk/contract/codec.h"

namespace kiosk::backoffice::api {
namespace {

constexpr const char* kUuid = "0b0f3c52-61d6-4c6f-9d5e-2f7f5a3f9c11";

Router sampleRouter() {
  Router router;
  const Handler nothing = [](const Request&) { return Response{}; };
  router.add(Method::Get, "/v1/notices/{uuid}/pages/{number}.png", kNoBody, nothing);
  router.add(Method::Post, "/v1/notices/{uuid}/receipts/{uuid}", kReceiptBody, nothing);
  router.add(Method::Get, "/v1/hall", kNoBody, nothing);
  router.add(Method::Post, "/api/cases/{uuid}/{word}", kJsonBody, nothing);
  return router;
}

TEST(Router, CapturesInOrder) {
  const Router router = sampleRouter();
  const auto page = router.find(Method::Get, std::string("/v1/notices/") + kUuid + "/pages/2.png");
  ASSERT_NE(page.route, nullptr);
  EXPECT_EQ(page.captures, (std::vector<std::string>{kUuid, "2"}));
  const auto action = router.find(Method::Post, std::string("/api/cases/") + kUuid + "/ask_supplement");
  ASSERT_NE(action.route, nullptr);
  EXPECT_EQ(action.captures[1], "ask_supplement");
}

TEST(Router, IsStrict) {
  const Router router = sampleRouter();
  for (const char* path :
       {"", "/", "/v1/hall/", "//v1/hall", "/v1/hal", "/V1/hall", "/v1/../v1/hall", "/v1/hall%20",
        "/v1/notices/0B0F3C52-61D6-4C6F-9D5E-2F7F5A3F9C11/receipts/x", "/v1/notices/1/pages/2.png"}) {
    EXPECT_FALSE(router.find(Method::Get, path).pathKnown) << path;
  }
}

TEST(Router, TellsAKnownPathFromAnotherMethod) {
  const Router router = sampleRouter();
  const auto match = router.find(Method::Post, "/v1/hall");
  EXPECT_TRUE(match.pathKnown);
  EXPECT_EQ(match.route, nullptr);
  EXPECT_TRUE(router.find(std::nullopt, "/v1/hall").pathKnown);
}

TEST(Query, TakesPlainPairsOnly) {
  EXPECT_EQ(parseQuery("a=1&b=x-y_z.w")->at("b"), "x-y_z.w");
  EXPECT_TRUE(parseQuery("")->empty());
  for (const char* wrong : {"a", "=1", "a=1&a=2", "a=%31", "a=1;b=2", "a=b=c"})
    EXPECT_FALSE(parseQuery(wrong)) << wrong;
}

TEST(JsonBody, RefusesWhatIsDoubledDeepOrUnknown) {
  EXPECT_TRUE(stringsBody(R"({"login":"li","password":"x"})", {"login", "password"}));
  for (const char* wrong : {R"({"login":"li"})", R"({"login":"li","password":"x","more":"y"})",
                            R"({"login":"li","login":"wu","password":"x"})", R"({"login":"li","password":""})",
                            R"({"login":"li","password":7})", R"(["login","password"])", "{", ""}) {
    EXPECT_FALSE(stringsBody(wrong, {"login", "password"})) << wrong;
  }
  EXPECT_FALSE(objectBody(R"({"a":)" + std::string(40, '[') + std::string(40, ']') + "}"));
}

TEST(Problem, IsTheContractsDocument) {
  const Response response = problem(Refusal::SubmissionConflict, "detail");
  EXPECT_EQ(response.status, 409);
  EXPECT_EQ(response.contentType, "application/problem+json");
  const auto read = contract::fromJson<contract::Problem>(response.body);
  ASSERT_TRUE(read) << read.error().detail << response.body;
  EXPECT_EQ(read->code, "submission_conflict");
  EXPECT_TRUE(contract::fromJson<contract::Problem>(problem(Refusal::NotFound).body));
}

TEST(Problem, FullStoreIsSaidSo) {
  EXPECT_EQ(problem(assets::Error{assets::ErrorId::OfficeStoreFull, ""}).status, 507);
  EXPECT_EQ(problem(assets::Error{assets::ErrorId::OfficeStoreBusy, ""}).status, 503);
}

}  // namespace
}  // namespace kiosk::backoffice::api
