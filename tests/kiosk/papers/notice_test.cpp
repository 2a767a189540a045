#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include <cairo.h>
#include <gmock/gmock.h>

#include "assets/error_id.h"
#include "kiosk/papers/application_form.h"
#include "kiosk/papers/paper_values.h"
#include "kiosk/papers/render.h"

namespace kiosk::papers {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;
using Bytes = std::vector<std::uint8_t>;

domain::Date on(int year, unsigned month, unsigned day) {
  return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

fs::path formFolder() {
  return fs::path(HALL_SOURCE_DIR) / "assets" / "forms";
}

const FormBook& forms() {
  static const FormBook kForms = [] {
    auto loaded = FormBook::load(formFolder());
    EXPECT_TRUE(loaded) << loaded.error().detail;
    return std::move(*loaded);
  }();
  return kForms;
}

NoticeHead head() {
  return {"济宁市劳动能力鉴定委员会", "济劳鉴〔2026〕01846号", on(2026, 11, 18),
          "https://hall.example/check/n-1846?code=7QK2M9", "3708112600137"};
}

// A name with characters beyond the BMP and in extension A.
domain::Person person() {
  return {"孔\U0002CB5A㛃䶮", "370811197903121224", "2", "01", on(1979, 3, 12), "济宁市任城区"};
}

ConclusionNotice conclusionNotice() {
  ConclusionNotice notice;
  notice.head = head();
  notice.person = person();
  notice.employer = {"济宁市任城区恒通机械有限公司", ""};
  notice.injury = {on(2025, 11, 3), "", "左手食指末节缺损，近节指间关节功能障碍", "济任人社伤认〔2025〕0312号"};
  notice.receivedOn = on(2026, 9, 8);
  notice.conclusion.grade = 9;
  notice.conclusion.experts = 5;
  notice.conclusion.concludedOn = on(2026, 11, 16);
  notice.reassessmentDays = 15;
  notice.reassessmentBody = "山东省劳动能力鉴定委员会";
  notice.reviewFrom = on(2027, 11, 16);
  return notice;
}

SupplementNotice supplementNotice(int items) {
  SupplementNotice notice;
  notice.head = head();
  notice.person = person();
  notice.receivedOn = on(2026, 11, 24);
  for (int i = 0; i < items; ++i) {
    notice.missing.push_back({"病历和检查、检验报告（第" + chineseNumber(i + 1) + "次住院）",
                              "交来的病历缺少出院记录和第三次手术记录；影像报告没有医院盖章，看不出检查日期。"});
  }
  return notice;
}

MaterialsCompleteNotice materialsNotice() {
  MaterialsCompleteNotice notice;
  notice.head = head();
  notice.person = person();
  notice.withCausality = true;
  notice.receivedOn = on(2026, 11, 24);
  notice.materials = {"诊断证明", "病历和检查、检验报告", "第一次发病的诊断证明和全部治疗记录"};
  notice.conclusionDueBy = {on(2027, 1, 23), true};
  notice.conclusionDays = 60;
  notice.extensionDays = 30;
  return notice;
}

/// A handwritten-looking line as a PNG.
Bytes signaturePng() {
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 480, 200);
  cairo_t* cairo = cairo_create(surface);
  cairo_set_line_width(cairo, 9);
  cairo_move_to(cairo, 30, 150);
  cairo_curve_to(cairo, 120, -60, 200, 260, 280, 60);
  cairo_curve_to(cairo, 330, 20, 380, 180, 450, 90);
  cairo_stroke(cairo);
  Bytes bytes;
  cairo_surface_write_to_png_stream(
      surface,
      [](void* closure, const unsigned char* data, unsigned int length) {
        auto* out = static_cast<Bytes*>(closure);
        out->insert(out->end(), data, data + length);
        return CAIRO_STATUS_SUCCESS;
      },
      &bytes);
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
  return bytes;
}

DeliveryProof proof() {
  DeliveryProof notice;
  notice.head = head();
  notice.head.documentNumber = "济劳鉴送〔2026〕01846号";
  notice.head.issuedOn = on(2026, 11, 24);
  notice.person = person();
  notice.deliveredTitle = "劳动能力鉴定结论通知书";
  notice.deliveredDocumentNumber = "济劳鉴〔2026〕01846号";
  notice.pdfSha256 = std::string(64, 'a');
  notice.method = "直接送达（自助终端，身份证和人脸核对）";
  notice.place = "济宁市人社服务大厅 03 号机";
  notice.deliveredAtMs = 1795485480000;
  notice.signaturePng = signaturePng();
  notice.appealBy = {on(2026, 12, 9), false};
  return notice;
}

domain::Application application(domain::ApplicationKind kind) {
  domain::Application application;
  application.kind = kind;
  application.person = person();
  application.person.address = "山东省济宁市任城区太白楼路1号院3号楼2单元501室";
  application.employer = {"济宁市任城区恒通机械有限公司", ""};
  application.injury = {on(2025, 11, 3), "一号车间", "左手食指末节缺损", "济任人社伤认〔2025〕0312号"};
  application.contact = {"13805371234", "孔祥林", "0537-2345678", "济宁市任城区太白楼路1号"};
  using domain::MaterialKind;
  for (const auto material :
       {MaterialKind::DiagnosisCertificate, MaterialKind::MedicalRecord, MaterialKind::DiagnosisCertificate,
        MaterialKind::MedicalRecord, MaterialKind::MedicalRecord}) {
    application.pages.push_back({material, {0xff, 0xd8}, {}, false});
  }
  return application;
}

ApplicationForm unsignedForm(domain::ApplicationKind kind, bool withCausality = false) {
  domain::Application filled = application(kind);
  filled.withCausality = withCausality;
  return applicationForm(filled, "济宁市", on(2026, 11, 24));
}

ApplicationForm signedForm() {
  domain::Application filled = application(domain::ApplicationKind::DisabilityGrade);
  filled.signaturePng = signaturePng();
  return applicationForm(filled, "济宁市", on(2026, 11, 24), "3708112600137");
}

std::string output(const std::string& command) {
  std::string text;
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return text;
  std::array<char, 4096> buffer{};
  for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    text.append(buffer.data(), got);
  ::pclose(pipe);
  return text;
}

class NoticePdf : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "hall-notice-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path stored(const Paper& notice, const char* name) {
    const auto pdf = renderPdf(notice, forms());
    EXPECT_TRUE(pdf) << pdf.error().detail;
    // A folder to look at the papers by eye.
    const char* keep = std::getenv("HALL_NOTICE_OUT");  // NOLINT(concurrency-mt-unsafe): one thread
    const fs::path file = (keep != nullptr ? fs::path(keep) : folder_) / (std::string(name) + ".pdf");
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(pdf->data()), static_cast<std::streamsize>(pdf->size()));
    return file;
  }
  std::string textOf(const Paper& notice, const char* name) {
    std::string raw = output("pdftotext -layout '" + stored(notice, name).string() + "' -");
    for (auto place = raw.find("\u00a0"); place != std::string::npos; place = raw.find("\u00a0"))
      raw.erase(place, 2);
    return std::regex_replace(raw, std::regex("\\s+"), "");
  }

 private:
  fs::path folder_;
};

TEST_F(NoticePdf, TheConclusionSaysEverythingAsSelectableText) {
  const std::string text = textOf(conclusionNotice(), "conclusion");
  for (const char* part : {"济宁市劳动能力鉴定委员会",
                           "劳动能力鉴定结论通知书",
                           "济劳鉴〔2026〕01846号",
                           "孔\U0002CB5A㛃䶮：",
                           "2026年9月8日",
                           "伤残等级鉴定申请",
                           "37081126 00137",
                           "五名专家",
                           "370811197903121224",
                           "恒通机械有限公司",
                           "2025年11月3日",
                           "济任人社伤认〔2025〕0312号",
                           "玖级",
                           "无",
                           "2026年11月16日",
                           "十五日内",
                           "山东省劳动能力鉴定委员会申请再次鉴定",
                           "自2027年11月16日起",
                           "2026年11月18日",
                           "扫码核验"}) {
    EXPECT_THAT(text, HasSubstr(std::regex_replace(part, std::regex("\\s+"), ""))) << part;
  }
  for (const char* part : {"因果关系", "停工留薪期", "旧伤复发", "{", "}"})
    EXPECT_THAT(text, Not(HasSubstr(part)));
  EXPECT_EQ(*pageCount(conclusionNotice(), forms()), 1);
}

TEST_F(NoticePdf, EachKindOfConclusionHasItsOwnRows) {
  ConclusionNotice notice = conclusionNotice();
  notice.withCausality = true;
  notice.conclusion.causal = false;
  notice.conclusion.grade = 0;
  notice.conclusion.dependency = domain::Dependency::Mostly;
  std::string text = textOf(notice, "causality");
  EXPECT_THAT(text, HasSubstr("不存在因果关系"));
  EXPECT_THAT(text, HasSubstr("未达到伤残等级"));
  EXPECT_THAT(text, HasSubstr("大部分生活自理障碍"));

  notice = conclusionNotice();
  notice.conclusion.kind = domain::ApplicationKind::LeaveExtension;
  notice.conclusion.leaveUntil = on(2027, 2, 28);
  text = textOf(notice, "leave");
  EXPECT_THAT(text, HasSubstr("同意延长至2027年2月28日"));
  EXPECT_THAT(text, Not(HasSubstr("玖级")));
  EXPECT_THAT(text, Not(HasSubstr("复查鉴定")));

  notice.conclusion.kind = domain::ApplicationKind::Relapse;
  notice.conclusion.relapse = true;
  EXPECT_THAT(textOf(notice, "relapse"), HasSubstr("确认为旧伤复发"));
}

TEST_F(NoticePdf, ASupplementNamesEverythingOverAsManyPagesAsItTakes) {
  const SupplementNotice notice = supplementNotice(14);
  const std::string text = textOf(notice, "supplement_long");
  for (const MissingItem& item : notice.missing)
    EXPECT_THAT(text, HasSubstr(item.material));
  EXPECT_EQ(*pageCount(notice, forms()), 3);
  EXPECT_THAT(text, HasSubstr("第3页共3页"));
  EXPECT_EQ(*pageCount(supplementNotice(2), forms()), 1);
  EXPECT_THAT(textOf(supplementNotice(2), "supplement"), Not(HasSubstr("共1页")));
}

TEST_F(NoticePdf, TheReceiptOfMaterialsListsThemAndWarnsOfUnpublishedHolidays) {
  const std::string text = textOf(materialsNotice(), "materials");
  EXPECT_THAT(text, HasSubstr("第一次发病的诊断证明和全部治疗记录"));
  EXPECT_THAT(text, HasSubstr("2027年1月23日"));
  EXPECT_THAT(text, HasSubstr("三十日"));
  EXPECT_THAT(text, HasSubstr("尚未公布的节假日"));
  MaterialsCompleteNotice certain = materialsNotice();
  certain.conclusionDueBy.provisional = false;
  EXPECT_THAT(textOf(certain, "materials_certain"), Not(HasSubstr("尚未公布")));
}

TEST_F(NoticePdf, TheDeliveryProofCarriesTheSignature) {
  const std::string text = textOf(proof(), "proof");
  for (const char* part : {"送达回证", "2026-11-2409:58", "03号机", "2026年12月9日申请再次鉴定"})
    EXPECT_THAT(text, HasSubstr(part));
  EXPECT_THAT(output("pdfimages -list '" + stored(proof(), "proof").string() + "'"), HasSubstr("480"));
}

TEST_F(NoticePdf, TheApplicationFormSaysWhatIsAskedForAndWhatCameWithIt) {
  const std::string text = textOf(signedForm(), "application_signed");
  for (const char* part : {"济宁市工伤职工劳动能力鉴定申请表",
                           "受理号：3708112600137",
                           "申请事项伤残等级鉴定",
                           "职工本人",
                           "孔\U0002CB5A㛃䶮",
                           "女，1979年3月12日出生",
                           "370811197903121224",
                           "太白楼路1号院3号楼2单元501",
                           "13805371234",
                           "济宁市任城区太白楼路1号",
                           "孔祥林0537-2345678",
                           "恒通机械有限公司",
                           "2025年11月3日，一号车间",
                           "左手食指末节缺损",
                           "济任人社伤认〔2025〕0312号",
                           "诊断证明2页；病历和检查、检验报告3页",
                           "一、我交的材料都是真的，没有改过",
                           "二、同意专家查看我的病历，用来评定伤残等级",
                           "三、通知我到现场鉴定时，我会按时去",
                           "申请人签名：",
                           "签名日期：2026年11月24日"}) {
    EXPECT_THAT(text, HasSubstr(std::regex_replace(part, std::regex("\\s+"), ""))) << part;
  }
  for (const char* part : {"扫码核验", "鉴定委员会", "未填写", "{", "}"})
    EXPECT_THAT(text, Not(HasSubstr(part))) << part;
  EXPECT_EQ(*pageCount(signedForm(), forms()), 1);
  const std::string pictures = output("pdfimages -list '" + stored(signedForm(), "application_signed").string() + "'");
  EXPECT_THAT(pictures, HasSubstr("480"));
}

TEST_F(NoticePdf, EachKindOfApplicationHasItsOwnTitle) {
  using domain::ApplicationKind;
  EXPECT_EQ(titleOf(unsignedForm(ApplicationKind::DisabilityGrade), forms()), "济宁市工伤职工劳动能力鉴定申请表");
  EXPECT_EQ(titleOf(unsignedForm(ApplicationKind::LeaveExtension), forms()), "济宁市工伤人员延长停工留薪期确认申请表");
  EXPECT_EQ(titleOf(unsignedForm(ApplicationKind::Relapse), forms()), "济宁市工伤人员旧伤复发确认申请表");
  const ApplicationForm both = unsignedForm(ApplicationKind::DisabilityGrade, true);
  EXPECT_EQ(titleOf(both, forms()), "济宁市工伤职工劳动能力鉴定申请表、济宁市工伤人员疾病与工伤因果关系确认申请表");
  const std::string text = textOf(both, "application_causality");
  EXPECT_THAT(text, HasSubstr("伤残等级鉴定、疾病与工伤因果关系确认"));
  EXPECT_THAT(text, HasSubstr("用来评定等级、确认病因"));
  EXPECT_EQ(*pageCount(both, forms()), 1) << "one sheet to sign";
  EXPECT_THAT(textOf(unsignedForm(ApplicationKind::Relapse), "application_relapse"), HasSubstr("是不是旧伤复发"));
}

TEST_F(NoticePdf, AnApplicationThatIsNotSignedYetHasABareLine) {
  const Paper form = unsignedForm(domain::ApplicationKind::DisabilityGrade);
  const std::string text = textOf(form, "application_unsigned");
  EXPECT_THAT(text, HasSubstr("受理号：受理后填写"));
  EXPECT_THAT(text, HasSubstr("申请人签名："));
  EXPECT_THAT(output("pdfimages -list '" + stored(form, "application_unsigned").string() + "'"), Not(HasSubstr("480")));
  domain::Application bare;
  EXPECT_THAT(textOf(applicationForm(bare, "济宁市", on(2026, 11, 24)), "application_bare"), HasSubstr("未填写"));
  ApplicationForm spoilt = signedForm();
  spoilt.application.signaturePng.resize(40);
  EXPECT_FALSE(renderPdf(spoilt, forms())) << "a signature that cannot be shown is not left out";
}

TEST_F(NoticePdf, ALongApplicationKeepsSignatureAndDeclarationsTogether) {
  ApplicationForm form = signedForm();
  form.application.injury.bodyPart.clear();
  for (int i = 0; i < 12; ++i)
    form.application.injury.bodyPart += "左手食指末节缺损，近节指间关节功能障碍；";
  ASSERT_EQ(*pageCount(form, forms()), 2);
  const std::string file = stored(form, "application_long").string();
  const std::string last = output("pdftotext -f 2 -l 2 '" + file + "' -");
  for (const char* part : {"申请人声明", "我会按时去", "签名日期"})
    EXPECT_THAT(last, HasSubstr(part));
  EXPECT_EQ(renderPages(form, forms(), 860)->size(), 2U);
  EXPECT_EQ(renderPages(form, forms(), 860)->at(1), *renderPng(form, forms(), 2, 860));
}

TEST_F(NoticePdf, FontsAreEmbeddedAndTheDateIsTheDayOfIssue) {
  const fs::path file = stored(conclusionNotice(), "conclusion");
  const std::string fonts = output("pdffonts '" + file.string() + "'");
  EXPECT_THAT(fonts, HasSubstr("NotoSerifCJK"));
  std::smatch row;
  // name, type, encoding, then emb sub uni
  EXPECT_FALSE(std::regex_search(fonts, row, std::regex("\\n\\S+ .*\\bno +(yes|no) +(yes|no) "))) << fonts;
  const std::string info = output("TZ=Asia/Shanghai pdfinfo -isodates '" + file.string() + "'");
  EXPECT_THAT(info, HasSubstr("2026-11-18T00:00:00+08"));
  EXPECT_THAT(info, HasSubstr("A4"));
  EXPECT_THAT(info, Not(HasSubstr("ModDate")));
  EXPECT_LT(fs::file_size(file), 700U * 1024);
}

TEST_F(NoticePdf, TheSameNoticeIsTheSameFile) {
  for (const Paper& notice : {Paper(conclusionNotice()), Paper(supplementNotice(14)), Paper(materialsNotice()),
                              Paper(proof()), Paper(signedForm())}) {
    const auto one = renderPdf(notice, forms());
    const auto two = renderPdf(notice, forms());
    ASSERT_TRUE(one && two);
    EXPECT_EQ(*one, *two);
  }
  ConclusionNotice other = conclusionNotice();
  other.conclusion.grade = 8;
  EXPECT_NE(*renderPdf(conclusionNotice(), forms()), *renderPdf(other, forms()));
}

std::uint32_t bigEndian(const Bytes& bytes, std::size_t at) {
  return static_cast<std::uint32_t>(bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3]);
}

TEST_F(NoticePdf, PagesComeAsPicturesOfTheWantedWidth) {
  const auto png = renderPng(supplementNotice(14), forms(), 3, 860);
  ASSERT_TRUE(png) << png.error().detail;
  EXPECT_EQ(bigEndian(*png, 16), 860U);
  EXPECT_EQ(bigEndian(*png, 20), 1216U);
  for (const auto& [page, width] : {std::pair(0, 860), std::pair(4, 860), std::pair(1, 199), std::pair(1, 4001)}) {
    const auto none = renderPng(supplementNotice(14), forms(), page, width);
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().id, assets::ErrorId::NoticeNotRendered);
  }
}

TEST_F(NoticePdf, AnUnusableSignatureIsTold) {
  for (const Bytes& picture : {Bytes{}, Bytes(100, 7)}) {
    DeliveryProof notice = proof();
    notice.signaturePng = picture;
    EXPECT_FALSE(renderPdf(notice, forms()));
  }
  DeliveryProof huge = proof();
  huge.signaturePng[16] = 0x7f;  // two thousand million pixels wide
  EXPECT_FALSE(renderPdf(huge, forms()));
  DeliveryProof cut = proof();
  cut.signaturePng.resize(cut.signaturePng.size() / 2);
  EXPECT_FALSE(renderPdf(cut, forms()));
}

TEST(NoticeForms, AreCheckedWhenTheyAreRead) {
  std::ifstream file(formFolder() / "notice_conclusion.toml");
  const std::string good{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const auto refusal = [&](const std::string& from, const std::string& to) {
    std::string changed = good;
    changed.replace(changed.find(from), from.size(), to);
    const auto form = FormBook::parse(FormKind::Conclusion, changed, "f.toml");
    if (form) return std::string();
    EXPECT_EQ(form.error().id, assets::ErrorId::FormInvalid);
    return form.error().detail;
  };
  EXPECT_EQ(refusal("{experts}", "{doctors}"), "f.toml: block 2: text: the paper knows no {doctors}");
  EXPECT_EQ(refusal("when = \"body_part\"", "when = \"moon\""),
            "f.toml: block 3.row 5: when: the paper knows no \"moon\"");
  EXPECT_EQ(refusal("kind = \"table\"", "kind = \"chart\""),
            "f.toml: block 3: kind \"chart\" is unknown; block 3: text is missing; block 3: unknown entry row");
  EXPECT_EQ(refusal("seal =", "stamp ="), "f.toml: seal is missing; unknown entry stamp");
  EXPECT_EQ(refusal("{experts}", "{experts"),
            "f.toml: block 2: text: the paper knows no {experts名专家组成的专家组现场鉴定，现将结论通知如下。}");
  const auto untitled =
      FormBook::parse(FormKind::Application, "[[title]]\ntext = \"{town}\"\nwhen = \"moon\"\n", "a.toml");
  ASSERT_FALSE(untitled);
  EXPECT_EQ(untitled.error().detail,
            "a.toml: title 1: text: the paper knows no {town}; title 1: when: the paper knows no \"moon\"; "
            "reference is missing; block is missing");
  const auto none = FormBook::load("/nowhere");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().id, assets::ErrorId::FormInvalid);
}

TEST(ChineseNumbers, AreWrittenAsSpoken) {
  const std::array<std::pair<int, const char*>, 12> cases = {{{0, "零"},
                                                              {5, "五"},
                                                              {10, "十"},
                                                              {15, "十五"},
                                                              {20, "二十"},
                                                              {60, "六十"},
                                                              {99, "九十九"},
                                                              {100, "一百"},
                                                              {101, "一百零一"},
                                                              {110, "一百一十"},
                                                              {365, "三百六十五"},
                                                              {1000, "1000"}}};
  for (const auto& [number, text] : cases)
    EXPECT_EQ(chineseNumber(number), text);
}

}  // namespace
}  // namespace kiosk::papers
