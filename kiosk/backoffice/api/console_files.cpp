#include "kiosk/backoffice/api/console_files.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/backoffice/crypto/random.h"
#include "kiosk/backoffice/files.h"

namespace kiosk::backoffice::api {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 500;
constexpr std::uintmax_t kMostBytes = 32 << 20;
/// Stands in the built index.html wherever the answer's nonce belongs.
constexpr std::string_view kNoncePlace = "hall-style-nonce";
constexpr std::size_t kNonceBytes = 16;

struct Type {
  std::string_view extension;
  std::string_view mediaType;
};
constexpr std::array kTypes = {Type{".html", "text/html; charset=utf-8"},
                               Type{".js", "text/javascript; charset=utf-8"},
                               Type{".css", "text/css; charset=utf-8"},
                               Type{".svg", "image/svg+xml"},
                               Type{".png", "image/png"},
                               Type{".woff2", "font/woff2"},
                               Type{".txt", "text/plain; charset=utf-8"},
                               Type{".json", "application/json"},
                               Type{".webmanifest", "application/manifest+json"}};

std::string_view mediaTypeOf(const std::string& extension) {
  const auto* found =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const Type& type) { return type.extension == extension; });
  return found == kTypes.end() ? std::string_view() : found->mediaType;
}

/// What one path may be made of; a brace would be a capture to the router.
bool isPlainPath(const std::string& path) {
  return std::all_of(path.begin(), path.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.' || c == '/';
  });
}

/// Styles that the widget library makes while it runs need the page's nonce; nothing else is ever inline. Pictures the
/// officer picked are shown from memory before they are sent.
std::string contentPolicy(const std::string& nonce) {
  const std::string styles = nonce.empty() ? std::string("'self'") : "'self' 'nonce-" + nonce + "'";
  return "default-src 'self'; style-src " + styles +
         "; img-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}

void guard(Response& response, const std::string& nonce) {
  response.headers.emplace_back("Content-Security-Policy", contentPolicy(nonce));
  response.headers.emplace_back("Referrer-Policy", "no-referrer");
  response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  response.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  response.headers.emplace_back("X-Frame-Options", "DENY");
}

struct File {
  std::string content;
  std::string mediaType;
  std::string etag;
  bool everlasting = false;
};

Response answerFile(const File& file, const Request& request) {
  Response response{200, file.mediaType, {}, {}};
  guard(response, {});
  response.headers.emplace_back("ETag", file.etag);
  response.headers.emplace_back("Cache-Control", file.everlasting ? "public, max-age=31536000, immutable" : "no-cache");
  if (request.ifNoneMatch == file.etag) {
    response.status = 304;
  } else {
    response.body = file.content;
  }
  return response;
}

Response answerPage(const std::string& html) {
  const std::string nonce = crypto::token(kNonceBytes);
  Response response{200, std::string(mediaTypeOf(".html")), {}, {}};
  guard(response, nonce);
  std::size_t from = 0;
  for (std::size_t at = html.find(kNoncePlace); at != std::string::npos; at = html.find(kNoncePlace, from)) {
    response.body.append(html, from, at - from).append(nonce);
    from = at + kNoncePlace.size();
  }
  response.body.append(html, from);
  return response;
}

tl::unexpected<assets::Error> unusable(std::string detail) {
  return assets::failure(assets::ErrorId::OfficeFolderUnusable, std::move(detail));
}

assets::Result<void> addFile(Router& router, const fs::path& file, const std::string& path) {
  const std::string_view mediaType = mediaTypeOf(file.extension().string());
  if (mediaType.empty() || !isPlainPath(path)) return unusable("no file of the console: " + file.string());
  auto content = readFile(file);
  if (!content) return tl::unexpected(content.error());
  if (path == "/index.html") {
    const auto html = std::make_shared<const std::string>(std::move(*content));
    const Handler page = [html](const Request&) { return answerPage(*html); };
    for (const char* place : {"/", "/desk/{word}", "/desk/{word}/{word}", "/desk/{word}/{uuid}"})
      router.add(Method::Get, place, kNoBody, page);
    return {};
  }
  const auto kept = std::make_shared<File>();
  kept->mediaType = mediaType;
  kept->etag = '"' + crypto::sha256Hex(*content) + '"';
  kept->everlasting = path.starts_with("/assets/");
  kept->content = std::move(*content);
  router.add(Method::Get, path, kNoBody, [kept](const Request& request) { return answerFile(*kept, request); });
  return {};
}

}  // namespace

assets::Result<void> addConsoleRoutes(Router& router, const fs::path& folder) {
  if (!fs::is_regular_file(folder / "index.html")) return unusable("no console (index.html) in " + folder.string());
  std::error_code error;
  std::size_t files = 0;
  std::uintmax_t bytes = 0;
  for (auto entry = fs::recursive_directory_iterator(folder, error);
       !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (entry->is_directory() && !entry->is_symlink()) continue;
    // A link could lead out of the folder.
    if (entry->is_symlink() || !entry->is_regular_file()) return unusable("no plain file: " + entry->path().string());
    bytes += entry->file_size(error);
    if (error || ++files > kMostFiles || bytes > kMostBytes)
      return unusable("too much for a console: " + folder.string());
    const auto added = addFile(router, entry->path(), "/" + entry->path().lexically_relative(folder).generic_string());
    if (!added) return added;
  }
  if (error) return unusable("cannot read " + folder.string() + ": " + error.message());
  return {};
}

}  // namespace kiosk::backoffice::api
