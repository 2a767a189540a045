#include "kiosk/backoffice/api/console_files.h"

#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "kiosk/backoffice/crypto/digest.h"
#include "tests/kiosk/backoffice/support/office_on_disk.h"

namespace kiosk::backoffice::api {
namespace {

namespace fs = std::filesystem;
constexpr const char* kHtml =
    R"(<meta nonce="hall-style-nonce"><link nonce="hall-style-nonce" href="/assets/a-1x.css">)";

class ConsoleFiles : public ::testing::Test {
 protected:
  ConsoleFiles() {
    put("index.html", kHtml);
    put("assets/a-1x.css", "p{}");
    put("assets/index-B_x-9.js", "export {}");
    put("favicon.svg", "<svg/>");
  }
  void put(const std::string& name, const std::string& content) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << content;
  }
  Response get(const std::string& path, const std::string& held = {}) {
    Router router;
    const auto added = addConsoleRoutes(router, folder_);
    EXPECT_TRUE(added) << added.error().detail;
    const auto match = router.find(Method::Get, path);
    if (match.route == nullptr) return {404, {}, {}, {}};
    Request request;
    request.ifNoneMatch = held;
    return match.route->handler(request);
  }
  static std::string header(const Response& response, const std::string& name) {
    for (const auto& [key, value] : response.headers) {
      if (key == name) return value;
    }
    return {};
  }

  kiosk::backoffice::testing::TemporaryFolder temporary_;
  fs::path folder_ = temporary_.path() / "console";
};

TEST_F(ConsoleFiles, HaveTheirTypes) {
  EXPECT_EQ(get("/").contentType, "text/html; charset=utf-8");
  EXPECT_EQ(get("/assets/a-1x.css").contentType, "text/css; charset=utf-8");
  EXPECT_EQ(get("/assets/index-B_x-9.js").contentType, "text/javascript; charset=utf-8");
  EXPECT_EQ(get("/favicon.svg").contentType, "image/svg+xml");
  EXPECT_EQ(get("/assets/index-B_x-9.js").body, "export {}");
}

TEST_F(ConsoleFiles, NothingButTheFilesIsThere) {
  std::ofstream(temporary_.path() / "secret.txt") << "key";
  for (const char* path :
       {"/../secret.txt", "/assets/../../secret.txt", "/assets//a-1x.css", "/assets/", "/assets", "/%2e%2e/secret.txt",
        "/index.html/", "/secret.txt", "/api/unknown", "/v1/unknown", "/desk", "/desk/queue/", "/desk/../api"}) {
    EXPECT_EQ(get(path).status, 404) << path;
  }
}

TEST_F(ConsoleFiles, PlacesOfTheDeskAnswerThePage) {
  for (const char* path :
       {"/", "/desk/queue", "/desk/queue/supplement_asked", "/desk/cases/0b0f3c52-61d6-4c6f-9d5e-2f7f5a3f9c11"}) {
    const Response page = get(path);
    EXPECT_EQ(page.status, 200) << path;
    EXPECT_NE(page.body.find("a-1x.css"), std::string::npos) << path;
    EXPECT_TRUE(header(page, "Cache-Control").empty()) << "the server's no-store stands: the nonce is for once";
  }
}

TEST_F(ConsoleFiles, HashedNamesAreKeptForEverTheOthersAskedAgain) {
  EXPECT_EQ(header(get("/assets/a-1x.css"), "Cache-Control"), "public, max-age=31536000, immutable");
  const Response icon = get("/favicon.svg");
  EXPECT_EQ(header(icon, "Cache-Control"), "no-cache");
  const std::string etag = '"' + crypto::sha256Hex("<svg/>") + '"';
  EXPECT_EQ(header(icon, "ETag"), etag);
  const Response again = get("/favicon.svg", etag);
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.body.empty());
  EXPECT_EQ(get("/favicon.svg", "\"other\"").status, 200);
}

TEST_F(ConsoleFiles, ThePageHasANonceOfItsOwnEachTime) {
  const Response first = get("/");
  const std::string policy = header(first, "Content-Security-Policy");
  const std::size_t at = policy.find("'nonce-");
  ASSERT_NE(at, std::string::npos) << policy;
  const std::string nonce = policy.substr(at + 7, policy.find('\'', at + 1) - at - 7);
  EXPECT_EQ(nonce.size(), 32U);
  EXPECT_EQ(first.body, "<meta nonce=\"" + nonce + "\"><link nonce=\"" + nonce + "\" href=\"/assets/a-1x.css\">");
  EXPECT_NE(header(get("/"), "Content-Security-Policy"), policy);
}

TEST_F(ConsoleFiles, AreGuarded) {
  for (const char* path : {"/", "/assets/index-B_x-9.js", "/favicon.svg"}) {
    const Response response = get(path);
    const std::string policy = header(response, "Content-Security-Policy");
    EXPECT_TRUE(policy.starts_with("default-src 'self';")) << path;
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos) << path;
    EXPECT_EQ(policy.find("unsafe"), std::string::npos) << path;
    EXPECT_EQ(policy.find("script-src"), std::string::npos) << "scripts come from files alone: " << path;
    EXPECT_EQ(header(response, "Referrer-Policy"), "no-referrer") << path;
  }
}

TEST_F(ConsoleFiles, AFolderThatIsNoConsoleIsRefused) {
  Router router;
  EXPECT_FALSE(addConsoleRoutes(router, temporary_.path()));
  put("assets/run.exe", "MZ");
  EXPECT_FALSE(addConsoleRoutes(router, folder_)) << "unknown type";
  fs::remove(folder_ / "assets/run.exe");
  put("assets/{word}.js", "");
  EXPECT_FALSE(addConsoleRoutes(router, folder_)) << "a capture";
  fs::remove(folder_ / "assets/{word}.js");
  ASSERT_TRUE(addConsoleRoutes(router, folder_));
  fs::create_symlink("/etc/hostname", folder_ / "host.txt");
  EXPECT_FALSE(addConsoleRoutes(router, folder_)) << "leads out of the folder";
}

}  // namespace
}  // namespace kiosk::backoffice::api
