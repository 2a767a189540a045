// The real networks on papers the test draws and photographs.
#include <map>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

#include "tests/material/paper.h"
#include "vision/document/document_reader.h"
#include "vision/document/red_seal.h"
#include "vision/image_file.h"
#include "vision/matrix.h"

namespace vision::document {
namespace {

const DocumentReader& reader() {
  static const auto kReader = [] {
    auto models = inference::ModelStore::open();
    if (!models) throw std::runtime_error(models.error().detail);
    auto loaded = DocumentReader::load(**models);
    if (!loaded) throw std::runtime_error(loaded.error().detail);
    return *loaded;
  }();
  return *kReader;
}

std::map<std::string, std::string> fieldsOf(const std::vector<Line>& lines) {
  std::map<std::string, std::string> fields;
  const Understanding understood = understand(lines, *loadPaperRules());
  fields["kind"] = understood.kind;
  for (const Field& field : understood.fields)
    fields[field.key] = field.value;
  return fields;
}

material::Paper diagnosis() {
  for (const material::Paper& paper :
       material::readPapers(std::string(HALL_SOURCE_DIR) + "/tests/material/papers.toml", {})) {
    if (paper.kind == "diagnosis_certificate") return paper;
  }
  throw std::runtime_error("no diagnosis certificate among the papers");
}

struct Photographed {
  material::Photograph photo;
  ReadPage page;
};

const Photographed& photographed() {
  static const Photographed kPage = [] {
    const material::Paper paper = diagnosis();
    Photographed made;
    made.photo = material::photograph(material::drawPaper(paper), paper.shot);
    made.page = reader().read(made.photo.picture).value();
    return made;
  }();
  return kPage;
}

TEST(DocumentReader, AphotographBecomesFields) {
  const ReadPage& page = photographed().page;
  EXPECT_TRUE(page.verdict.good()) << name(page.verdict.advice);
  const auto fields = fieldsOf(page.lines);
  EXPECT_EQ(fields.at("kind"), "diagnosis_certificate");
  EXPECT_EQ(fields.at("name"), "张敏");
  EXPECT_EQ(fields.at("number"), "370811198803120026");
  EXPECT_EQ(fields.at("hospital"), "济宁市任城区第二人民医院");
  EXPECT_EQ(fields.at("employer"), "济宁恒岳精密机械有限公司");
  EXPECT_EQ(fields.at("document_number"), "2026091123");
}

TEST(DocumentReader, TheDateUnderTheSealIsRead) {
  const ReadPage& page = photographed().page;
  ASSERT_EQ(page.seals.size(), 1U);
  EXPECT_NEAR(page.seals[0].width / static_cast<float>(page.flat.width()), 40.0 / 210, 0.03);
  EXPECT_EQ(fieldsOf(page.lines).at("issue_date"), "2026-09-18");
}

TEST(DocumentReader, APageUpsideDownOrLyingIsTurnedUpright) {
  for (const cv::RotateFlags how : {cv::ROTATE_180, cv::ROTATE_90_CLOCKWISE, cv::ROTATE_90_COUNTERCLOCKWISE}) {
    cv::Mat turned;
    cv::rotate(view(photographed().page.flat), turned, how);
    Image page = imageOf(turned);
    const auto text = reader().recognise(page);
    ASSERT_TRUE(text);
    EXPECT_EQ(fieldsOf(text->lines)["number"], "370811198803120026") << how;
    EXPECT_GT(page.height(), page.width());
    ASSERT_EQ(text->seals.size(), 1U) << how;
    EXPECT_GT(overlap(text->seals[0], photographed().page.seals[0]), 0.9F) << how;
  }
}

TEST(DocumentReader, TheStoredPageIsStillLegible) {
  auto stored = decodeImage(storedPage(photographed().page.flat));
  ASSERT_TRUE(stored);
  const auto text = reader().recognise(*stored);
  ASSERT_TRUE(text);
  EXPECT_EQ(fieldsOf(text->lines)["number"], "370811198803120026");
  EXPECT_EQ(fieldsOf(text->lines)["name"], "张敏");
}

const Field& fieldOf(const Understanding& understood, std::string_view key) {
  for (const Field& field : understood.fields)
    if (field.key == key) return field;
  throw std::runtime_error("no field " + std::string(key));
}

TEST(DocumentReader, NumbersDatesAndCodesAreReadTwice) {
  const ReadPage& page = photographed().page;
  const PaperRules rules = loadPaperRules().value();
  const Understanding once = understand(page.lines, rules);
  Understanding twice = once;
  reader().readAgain(twice, page, rules);
  for (const char* key : {"number", "issue_date", "document_number"}) {
    EXPECT_EQ(fieldOf(twice, key).second, SecondReading::Agrees) << key;
    EXPECT_GT(fieldOf(twice, key).confidence, fieldOf(once, key).confidence) << key;
  }
  EXPECT_EQ(fieldOf(twice, "name").second, SecondReading::None);
}

TEST(DocumentReader, AMisreadDateIsDisputed) {
  const ReadPage& page = photographed().page;
  const PaperRules rules = loadPaperRules().value();
  Understanding wrong = understand(page.lines, rules);
  for (Field& field : wrong.fields)
    if (field.key == "issue_date") field.value = "2026-09-13";
  reader().readAgain(wrong, page, rules);
  EXPECT_EQ(fieldOf(wrong, "issue_date").second, SecondReading::Differs);
  EXPECT_LE(fieldOf(wrong, "issue_date").confidence, 0.5F);
}

TEST(DocumentReader, WithoutItsNetworksTesseractReadsAndTheReasonIsKept) {
  inference::ModelPlaces nowhere = inference::defaultPlaces();
  nowhere.folders = {"/nonexistent"};
  auto models = inference::ModelStore::open(nowhere);
  ASSERT_TRUE(models);
  const auto alone = DocumentReader::load(**models);
  ASSERT_TRUE(alone);
  ASSERT_TRUE((*alone)->problem());
  EXPECT_EQ((*alone)->problem()->id, assets::ErrorId::ModelMissing);
  EXPECT_FALSE(reader().problem());
  Image flat = photographed().page.flat;
  const auto text = (*alone)->recognise(flat);
  ASSERT_TRUE(text);
  const auto fields = fieldsOf(text->lines);
  EXPECT_EQ(fields.at("kind"), "diagnosis_certificate");
  EXPECT_EQ(fields.at("number"), "370811198803120026");
  EXPECT_EQ(fields.at("issue_date"), "2026-09-18");
}

TEST(DocumentReader, NoPaperIsSaid) {
  const auto page = reader().read(Image(800, 600));
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().id, assets::ErrorId::PageNotFound);
}

TEST(RedSeal, OnlyRoundRedInkIsASeal) {
  Image page(1240, 1754);
  cv::Mat canvas = view(page);
  canvas.setTo(cv::Scalar(235, 238, 240));
  canvas(cv::Rect(200, 100, 800, 40)).setTo(cv::Scalar(40, 40, 210));  // a red heading
  EXPECT_TRUE(findSeals(page).empty());
}

}  // namespace
}  // namespace vision::document
