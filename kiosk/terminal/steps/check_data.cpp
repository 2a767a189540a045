#include "kiosk/terminal/steps/check_data.h"

#include <algorithm>
#include <array>

#include "kiosk/domain/dates.h"
#include "kiosk/domain/wipe.h"

namespace kiosk::terminal::steps {
namespace {

using screens::DataAction;
using screens::DataField;
using screens::DataRow;
using screens::DataSource;

struct Asked {
  DataField field;
  bool required;
  std::string_view paperKey;  ///< the field of a photographed paper that answers it; empty: none does
};
constexpr std::array<Asked, 9> kAsked = {{{DataField::Employer, true, "employer"},
                                          {DataField::InjuryDate, true, "injury_date"},
                                          {DataField::InjuryPlace, false, {}},
                                          {DataField::BodyPart, false, {}},
                                          {DataField::DeterminationNumber, false, {}},
                                          {DataField::Phone, true, {}},
                                          {DataField::PostalAddress, true, {}},
                                          {DataField::EmergencyName, false, {}},
                                          {DataField::EmergencyPhone, false, {}}}};

/// A value a paper gave with less than this is shown as "请您核对".
constexpr double kSure = 0.95;

std::string draftValue(const domain::Application& draft, DataField field) {
  switch (field) {
    case DataField::Employer:
      return draft.employer.name;
    case DataField::InjuryDate:
      return draft.injury.date ? domain::dateText(*draft.injury.date) : std::string();
    case DataField::InjuryPlace:
      return draft.injury.place;
    case DataField::BodyPart:
      return draft.injury.bodyPart;
    case DataField::DeterminationNumber:
      return draft.injury.determinationNumber;
    case DataField::Phone:
      return draft.contact.phone;
    case DataField::PostalAddress:
      return draft.contact.postalAddress;
    case DataField::EmergencyName:
      return draft.contact.emergencyName;
    case DataField::EmergencyPhone:
      return draft.contact.emergencyPhone;
  }
  return {};
}

void writeDraft(domain::Application& draft, DataField field, const std::string& value) {
  switch (field) {
    case DataField::Employer:
      draft.employer.name = value;
      return;
    case DataField::InjuryDate:
      draft.injury.date = domain::parseDate(value);
      return;
    case DataField::InjuryPlace:
      draft.injury.place = value;
      return;
    case DataField::BodyPart:
      draft.injury.bodyPart = value;
      return;
    case DataField::DeterminationNumber:
      draft.injury.determinationNumber = value;
      return;
    case DataField::Phone:
      draft.contact.phone = value;
      return;
    case DataField::PostalAddress:
      draft.contact.postalAddress = value;
      return;
    case DataField::EmergencyName:
      draft.contact.emergencyName = value;
      return;
    case DataField::EmergencyPhone:
      draft.contact.emergencyPhone = value;
      return;
  }
}

/// The best value any photographed page gives for a key.
const domain::Field* paperField(const Visit& visit, std::string_view key) {
  const domain::Field* best = nullptr;
  for (const Material& material : visit.materials) {
    for (const TakenPage& taken : material.pages) {
      for (const domain::Field& field : taken.page.fields) {
        if (field.key == key && (best == nullptr || field.confidence > best->confidence)) best = &field;
      }
    }
  }
  return best;
}

}  // namespace

void CheckData::enter(Context& context) {
  Visit& visit = context.visit;
  model_ = {};
  model_.name = visit.person.name;
  model_.number = visit.person.number;
  model_.today = context.facts.today;
  for (const Asked& asked : kAsked) {
    DataRow row{.field = asked.field,
                .value = draftValue(visit.draft, asked.field),
                .source = DataSource::Nobody,
                .required = asked.required,
                .needsLook = false};
    if (!row.value.empty()) row.source = DataSource::Typed;
    if (const auto* field = row.value.empty() ? paperField(visit, asked.paperKey) : nullptr) {
      row.value = field->value;
      row.source = DataSource::ReadFromPaper;
      row.needsLook = field->confidence < kSure;
    }
    model_.rows.push_back(std::move(row));
  }
  // What the card says stands in for an address nobody gave yet; it is the visitor's to change.
  for (DataRow& row : model_.rows) {
    if (row.field == DataField::PostalAddress && row.value.empty() && !visit.person.address.empty()) {
      row.value = visit.person.address;
      row.source = DataSource::OnFile;
      row.needsLook = true;
    }
  }
  if (visit.record) fillFromRecord(*visit.record);
  if (!panel_) panel_ = std::make_unique<ui::input::EntryPanel>(context.facts.pinyin, context.facts.handwriting);
}

const contract::KnownInjury* CheckData::injuryMeant(const contract::PersonRecord& record) const {
  if (record.injuries.empty()) return nullptr;
  const auto date = std::find_if(model_.rows.begin(), model_.rows.end(),
                                 [](const DataRow& row) { return row.field == DataField::InjuryDate; });
  const auto named = std::find_if(record.injuries.begin(), record.injuries.end(), [&](const auto& known) {
    return known.injury.date && domain::dateText(*known.injury.date) == date->value;
  });
  return named != record.injuries.end() ? &*named : &record.injuries.front();
}

void CheckData::fillFromRecord(const contract::PersonRecord& record) {
  if (!record.known) return;
  domain::Application known;
  known.contact = record.contact;
  if (const contract::KnownInjury* injury = injuryMeant(record)) {
    known.injury = injury->injury;
    known.employer = injury->employer;
    creditCode_ = known.employer.creditCode;
  }
  for (DataRow& row : model_.rows) {
    std::string value = draftValue(known, row.field);
    if (value.empty() || row.source == DataSource::Typed) continue;
    // What the insurance holds was examined before; a paper that says otherwise is a question to the visitor.
    row.needsLook = row.source == DataSource::ReadFromPaper && row.value != value;
    row.value = std::move(value);
    row.source = DataSource::OnFile;
  }
  domain::wipe(known);
}

void CheckData::leave(Context& context) {
  write(context);
  close();
  for (DataRow& row : model_.rows)
    domain::wipe(row.value);
  domain::wipe(model_.name);
  domain::wipe(model_.number);
  domain::wipe(creditCode_);
  model_ = {};
}

void CheckData::close() {
  model_.open.reset();
  if (panel_) panel_->close();
}

void CheckData::back(Context& context) {
  if (model_.open) {
    close();
  } else {
    Step::back(context);
  }
}

void CheckData::on(const Event& event, Context& context) {
  if (const auto* found = std::get_if<event::PersonFound>(&event)) {
    context.visit.record = found->record;
    fillFromRecord(found->record);
  }
}

void CheckData::write(Context& context) const {
  domain::Application& draft = context.visit.draft;
  for (const DataRow& row : model_.rows) {
    writeDraft(draft, row.field, row.value);
    const bool onFile = row.field == DataField::Employer && row.source == DataSource::OnFile;
    if (row.field == DataField::Employer) draft.employer.creditCode = onFile ? creditCode_ : std::string();
  }
}

void CheckData::act(const DataAction& action, Context& context) {
  const auto row = std::find_if(model_.rows.begin(), model_.rows.end(),
                                [&action](const DataRow& one) { return one.field == action.field; });
  switch (action.kind) {
    case DataAction::Kind::None:
      return;
    case DataAction::Kind::Open:
      if (row == model_.rows.end()) return;
      model_.open = action.field;
      panel_->begin(screens::entryFor(action.field, row->value));
      return;
    case DataAction::Kind::Written:
      if (row == model_.rows.end()) return;
      row->value = action.value;
      row->source = action.value.empty() ? DataSource::Nobody : DataSource::Typed;
      row->needsLook = false;
      context.visit.entered = true;
      close();
      return;
    case DataAction::Kind::Cancel:
      close();
      return;
    case DataAction::Kind::GoOn:
      for (const DataRow& one : model_.rows) {
        const auto problem = screens::problemOf(one.field, one.required, one.value, model_.today);
        if (problem != screens::DataProblem::None) return;
      }
      context.next();
      return;
  }
}

void CheckData::draw(ui::Frame& frame, Context& context) {
  act(screens::drawData(frame, model_, *panel_), context);
}

}  // namespace kiosk::terminal::steps
