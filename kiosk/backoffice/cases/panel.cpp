#include "kiosk/backoffice/cases/panel.h"

#include <algorithm>

#include <soci/soci.h>

#include "kiosk/backoffice/cases/dossier.h"
#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/backoffice/crypto/random.h"
#include "kiosk/backoffice/experts/expert_store.h"
#include "kiosk/domain/wipe.h"

namespace kiosk::backoffice::cases {
namespace {

constexpr std::size_t kSeedBytes = 16;

std::string reasonPlace(const std::string& seatId) {
  return "panel_seat.reason/" + seatId;
}
std::string opinionPlace(const std::string& seatId) {
  return "panel_seat.opinion/" + seatId;
}

std::optional<Opinion> opened(const Office& office, const std::string& seatId, const std::string& expertId,
                              const std::string& sealed) {
  if (sealed.empty()) return std::nullopt;
  const auto text = office.cipher().open(sealed, opinionPlace(seatId));
  if (!text) throw RecordUnreadable("opinion of seat " + seatId);
  const nlohmann::json json = nlohmann::json::parse(*text, nullptr, false);
  if (!json.is_object()) throw RecordUnreadable("opinion of seat " + seatId);
  return Opinion{expertId, json.value("agrees", false), json.value("note", std::string())};
}

/// Where the papers say the person was treated.
assets::Result<std::vector<std::string>> treatingHospitals(const Office& office, const CaseRecord& record) {
  auto application = openDossier(office, record);
  if (!application) return tl::unexpected(application.error());
  std::vector<std::string> names;
  for (const domain::Page& page : application->pages) {
    for (const domain::Field& field : page.fields) {
      if (field.key == "hospital" && !field.value.empty()) names.push_back(field.value);
    }
  }
  domain::wipe(*application);
  return names;
}

assets::Result<PanelDraw> draw(const Office& office, domain::DrawOrder order) {
  order.seed = crypto::token(kSeedBytes);
  std::vector<domain::Expert> pool;
  {
    const auto lease = office.readers().lease();
    pool = experts::expertPool(*lease, office.region());
  }
  const auto drawn = domain::drawExperts(pool, order);
  if (!drawn) return tl::unexpected(drawn.error());
  PanelDraw result;
  const std::int64_t nowMs = office.clock().nowMs();
  std::string eligible;
  for (const domain::Expert& expert : domain::eligibleExperts(pool, order))
    eligible += expert.id + "\n";
  result.event = {{"seed", order.seed}, {"eligible_sha256", crypto::sha256Hex(eligible)}};
  for (const std::string& specialty : order.specialties)
    result.event["specialties"].push_back(specialty);
  for (const domain::Expert& expert : *drawn) {
    result.seats.push_back({crypto::uuid(nowMs), expert, nowMs, std::nullopt});
    result.event["experts"].push_back(expert.id);
  }
  return result;
}

std::vector<std::string> everSeated(const Office& office, const std::string& caseId) {
  const auto lease = office.readers().lease();
  const soci::rowset<std::string> rows =
      ((*lease).prepare << "SELECT expert_id FROM panel_seat WHERE region_code = :region AND case_id = :case",
       soci::use(office.region()), soci::use(caseId));
  return {rows.begin(), rows.end()};
}

}  // namespace

std::vector<PanelSeat> seatedPanel(soci::session& sql, const Office& office, const std::string& caseId) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT seat_id, expert_id, name, specialty, institution, drawn_ms, opinion_sealed FROM "
                      "panel_seat WHERE region_code = :region AND case_id = :case AND left_ms = 0 ORDER BY seat_id",
       soci::use(office.region()), soci::use(caseId));
  std::vector<PanelSeat> panel;
  for (const soci::row& row : rows) {
    PanelSeat seat;
    seat.id = row.get<std::string>(0);
    seat.expert = {row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3), row.get<std::string>(4)};
    seat.drawnMs = row.get<long long>(5);
    seat.opinion = opened(office, seat.id, seat.expert.id, row.get<std::string>(6));
    panel.push_back(std::move(seat));
  }
  return panel;
}

assets::Result<PanelDraw> drawPanel(const Office& office, const CaseRecord& record,
                                    const std::vector<std::string>& specialties, int seats) {
  auto hospitals = treatingHospitals(office, record);
  if (!hospitals) return tl::unexpected(hospitals.error());
  return draw(office, {specialties, seats, std::move(*hospitals), {}, {}});
}

assets::Result<PanelDraw> drawReplacement(const Office& office, const CaseRecord& record, const PanelSeat& leaving) {
  auto hospitals = treatingHospitals(office, record);
  if (!hospitals) return tl::unexpected(hospitals.error());
  return draw(office, {{leaving.expert.specialty}, 1, std::move(*hospitals), everSeated(office, record.id), {}});
}

void insertSeat(const store::Transaction& transaction, const std::string& caseId, const PanelSeat& seat) {
  const long long drawnMs = seat.drawnMs;
  transaction.sql() << "INSERT INTO panel_seat (region_code, seat_id, case_id, expert_id, name, specialty, "
                       "institution, drawn_ms, left_ms, reason_sealed, opinion_sealed) VALUES (:region, :id, :case, "
                       ":expert, :name, :specialty, :institution, :drawn, 0, '', '')",
      soci::use(transaction.region()), soci::use(seat.id), soci::use(caseId), soci::use(seat.expert.id),
      soci::use(seat.expert.name), soci::use(seat.expert.specialty), soci::use(seat.expert.institution),
      soci::use(drawnMs);
}

void leaveSeat(const store::Transaction& transaction, const Office& office, const PanelSeat& seat,
               const std::string& reason) {
  const long long nowMs = office.clock().nowMs();
  const std::string sealed = office.cipher().seal(reason, reasonPlace(seat.id));
  transaction.sql() << "UPDATE panel_seat SET left_ms = :now, reason_sealed = :reason WHERE region_code = :region AND "
                       "seat_id = :id",
      soci::use(nowMs), soci::use(sealed), soci::use(transaction.region()), soci::use(seat.id);
}

void keepOpinion(const store::Transaction& transaction, const Office& office, const PanelSeat& seat,
                 const Opinion& opinion) {
  const nlohmann::json json = {{"agrees", opinion.agrees}, {"note", opinion.note}};
  const std::string sealed = office.cipher().seal(json.dump(), opinionPlace(seat.id));
  transaction.sql() << "UPDATE panel_seat SET opinion_sealed = :opinion WHERE region_code = :region AND seat_id = :id",
      soci::use(sealed), soci::use(transaction.region()), soci::use(seat.id);
}

std::string whyOpinionsNot(const std::vector<PanelSeat>& panel, const std::vector<Opinion>& opinions) {
  if (panel.empty()) return opinions.empty() ? std::string() : "opinions: there is no panel";
  std::size_t agree = 0;
  for (const PanelSeat& seat : panel) {
    const auto theirs = [&](const Opinion& opinion) { return opinion.expertId == seat.expert.id; };
    if (std::count_if(opinions.begin(), opinions.end(), theirs) != 1) {
      return "opinions: one of each expert of the panel, " + seat.expert.name + " has not exactly one";
    }
    const auto opinion = std::find_if(opinions.begin(), opinions.end(), theirs);
    if (!opinion->agrees && opinion->note.empty()) return "opinions: " + seat.expert.name + " disagrees without a note";
    if (opinion->agrees) ++agree;
  }
  if (opinions.size() != panel.size()) return "opinions: somebody who does not sit on the panel";
  if (2 * agree <= panel.size()) return "opinions: more than half of the panel must agree";
  return {};
}

}  // namespace kiosk::backoffice::cases
