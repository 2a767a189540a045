#include <stdexcept>
#include <utility>

#include "tests/material/paper.h"
#include "tests/material/sheet.h"

namespace material {
namespace {

constexpr double kLeft = 22;
constexpr double kRight = Sheet::kWidth - 22;
constexpr double kMiddle = Sheet::kWidth / 2;

/// 标签：值, the way hospitals print them.
double entry(Sheet& sheet, double x, double y, const std::string& label, const std::string& value, double points = 12) {
  const double width = sheet.text(x, y, label + "：", {.points = points});
  sheet.text(x + width, y, value, {.points = points, .script = Script::Sans});
  return width;
}

void heading(Sheet& sheet, const std::string& institution, const std::string& title) {
  sheet.text(kMiddle, 20, institution, {.points = 20, .bold = true, .align = Align::Centre});
  sheet.text(kMiddle, 32, title, {.points = 24, .bold = true, .align = Align::Centre});
}

void closing(Sheet& sheet, const Paper& paper, const std::string& signer, const std::string& sealBelow, double y) {
  sheet.text(118, y, signer + "：", {.points = 12});
  sheet.signature(118 + 25, y - 1.5, paper.value("doctor"));
  sheet.text(118, y + 11, "日期：" + paper.value("issue_date"), {.points = 12});
  sheet.seal(150, y + 4, 20, paper.value("hospital"), sealBelow, -8);
}

/// A block of text under a label; returns where it ends.
double block(Sheet& sheet, double y, const std::string& label, const std::string& words) {
  sheet.text(kLeft, y, label + "：", {.points = 13, .bold = true});
  return y + 9 + sheet.paragraph(kLeft + 8, y + 9, kRight - kLeft - 8, words, {.points = 12, .script = Script::Sans}) +
         5;
}

void diagnosisCertificate(Sheet& sheet, const Paper& paper) {
  heading(sheet, paper.value("hospital"), "疾病诊断证明书");
  sheet.text(kRight, 47, "No." + paper.value("document_number"),
             {.points = 10, .script = Script::Sans, .align = Align::Right});
  entry(sheet, kLeft, 57, "姓名", paper.value("name"));
  entry(sheet, 72, 57, "性别", paper.value("sex"));
  entry(sheet, 108, 57, "年龄", paper.value("age"));
  entry(sheet, 146, 57, "科别", paper.value("department"));
  entry(sheet, kLeft, 67, "门诊号", paper.value("outpatient_number"));
  entry(sheet, 108, 67, "住院号", paper.value("inpatient_number"));
  entry(sheet, kLeft, 77, "身份证号", paper.value("number"));
  entry(sheet, kLeft, 87, "工作单位", paper.value("employer"));
  sheet.line(kLeft, 97, kRight, 97, 0.5);
  double y = block(sheet, 104, "临床诊断", paper.value("diagnosis"));
  y = block(sheet, y + 4, "处理意见", paper.value("advice"));
  closing(sheet, paper, "医师签名", "诊断证明专用章", std::max(y + 12, 205.0));
  sheet.text(kLeft, 270, "注：本证明书未加盖医院诊断证明专用章无效，涂改无效。", {.points = 9});
}

void dischargeRecord(Sheet& sheet, const Paper& paper) {
  heading(sheet, paper.value("hospital"), "出院记录");
  entry(sheet, kLeft, 50, "姓名", paper.value("name"));
  entry(sheet, 72, 50, "性别", paper.value("sex"));
  entry(sheet, 108, 50, "年龄", paper.value("age"));
  entry(sheet, 146, 50, "科室", paper.value("department"));
  entry(sheet, kLeft, 59, "住院号", paper.value("inpatient_number"));
  entry(sheet, 108, 59, "床号", paper.value("bed"));
  entry(sheet, kLeft, 68, "入院日期", paper.value("admission_date"));
  entry(sheet, 108, 68, "出院日期", paper.value("discharge_date"));
  sheet.line(kLeft, 77, kRight, 77, 0.5);
  double y = block(sheet, 82, "入院诊断", paper.value("admission_diagnosis"));
  y = block(sheet, y, "诊疗经过", paper.value("course"));
  y = block(sheet, y, "出院诊断", paper.value("diagnosis"));
  y = block(sheet, y, "出院医嘱", paper.value("advice"));
  closing(sheet, paper, "主治医师", "病案专用章", std::max(y + 6, 235.0));
}

void examinationReport(Sheet& sheet, const Paper& paper) {
  heading(sheet, paper.value("hospital"), paper.value("report_title"));
  sheet.text(kRight, 47, "检查号：" + paper.value("document_number"),
             {.points = 10, .script = Script::Sans, .align = Align::Right});
  entry(sheet, kLeft, 55, "姓名", paper.value("name"));
  entry(sheet, 72, 55, "性别", paper.value("sex"));
  entry(sheet, 108, 55, "年龄", paper.value("age"));
  entry(sheet, 146, 55, "科别", paper.value("department"));
  entry(sheet, kLeft, 64, "检查部位", paper.value("body_part"));
  entry(sheet, 108, 64, "检查日期", paper.value("examination_date"));
  sheet.line(kLeft, 73, kRight, 73, 0.5);
  double y = block(sheet, 80, "影像所见", paper.value("finding"));
  y = block(sheet, y + 6, "诊断意见", paper.value("diagnosis"));
  sheet.text(118, std::max(y + 15, 215.0), "报告医师：", {.points = 12});
  sheet.signature(143, std::max(y + 15, 215.0) - 1.5, paper.value("doctor"));
  sheet.text(118, std::max(y + 15, 215.0) + 11, "报告日期：" + paper.value("issue_date"), {.points = 12});
  sheet.text(kLeft, 272, "本报告仅供临床医师参考，请结合临床。", {.points = 9});
}

/// A ruled row of label and value cells.
void row(Sheet& sheet, double y, double height, const std::vector<std::pair<std::string, std::string>>& cells) {
  const double each = (kRight - kLeft) / static_cast<double>(cells.size());
  constexpr double kLabel = 30;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const double x = kLeft + each * static_cast<double>(i);
    sheet.box(x, y, kLabel, height);
    sheet.box(x + kLabel, y, each - kLabel, height);
    sheet.text(x + kLabel / 2, y + height / 2 - 3.4, cells[i].first, {.points = 11, .align = Align::Centre});
    sheet.paragraph(x + kLabel + 2, y + height / 2 - 3.4, each - kLabel - 4, cells[i].second,
                    {.points = 11, .script = Script::Sans});
  }
}

void leaveConfirmation(Sheet& sheet, const Paper& paper) {
  sheet.text(kMiddle, 26, "停工留薪期确认书", {.points = 24, .bold = true, .align = Align::Centre});
  sheet.text(kRight, 44, "编号：" + paper.value("document_number"),
             {.points = 10, .script = Script::Sans, .align = Align::Right});
  row(sheet, 52, 13, {{"职工姓名", paper.value("name")}, {"性别", paper.value("sex")}});
  row(sheet, 65, 13, {{"身份证号", paper.value("number")}});
  row(sheet, 78, 13, {{"用人单位", paper.value("employer")}});
  row(sheet, 91, 13, {{"受伤时间", paper.value("injury_date")}, {"受伤部位", paper.value("body_part")}});
  row(sheet, 104, 18, {{"伤情诊断", paper.value("diagnosis")}});
  row(sheet, 122, 13, {{"诊疗机构", paper.value("hospital")}});
  row(sheet, 135, 13, {{"起始日期", paper.value("leave_from")}, {"截止日期", paper.value("leave_to")}});
  sheet.paragraph(kLeft, 156, kRight - kLeft,
                  "经核对诊疗机构出具的诊断证明，同意该职工在上述期间内停工治疗，停工留薪期内原工资福利待遇不变，由本单"
                  "位按月支付。",
                  {.points = 12});
  sheet.text(118, 200, "用人单位（盖章）：", {.points = 12});
  sheet.text(118, 212, "日期：" + paper.value("issue_date"), {.points = 12});
  sheet.seal(152, 206, 20, paper.value("employer"), "", 6);
}

void leaveCertificate(Sheet& sheet, const Paper& paper) {
  heading(sheet, paper.value("hospital"), "休假证明");
  sheet.text(kRight, 47, "No." + paper.value("document_number"),
             {.points = 10, .script = Script::Sans, .align = Align::Right});
  entry(sheet, kLeft, 57, "姓名", paper.value("name"));
  entry(sheet, 72, 57, "性别", paper.value("sex"));
  entry(sheet, 108, 57, "年龄", paper.value("age"));
  entry(sheet, 146, 57, "科别", paper.value("department"));
  entry(sheet, kLeft, 67, "身份证号", paper.value("number"));
  sheet.line(kLeft, 77, kRight, 77, 0.5);
  double y = block(sheet, 84, "诊断", paper.value("diagnosis"));
  y = block(sheet, y + 4, "建议", paper.value("advice"));
  entry(sheet, kLeft, y + 6, "休假起始", paper.value("leave_from"));
  entry(sheet, 108, y + 6, "休假截止", paper.value("leave_to"));
  closing(sheet, paper, "医师签名", "休假证明专用章", std::max(y + 30, 190.0));
}

void workerRequest(Sheet& sheet, const Paper& paper) {
  sheet.text(kMiddle, 30, "延长停工留薪期申请书", {.points = 22, .bold = true, .align = Align::Centre});
  sheet.paragraph(kLeft, 52, kRight - kLeft, paper.value("committee") + "：", {.points = 13});
  entry(sheet, kLeft, 66, "申请人", paper.value("name"));
  entry(sheet, 108, 66, "联系电话", paper.value("phone"));
  entry(sheet, kLeft, 76, "身份证号", paper.value("number"));
  entry(sheet, kLeft, 86, "工作单位", paper.value("employer"));
  const double y = 98 + sheet.paragraph(kLeft, 98, kRight - kLeft, paper.value("reason"), {.points = 13});
  sheet.text(118, y + 24, "申请人：", {.points = 12});
  sheet.signature(118 + 18, y + 22.5, paper.value("name"));
  sheet.text(118, y + 36, "日期：" + paper.value("issue_date"), {.points = 12});
}

void occupationalCertificate(Sheet& sheet, const Paper& paper) {
  heading(sheet, paper.value("hospital"), "职业病诊断证明书");
  sheet.text(kRight, 47, "编号：" + paper.value("document_number"),
             {.points = 10, .script = Script::Sans, .align = Align::Right});
  row(sheet, 54, 13, {{"劳动者姓名", paper.value("name")}, {"性别", paper.value("sex")}});
  row(sheet, 67, 13, {{"身份证号", paper.value("number")}});
  row(sheet, 80, 13, {{"用人单位", paper.value("employer")}});
  row(sheet, 93, 13, {{"危害因素", paper.value("hazard")}});
  const double y = block(sheet, 114, "诊断结论", paper.value("diagnosis"));
  block(sheet, y + 4, "处理意见", paper.value("advice"));
  closing(sheet, paper, "诊断医师", "职业病诊断专用章", 205);
}

using Draw = void (*)(Sheet&, const Paper&);
const std::map<std::string, Draw> kForms = {{"diagnosis_certificate", diagnosisCertificate},
                                            {"discharge_record", dischargeRecord},
                                            {"examination_report", examinationReport},
                                            {"leave_confirmation", leaveConfirmation},
                                            {"leave_certificate", leaveCertificate},
                                            {"worker_request", workerRequest},
                                            {"occupational_certificate", occupationalCertificate}};

}  // namespace

std::string Paper::value(const std::string& key) const {
  const auto found = values.find(key);
  return found == values.end() ? std::string() : found->second;
}

vision::Image drawPaper(const Paper& paper) {
  const auto form = kForms.find(paper.kind);
  if (form == kForms.end()) throw std::invalid_argument("no form is called " + paper.kind);
  Sheet sheet;
  form->second(sheet, paper);
  return sheet.picture();
}

}  // namespace material
