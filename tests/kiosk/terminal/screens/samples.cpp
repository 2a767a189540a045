#include "tests/kiosk/terminal/screens/samples.h"

#include <memory>

#include "kiosk/terminal/screens/card_screen.h"
#include "kiosk/terminal/screens/certification_screen.h"
#include "kiosk/terminal/screens/consent_screen.h"
#include "kiosk/terminal/screens/data_screen.h"
#include "kiosk/terminal/screens/document_screen.h"
#include "kiosk/terminal/screens/done_screen.h"
#include "kiosk/terminal/screens/face_screen.h"
#include "kiosk/terminal/screens/home_screen.h"
#include "kiosk/terminal/screens/idle_screen.h"
#include "kiosk/terminal/screens/kind_screen.h"
#include "kiosk/terminal/screens/materials_screen.h"
#include "kiosk/terminal/screens/notices_screen.h"
#include "kiosk/terminal/screens/overlays.h"
#include "kiosk/terminal/screens/paying_place_screen.h"
#include "kiosk/terminal/screens/progress_screen.h"
#include "kiosk/terminal/screens/scan_screen.h"
#include "kiosk/terminal/screens/sign_screen.h"
#include "kiosk/terminal/screens/staff_screen.h"
#include "kiosk/terminal/screens/trouble_screen.h"
#include "kiosk/terminal/screens/visit_screen.h"
#include "kiosk/terminal/screens/wait_screen.h"
#include "tests/kiosk/terminal/screens/sample_pages.h"
#include "tests/kiosk/terminal/screens/sample_pictures.h"
#include "tests/kiosk/terminal/screens/samples_looking_up.h"

namespace hall_test {
namespace {

using namespace kiosk::terminal::screens;  // NOLINT(google-build-using-namespace): one screen after another
using assets::StringId;
using kiosk::domain::Date;
using kiosk::domain::MaterialKind;
using kiosk::domain::Need;
using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

Date on(int y, unsigned m, unsigned d) {
  return Date{year{y}, month{m}, day{d}};
}

ChromeModel collecting(std::size_t step) {
  ChromeModel chrome = applying(1);
  chrome.service = StringId::ServiceNotice;
  chrome.slips = {{StringId::StepCard, StringId::StepFace, StringId::StepReadSign, StringId::StepPrint}, step};
  return chrome;
}

std::shared_ptr<ui::input::SignaturePad> signature() {
  // 孔令契 as a hand would write it, in 0..1 of the pad.
  constexpr float kStrokes[][8] = {
      {.14F, .32F, .24F, .30F, .20F, .42F, .21F, .66F},     {.13F, .55F, .17F, .52F, .21F, .50F, .26F, .47F},
      {.29F, .27F, .285F, .45F, .29F, .60F, .37F, .55F},    {.51F, .21F, .48F, .31F, .44F, .40F, .40F, .46F},
      {.51F, .22F, .56F, .33F, .60F, .38F, .64F, .42F},     {.49F, .39F, .50F, .41F, .515F, .42F, .53F, .44F},
      {.45F, .52F, .52F, .49F, .58F, .47F, .50F, .60F},     {.50F, .59F, .52F, .61F, .53F, .65F, .55F, .68F},
      {.67F, .28F, .70F, .27F, .73F, .26F, .76F, .25F},     {.66F, .42F, .70F, .41F, .74F, .39F, .77F, .38F},
      {.715F, .20F, .715F, .28F, .715F, .38F, .715F, .47F}, {.80F, .28F, .87F, .26F, .88F, .36F, .84F, .46F},
      {.66F, .60F, .74F, .58F, .82F, .57F, .90F, .55F},     {.78F, .48F, .74F, .60F, .80F, .66F, .83F, .72F}};
  auto pad = std::make_shared<ui::input::SignaturePad>();
  double now = 1.0;
  for (const auto& stroke : kStrokes) {
    pad->penDown(stroke[0], stroke[1], now);
    for (int point = 0; point < 3; ++point) {
      for (int step = 1; step <= 8; ++step) {
        const float t = static_cast<float>(step) / 8.0F;
        const float x = stroke[point * 2] + (stroke[point * 2 + 2] - stroke[point * 2]) * t;
        const float y = stroke[point * 2 + 1] + (stroke[point * 2 + 3] - stroke[point * 2 + 1]) * t;
        pad->penMove(x, y, now += 0.01);
      }
    }
    pad->penUp();
  }
  return pad;
}

MaterialsModel materials() {
  MaterialsModel model;
  model.namedWithinWorkingDays = 5;
  model.canSaveForLater = true;
  model.items = {{MaterialKind::DiagnosisCertificate, Need::Required, Applies::Unasked, {{}, {}}},
                 {MaterialKind::MedicalRecord,
                  Need::Required,
                  Applies::Unasked,
                  {{}, {}, {PageProblem::Glare, false}, {}, {}, {}}},
                 {MaterialKind::OccupationalDiseaseCertificate, Need::IfApplies, Applies::No, {}},
                 {MaterialKind::PsychiatricRecord, Need::IfApplies, Applies::Unasked, {}}};
  return model;
}

MaterialsModel manyMaterials() {
  MaterialsModel model = materials();
  model.items = {{MaterialKind::DiagnosisCertificate, Need::Required, Applies::Unasked, {}},
                 {MaterialKind::MedicalRecord, Need::Required, Applies::Unasked, {{}, {PageProblem::Blurred, false}}},
                 {MaterialKind::LeaveConfirmation, Need::Required, Applies::Unasked, {}},
                 {MaterialKind::LeaveCertificate, Need::Required, Applies::Unasked, {}},
                 {MaterialKind::WorkerRequest, Need::Required, Applies::Unasked, {}},
                 {MaterialKind::OccupationalDiseaseCertificate, Need::IfApplies, Applies::Unasked, {}},
                 {MaterialKind::PsychiatricRecord, Need::IfApplies, Applies::Unasked, {}}};
  return model;
}

ScanModel scan(ScanPhase phase) {
  ScanModel model;
  model.material = MaterialKind::MedicalRecord;
  model.page = 2;
  model.taken = {{}, {}, {PageProblem::Glare, false}, {}, {}, {}};
  model.retaking = true;
  model.phase = phase;
  model.picture = deskPicture();
  if (phase == ScanPhase::Searching) {
    model.taken = {{}};
    model.page = 1;
    model.retaking = false;
    return model;
  }
  model.outline = deskCorners();
  model.sharp = model.noGlare = model.whole = Verdict::Pass;
  if (phase == ScanPhase::Found) {
    model.noGlare = Verdict::Fail;
    model.whole = Verdict::Checking;
    return model;
  }
  if (phase == ScanPhase::Reading) return model;
  model.holdLeft = 1.4F;
  model.fields = {{StringId::ScanName, "孔令契", 0.99, true},
                  {StringId::ScanHospital, "运河医院 骨科", 0.97, {}},
                  {StringId::ScanDiagnosis, "右手食指、中指离断伤术后", 0.96, {}},
                  {StringId::ScanDischargeDate, "2026年6月18日", 0.81, {}}};
  if (phase == ScanPhase::Kept || phase == ScanPhase::Doubtful) model.picture = flatPage();
  if (phase == ScanPhase::Doubtful) {
    model.problem = PageProblem::NameDiffers;
    model.fields[0] = {StringId::ScanName, "孔令奇", 0.98, false};
    model.fields[1].value.clear();
    model.fields[1].confidence = 0.0;
  }
  return model;
}

DataModel details() {
  DataModel model;
  model.name = "孔令契";
  model.number = "370811197604094426";
  model.today = kToday;
  model.rows = {{DataField::Employer, "济宁运河机械制造有限公司", DataSource::OnFile, true, false},
                {DataField::InjuryDate, "2026-05-27", DataSource::ReadFromPaper, true, false},
                {DataField::InjuryPlace, "一号车间冲压线", DataSource::OnFile, true, false},
                {DataField::BodyPart, "右手食指、中指", DataSource::ReadFromPaper, true, true},
                {DataField::DeterminationNumber, "", DataSource::Nobody, false, false},
                {DataField::Phone, "13805472046", DataSource::OnFile, true, false},
                {DataField::PostalAddress, "任城区古槐街道红星路12号", DataSource::Typed, true, false},
                {DataField::EmergencyName, "", DataSource::Nobody, true, false},
                {DataField::EmergencyPhone, "", DataSource::Nobody, true, false}};
  return model;
}

/// What libpinyin offers for these letters; fixed here so that the pictures stay the same.
std::shared_ptr<Entry> entry(DataField field, const std::string& start, const std::string& letters) {
  auto result = std::make_shared<Entry>();
  result->panel.begin(entryFor(field, start));
  for (const char letter : letters)
    result->panel.letter(letter);
  return result;
}

class FixedCharacters final : public ui::input::HandwritingSource {
 public:
  std::vector<std::string> characters(std::span<const ui::input::PenStroke>, const ui::Size&, std::size_t) override {
    return {"䶮", "龚", "袭", "垄", "奄", "龛", "砻", "聋", "垅", "泷", "笼"};
  }
};

struct Writing {
  FixedOffers offers;
  FixedCharacters characters;
  ui::input::EntryPanel panel{&offers, &characters};
};

/// 大 half way over the pad.
std::shared_ptr<Writing> writing(DataField field, const std::string& start) {
  auto result = std::make_shared<Writing>();
  result->panel.begin(entryFor(field, start));
  const std::vector<ui::input::PenStroke> strokes{
      {{220, 160}, {500, 150}}, {{360, 60}, {345, 200}, {230, 380}}, {{358, 170}, {420, 270}, {520, 370}}};
  for (const auto& stroke : strokes) {
    result->panel.penDown(stroke.front());
    for (const ui::Point& point : stroke)
      result->panel.penMove(point);
    result->panel.penUp({720.0F, 440.0F});
  }
  return result;
}

AcceptedFacts accepted() {
  AcceptedFacts facts;
  facts.acceptanceNumber = "3708112600137";
  facts.acceptedOn = kToday;
  facts.supplementDueBy = on(2026, 12, 1);
  facts.conclusionDueBy = on(2027, 1, 23);
  facts.supplementWorkingDays = 5;
  facts.conclusionDays = 60;
  facts.extraDays = 30;
  facts.deliveryDays = 15;
  facts.scheduleNoticeMin = 3;
  facts.scheduleNoticeMax = 5;
  return facts;
}

NoticesModel notices() {
  NoticesModel model;
  model.notices = {{"鉴定结论通知书", on(2026, 11, 18), false, 9, on(2026, 12, 9)},
                   {"收讫告知书", on(2026, 9, 12), false, 0, {}}};
  model.preview = noticePage();
  model.pages = 2;
  model.signer = "孔令契";
  model.today = kToday;
  return model;
}

CaseRow oneCase(kiosk::domain::CaseStage stage) {
  CaseRow row;
  row.acceptanceNumber = "3708112600137";
  row.stage = stage;
  row.acceptedOn = kToday;
  row.nextBy = on(2026, 12, 1);
  row.sessionTime = "2026-12-03 09:00";
  row.sessionPlace = "济宁市第一人民医院鉴定中心 3 楼";
  row.missing = {"出院记录缺第 2 页", "诊断证明没有盖章"};
  return row;
}

ChromeModel under(ChromeModel chrome) {
  chrome.overlayOpen = true;
  return chrome;
}

void addArrival(std::vector<Sample>& all) {
  all.push_back({"01-idle", page(atHome(Backdrop::IdleArt), body(drawIdle, IdleModel{"", {kToday, 9, 42}, 6, 18}))});
  HomeModel home;
  home.queueAhead = 6;
  home.queueMinutes = 18;
  all.push_back({"02-home", page(atHome(Backdrop::HomeArt), body(drawHome, home))});
  HomeModel shut;
  shut.retiredOpen = shut.employerOpen = shut.policyOpen = false;
  ChromeModel silent = atHome(Backdrop::HomeArt);
  silent.voiceOffered = false;
  all.push_back({"02-home-shut", page(silent, body(drawHome, shut))});
  const auto counter = [&](const std::string& name, CounterModel model) {
    all.push_back({name, [silent, shut, model](ui::Frame& frame) {
                     drawChrome(frame, under(silent));
                     drawHome(frame, shut);
                     drawCounter(frame, model);
                   }});
  };
  counter("02-home-counter-employer", {CounterService::Employer, 6, 18, false});
  counter("02-home-counter-called", {CounterService::Employer, -1, -1, true});
  ChromeModel card = applying(0, 42);
  CardModel waiting;
  waiting.socialCardOffered = waiting.relativeOffered = true;
  all.push_back({"03-id-card", page(card, body(drawCard, waiting))});
  all.push_back({"03-id-card-reading", page(card, body(drawCard, CardModel{ReaderPhase::Reading, {}, false, false}))});
  all.push_back(
      {"03-id-card-trouble",
       page(card, body(drawCard, CardModel{ReaderPhase::Trouble, assets::ErrorId::PinyinHelperMissing, false, true}))});
  all.push_back({"03-id-card-done", page(card, body(drawCard, CardModel{ReaderPhase::Done, {}, false, false}))});
  all.push_back({"03-id-card-remove", page(card, body(drawCard, CardModel{ReaderPhase::Remove, {}, false, false}))});
  all.push_back({"04-consent", page(applying(1, 43), body(drawConsent, ConsentModel{}))});
  FaceModel face;
  face.live = facePicture();
  face.prompt = FacePrompt::TurnLeft;
  face.moves = {
      {FaceMove::LookAhead, Progress::Done}, {FaceMove::TurnLeft, Progress::Now}, {FaceMove::Blink, Progress::ToCome}};
  face.progress = 0.42F;
  face.light = LightVerdict::Fine;
  face.distance = DistanceVerdict::Fine;
  face.cover = CoverVerdict::None;
  ChromeModel reading = applying(1, 43);
  reading.readingAloud = true;
  all.push_back({"04-face-check", page(reading, body(drawFace, face))});
  FaceModel start;
  start.moves = {{FaceMove::LookAhead, Progress::Now}, {FaceMove::TurnRight, Progress::ToCome}};
  start.triesLeft = 2;
  start.light = LightVerdict::TooDark;
  start.cover = CoverVerdict::Mask;
  all.push_back({"04-face-start", page(reading, body(drawFace, start))});
  face.prompt = FacePrompt::Passed;
  for (FaceMoveState& move : face.moves)
    move.progress = Progress::Done;
  all.push_back({"04-face-passed", page(reading, body(drawFace, face))});
}

void addChoosing(std::vector<Sample>& all) {
  using kiosk::domain::EligibilityExit;
  using kiosk::domain::EligibilityQuestion;
  const ChromeModel chrome = applying(2, 44);
  all.push_back({"05-kind", page(chrome, body(drawKind, KindModel{}))});
  all.push_back(
      {"05-kind-relapse",
       page(chrome, body(drawKind, KindModel{KindModel::Page::Ask, EligibilityQuestion::RelapseDisputed, {}}))});
  all.push_back({"05-kind-stable",
                 page(chrome, body(drawKind, KindModel{KindModel::Page::Ask, EligibilityQuestion::StableNow, {}}))});
  all.push_back(
      {"05-kind-hospital",
       page(chrome, body(drawKind, KindModel{KindModel::Page::Told, {}, EligibilityExit::AgreementHospital}))});
  all.push_back(
      {"05-kind-too-early",
       page(chrome, body(drawKind, KindModel{KindModel::Page::Told, {}, EligibilityExit::AskForLeaveExtension}))});
  all.push_back({"05-materials", page(chrome, body(drawMaterials, materials()))});
  all.push_back({"05-materials-many", page(chrome, body(drawMaterials, manyMaterials()))});
  MaterialsModel complete = materials();
  for (MaterialItem& item : complete.items) {
    if (item.need == Need::Required) item.pages = {{}, {PageProblem::Glare, true}};
    if (item.need == Need::IfApplies) item.applies = Applies::No;
  }
  all.push_back({"05-materials-complete", page(chrome, body(drawMaterials, complete))});
  all.push_back({"06-scan-search", page(chrome, body(drawScan, scan(ScanPhase::Searching)))});
  all.push_back({"06-scan-found", page(chrome, body(drawScan, scan(ScanPhase::Found)))});
  all.push_back({"06-scan-page", page(chrome, body(drawScan, scan(ScanPhase::Hold)))});
  all.push_back({"06-scan-reading", page(chrome, body(drawScan, scan(ScanPhase::Reading)))});
  all.push_back({"06-scan-kept", page(chrome, body(drawScan, scan(ScanPhase::Kept)))});
  all.push_back({"06-scan-doubtful", page(chrome, body(drawScan, scan(ScanPhase::Doubtful)))});
}

void addHandingIn(std::vector<Sample>& all) {
  const ChromeModel check = applying(3, 52);
  const auto data = [&](const std::string& name, std::optional<DataField> open, const std::string& start,
                        const std::string& letters) {
    DataModel model = details();
    model.open = open;
    auto keys = entry(open.value_or(DataField::Employer), start, letters);
    all.push_back({name, page(check, [model, keys](ui::Frame& frame) { drawData(frame, model, keys->panel); })});
  };
  data("07-data-list", std::nullopt, "", "");
  data("07-data-name", DataField::EmergencyName, "", "mayan");
  DataModel byHand = details();
  byHand.open = DataField::EmergencyName;
  const auto pen = writing(DataField::EmergencyName, "马");
  all.push_back(
      {"07-data-write", page(check, [byHand, pen](ui::Frame& frame) { drawData(frame, byHand, pen->panel); })});
  data("07-data-employer", DataField::Employer, "济宁运河机械制造有限公司", "");
  data("07-data-phone", DataField::Phone, "13805", "");
  data("07-data-date", DataField::InjuryDate, "2027-05-27", "");
  SignModel sign;
  sign.signer = "孔令契";
  sign.pages = 14;
  sign.formPages = 3;
  sign.voiceOffered = true;
  const auto pad = signature();
  const auto empty = std::make_shared<ui::input::SignaturePad>();
  const ChromeModel signing = applying(4, 55);
  all.push_back({"08-sign", page(signing, [sign, pad](ui::Frame& frame) { drawSign(frame, sign, *pad); })});
  SignModel warned = sign;
  warned.printerTrouble = assets::ErrorId::PinyinHelperMissing;
  all.push_back(
      {"08-sign-empty", page(signing, [warned, empty](ui::Frame& frame) { drawSign(frame, warned, *empty); })});
  SignModel preparing = sign;
  preparing.formPages = 0;
  preparing.formComing = true;
  all.push_back({"08-sign-preparing",
                 page(signing, [preparing, empty](ui::Frame& frame) { drawSign(frame, preparing, *empty); })});
  SignModel formless = preparing;
  formless.formComing = false;
  all.push_back(
      {"08-sign-formless", page(signing, [formless, empty](ui::Frame& frame) { drawSign(frame, formless, *empty); })});
  SignModel busy = sign;
  busy.busy = true;
  all.push_back({"08-sign-busy", page(signing, [busy, pad](ui::Frame& frame) { drawSign(frame, busy, *pad); })});
  ChromeModel finished = applying(6, 58);
  finished.backEnabled = false;
  DoneModel done;
  done.accepted = accepted();
  done.today = kToday;
  done.pages = 14;
  done.textMessages = true;
  done.print = {PrintPhase::Printing, 1, 2};
  all.push_back({"09-submitted", page(finished, body(drawDone, done))});
  DoneModel late = done;
  late.textMessages = false;
  late.accepted->provisional = true;
  late.rating = 5;
  late.print = {PrintPhase::TakeIt, 0, 0};
  all.push_back({"09-submitted-rated", page(finished, body(drawDone, late))});
  DoneModel waiting;
  waiting.today = kToday;
  waiting.pages = 14;
  waiting.waitingNumber = "03-1124-0017";
  waiting.print = {PrintPhase::Stopped, 0, 0};
  all.push_back({"09-waiting", page(finished, body(drawDone, waiting))});
}

void addCollecting(std::vector<Sample>& all) {
  const auto pad = signature();
  const auto empty = std::make_shared<ui::input::SignaturePad>();
  const auto notice = [&](const std::string& name, const NoticesModel& model,
                          const std::shared_ptr<ui::input::SignaturePad>& strokes) {
    all.push_back(
        {name, page(collecting(2), [model, strokes](ui::Frame& frame) { drawNotices(frame, model, *strokes); })});
  };
  notice("11-notice-pickup", notices(), pad);
  NoticesModel covered = notices();
  covered.covered = true;
  covered.printerTrouble = assets::ErrorId::PinyinHelperMissing;
  notice("11-notice-covered", covered, empty);
  NoticesModel many = notices();
  many.notices.push_back({"补讫告知书", on(2026, 9, 1), true, 0, {}});
  many.chosen = 1;
  many.preview = {};
  notice("11-notice-fetching", many, empty);
  notice("11-notice-none", NoticesModel{}, empty);
  all.push_back({"11-notice-zoom", page(collecting(2), [](ui::Frame& frame) {
                   DocumentView view{1.5F, 0.0F, 0.3F};
                   drawDocument(frame, {StringId::ServiceNotice, noticePage(), 1, 2}, view);
                 })});
  all.push_back(
      {"11-notice-printing",
       page(collecting(3),
            body(drawNoticePrint, NoticePrintModel{"鉴定结论通知书", {PrintPhase::Printing, 1, 2}, true, true}))});
  all.push_back(
      {"11-notice-printed",
       page(collecting(4),
            body(drawNoticePrint, NoticePrintModel{"鉴定结论通知书", {PrintPhase::TakeIt, 0, 0}, false, false}))});
  ChromeModel looking = applying(1);
  looking.service = StringId::ServiceProgress;
  looking.slips = {{StringId::StepCard, StringId::StepLook}, 1};
  using kiosk::domain::CaseStage;
  all.push_back(
      {"13-progress", page(looking, body(drawProgress, ProgressModel{{oneCase(CaseStage::Scheduled)}, 0, kToday}))});
  all.push_back({"13-progress-missing",
                 page(looking, body(drawProgress, ProgressModel{{oneCase(CaseStage::SupplementAsked)}, 0, kToday}))});
  all.push_back(
      {"13-progress-two",
       page(looking, body(drawProgress,
                          ProgressModel{{oneCase(CaseStage::NoticeReady), oneCase(CaseStage::Accepted)}, 0, kToday}))});
  all.push_back({"13-progress-none", page(looking, body(drawProgress, ProgressModel{}))});
}

void addCertifying(std::vector<Sample>& all) {
  ChromeModel chrome = applying(1);
  chrome.service = StringId::ServiceCertification;
  chrome.slips = {
      {StringId::StepCard, StringId::StepCheck, StringId::StepFace, StringId::StepCertify, StringId::StepDone}, 1};
  CertificationOfferModel due;
  due.visitor = "李女士";
  due.today = kToday;
  due.dueBy = on(2026, 12, 20);
  all.push_back({"10-cert-due", page(chrome, body(drawCertificationOffer, due))});
  CertificationOfferModel overdue = due;
  overdue.dueBy = on(2026, 11, 2);
  overdue.visitBooked = true;
  all.push_back({"10-cert-overdue", page(chrome, body(drawCertificationOffer, overdue))});
  CertificationOfferModel unknown = due;
  unknown.page = CertificationOfferModel::Page::Unknown;
  all.push_back({"10-cert-unknown", page(chrome, body(drawCertificationOffer, unknown))});
  CertificationOfferModel elsewhere = due;
  elsewhere.page = CertificationOfferModel::Page::Elsewhere;
  all.push_back({"10-cert-elsewhere", page(chrome, body(drawCertificationOffer, elsewhere))});
  const auto panel = std::make_shared<ui::input::EntryPanel>(nullptr);
  panel->begin(kVisitPhone);
  for (const char digit : std::string("1390537"))
    panel->digit(digit);
  all.push_back({"10-cert-visit", page(chrome, [panel](ui::Frame& frame) { drawVisit(frame, {"李**"}, *panel); })});
  all.push_back({"10-cert-area", page(chrome, body(drawPayingPlace, PayingPlaceModel{}))});
  PayingPlaceModel east;
  east.area = kiosk::domain::PayingArea::East;
  for (const char* name : {"上海市", "江苏省", "浙江省", "安徽省", "福建省", "江西省", "山东省其他市"})
    east.places.push_back({"3" + std::to_string(east.places.size()) + "0000", name, name, *east.area});
  all.push_back({"10-cert-place", page(chrome, body(drawPayingPlace, east))});

  ChromeModel finished = chrome;
  finished.slips = {};
  finished.backdrop = Backdrop::HomeArt;
  finished.backEnabled = false;
  CertificationDoneModel done;
  done.visitor = "李女士";
  done.on = done.today = kToday;
  done.clock = "09:42";
  done.dueBy = on(2027, 11, 24);
  done.paymentDay = 15;
  done.slipOffered = true;
  all.push_back({"10-cert-done", page(finished, body(drawCertificationDone, done))});
  using Outcome = CertificationDoneModel::Outcome;
  const auto ended = [&](const std::string& name, Outcome outcome, const std::string& number) {
    CertificationDoneModel model = done;
    model.outcome = outcome;
    model.dueBy.reset();
    model.number = number;
    if (outcome == Outcome::VisitBooked) model.visitBy = on(2026, 12, 8);
    model.maskedPhone = "139****0000";
    model.payingPlace = "广西壮族自治区";
    model.print = {PrintPhase::Printing, 0, 1};
    all.push_back({name, page(finished, body(drawCertificationDone, model))});
  };
  CertificationDoneModel silent = done;
  silent.outcome = Outcome::Silent;
  silent.on = on(2026, 10, 3);
  silent.dueBy = on(2028, 1, 3);
  silent.slipOffered = false;
  all.push_back({"10-cert-silent", page(finished, body(drawCertificationDone, silent))});
  CertificationDoneModel earlier = silent;
  earlier.outcome = Outcome::InForce;
  all.push_back({"10-cert-in-force", page(finished, body(drawCertificationDone, earlier))});
  ended("10-cert-waiting", Outcome::Waiting, "0b0f3c52");
  ended("10-cert-counter", Outcome::AtCounter, "D3708112600001");
  ended("10-cert-booked", Outcome::VisitBooked, "S3708112600001");
  ended("10-cert-forward", Outcome::ToForward, "X3708112600001");
}

void addTrouble(std::vector<Sample>& all) {
  ChromeModel finished = applying(1, 58);
  finished.slips = {};
  finished.backEnabled = false;
  TroubleModel printer;
  printer.error = assets::ErrorId::PinyinHelperMissing;
  printer.picture = TroublePicture::Printer;
  printer.safe = {{SafeFact::What::ApplicationHandedIn, 0, "370811 26 00137"}, {SafeFact::What::PagesKept, 14, ""}};
  printer.staffCalled = true;
  printer.calledAt = {kToday, 9, 58};
  printer.neighbourKiosk = "04";
  printer.primary = TroubleWay::GoOnWithout;
  printer.others = {TroubleWay::OtherKiosk, TroubleWay::AskStaff};
  const auto trouble = [&](const std::string& name, const TroubleModel& model) {
    all.push_back({name, page(finished, [model](ui::Frame& frame) { drawTrouble(frame, model); })});
  };
  trouble("12-trouble-printer", printer);
  TroubleModel camera = printer;
  camera.picture = TroublePicture::Camera;
  camera.safe = {{SafeFact::What::PagesKept, 3, ""}};
  camera.staffCalled = false;
  camera.primary = TroubleWay::TryAgain;
  camera.others = {TroubleWay::SaveAndLeave};
  trouble("12-trouble-camera", camera);
  all.push_back(
      {"12-staff-called",
       page(finished, body(drawStaff, StaffModel{HandoverReason::Asked, {kToday, 9, 58}, false, true, 540}))});
  all.push_back(
      {"12-staff-in-person",
       page(finished, body(drawStaff, StaffModel{HandoverReason::FaceNotMatched, {kToday, 9, 58}, true, false, 0}))});
  all.push_back({"12-wait", [finished](ui::Frame& frame) {
                   drawChrome(frame, finished);
                   drawWait(frame, {WaitFor::Records});
                 }});
  all.push_back({"14-timeout", [](ui::Frame& frame) {
                   drawChrome(frame, under(applying(2)));
                   drawMaterials(frame, materials());
                   drawTimeout(frame, {25, 30, true});
                 }});
  all.push_back({"14-timeout-urgent", [](ui::Frame& frame) {
                   drawChrome(frame, under(applying(2)));
                   drawMaterials(frame, materials());
                   drawTimeout(frame, {8, 30, false});
                 }});
  const auto help = [&](const std::string& name, HelpModel model) {
    all.push_back({name, [model](ui::Frame& frame) {
                     ChromeModel chrome = under(atHome(Backdrop::HomeArt));
                     chrome.helpOpen = true;
                     drawChrome(frame, chrome);
                     HomeModel home;
                     home.queueAhead = 6;
                     home.queueMinutes = 18;
                     drawHome(frame, home);
                     drawHelp(frame, model);
                   }});
  };
  help("20-help-sheet", {false, true, false});
  help("20-help-called", {true, false, true});
  all.push_back({"21-leave", [](ui::Frame& frame) {
                   drawChrome(frame, under(applying(2)));
                   drawMaterials(frame, materials());
                   drawLeave(frame, {true});
                 }});
}

}  // namespace

std::vector<Sample> samples() {
  std::vector<Sample> all;
  addArrival(all);
  addChoosing(all);
  addHandingIn(all);
  addCollecting(all);
  addCertifying(all);
  addLookingUp(all);
  addAsking(all);
  addTrouble(all);
  return all;
}

}  // namespace hall_test
