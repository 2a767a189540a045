#include "vision/field_tool/document_commands.h"

#include <optional>

#include "vision/document/second_reading.h"
#include "vision/field_tool/command.h"
#include "vision/field_tool/exchange.h"

namespace vision::field_tool {
namespace {

Json corners(const Quad& quad) {
  Json list = Json::array();
  for (const Point& corner : quad)
    list.push_back({corner.x, corner.y});
  return list;
}

Json verdictOf(const document::PageVerdict& verdict) {
  return {{"good", verdict.good()}, {"advice", document::name(verdict.advice)},
          {"whole", verdict.whole}, {"sharpness", verdict.sharpness},
          {"paper", verdict.paper}, {"glare", verdict.glare}};
}

/// A picture without a page in it is taken as the page: scans have no desk around them.
assets::Result<document::ReadPage> readSheet(const document::DocumentReader& reader, const Image& picture) {
  const auto outline = document::findOutline(picture);
  document::ReadPage sheet;
  sheet.flat = outline ? document::flatten(picture, *outline) : picture;
  auto text = reader.recognise(sheet.flat);
  if (!text) return tl::unexpected(text.error());
  sheet.lines = std::move(text->lines);
  sheet.seals = std::move(text->seals);
  return sheet;
}

Json linesOf(const document::ReadPage& sheet) {
  Json list = Json::array();
  for (const document::Line& line : sheet.lines) {
    list.push_back({{"text", line.text}, {"confidence", line.confidence}, {"quad", corners(line.quad)}});
  }
  return list;
}

}  // namespace

bool findPages(const std::vector<std::string>& paths) {
  return forEachPicture(paths, [](const Image& picture) -> assets::Result<Json> {
    const auto outline = document::findOutline(picture);
    const Box whole{0, 0, static_cast<float>(picture.width()), static_cast<float>(picture.height())};
    const Quad page = outline ? outline->corners : quadOf(whole);
    Json bows = Json::array();  // of each side's beginning, middle and end
    if (outline) {
      for (const document::SideBow& side : outline->bend.sides)
        bows.push_back({side.at(0), side.at(0.5F), side.at(1)});
    }
    return Json{{"quad", corners(page)},
                {"found", outline.has_value()},
                {"bows", std::move(bows)},
                {"verdict", verdictOf(document::judgePage(picture, page))}};
  });
}

bool readPages(const document::DocumentReader& reader, const std::vector<std::string>& paths) {
  return forEachPicture(paths, [&](const Image& picture) -> assets::Result<Json> {
    const auto sheet = readSheet(reader, picture);
    if (!sheet) return tl::unexpected(sheet.error());
    return Json{{"lines", linesOf(*sheet)}};
  });
}

bool readFields(const document::DocumentReader& reader, const document::PaperRules& rules, const std::string& kind,
                const std::vector<std::string>& paths) {
  return forEachPicture(paths, [&](const Image& picture) -> assets::Result<Json> {
    const auto sheet = readSheet(reader, picture);
    if (!sheet) return tl::unexpected(sheet.error());
    document::Understanding understood = document::understand(sheet->lines, rules, kind);
    reader.readAgain(understood, *sheet, rules);
    Json details = Json::array();
    for (const document::Field& field : understood.fields) {
      details.push_back({{"key", field.key},
                         {"value", field.value},
                         {"confidence", field.confidence},
                         {"second", document::name(field.second)},
                         {"place", corners(field.place)}});
    }
    return Json{{"kind", understood.kind},
                {"fields", exchanged(understood, sheet->lines)},
                {"details", details},
                {"lines", linesOf(*sheet)}};
  });
}

}  // namespace vision::field_tool
