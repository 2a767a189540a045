#include "kiosk/papers/form.h"

#include <fstream>
#include <iterator>
#include <optional>

#include "assets/error_id.h"
#include "kiosk/domain/policy_reader.h"
#include "kiosk/papers/paper_values.h"

namespace kiosk::papers {
namespace {

using domain::PolicyReport;
using domain::PolicyTable;
using Kind = FormBlock::Kind;

constexpr std::array<const char*, kFormKindCount> kFiles = {"notice_materials_complete.toml", "notice_supplement.toml",
                                                            "notice_conclusion.toml", "notice_delivery_proof.toml",
                                                            "application_form.toml"};

std::optional<Kind> blockKindOf(std::string_view name) {
  constexpr std::array<std::string_view, 6> kKinds = {"paragraph", "address", "table", "list", "note", "signature"};
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    if (kKinds[i] == name) return static_cast<Kind>(i);
  }
  return std::nullopt;
}

/// Reads blocks and checks every name in them against what the paper can fill.
class FormReader {
 public:
  explicit FormReader(FormKind kind) : known_(valuesOf(emptyPaper(kind))) {}

  FormBlock block(PolicyTable& table) {
    FormBlock block;
    const std::string name = table.text("kind");
    const auto kind = blockKindOf(name);
    if (!kind) table.report("kind \"" + name + "\" is unknown");
    block.kind = kind.value_or(Kind::Paragraph);
    block.when = condition(table);
    if (block.kind == Kind::List) {
      block.list = list(table, table.text("list"));
    } else if (block.kind == Kind::Table) {
      for (PolicyTable& entry : table.tables("row"))
        block.rows.push_back(row(entry));
    } else {
      block.text = text(table, "text");
    }
    if (block.kind == Kind::Signature) {
      block.heading = optionalText(table, "heading");
      block.under = optionalText(table, "under");
      if (auto wanted = table.optionalText("list")) block.list = list(table, std::move(*wanted));
    }
    table.finish();
    return block;
  }
  FormTitle title(PolicyTable& table) {
    FormTitle title{text(table, "text"), condition(table)};
    table.finish();
    return title;
  }
  std::string text(PolicyTable& table, const char* key) { return checked(table, key, table.text(key)); }

 private:
  std::string list(PolicyTable& table, std::string name) const {
    if (known_.lists.count(name) == 0) table.report("the paper has no list \"" + name + "\"");
    return name;
  }
  FormBlock::Row row(PolicyTable& table) {
    FormBlock::Row row;
    row.label = text(table, "label");
    row.value = text(table, "value");
    row.when = condition(table);
    row.strong = table.optionalFlag("strong").value_or(false);
    table.finish();
    return row;
  }
  std::string optionalText(PolicyTable& table, const char* key) {
    return checked(table, key, table.optionalText(key).value_or(std::string()));
  }
  std::string checked(PolicyTable& table, const char* key, std::string text) const {
    for (const std::string& name : placeholdersOf(text)) {
      if (known_.texts.count(name) == 0) table.report(std::string(key) + ": the paper knows no {" + name + "}");
    }
    return text;
  }
  std::string condition(PolicyTable& table) {
    const auto when = table.optionalText("when");
    if (when && known_.conditions.count(*when) == 0) table.report("when: the paper knows no \"" + *when + "\"");
    return when.value_or(std::string());
  }

  PaperValues known_;
};

}  // namespace

assets::Result<PaperForm> FormBook::parse(FormKind kind, std::string_view toml, std::string_view origin) {
  const auto file = domain::parseToml(toml, origin, assets::ErrorId::FormInvalid);
  if (!file) return tl::unexpected(file.error());
  PolicyReport report(origin);
  PolicyTable root(*file, "", report);
  FormReader reader(kind);
  PaperForm form;
  if (kind == FormKind::Application) {
    for (PolicyTable& entry : root.tables("title"))
      form.titles.push_back(reader.title(entry));
    form.reference = reader.text(root, "reference");
  } else {
    form.titles.push_back({root.text("title"), ""});
    form.reference = "{document_number}";
    form.seal = root.text("seal");
  }
  for (PolicyTable& entry : root.tables("block"))
    form.blocks.push_back(reader.block(entry));
  root.finish();
  if (!report.clean()) return assets::failure(assets::ErrorId::FormInvalid, report.text());
  return form;
}

assets::Result<FormBook> FormBook::load(const std::filesystem::path& folder) {
  FormBook book;
  for (std::size_t i = 0; i < kFormKindCount; ++i) {
    const std::string name = kFiles[i];
    std::ifstream file(folder / name, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file) return assets::failure(assets::ErrorId::FormInvalid, (folder / name).string() + " cannot be read");
    auto form = parse(static_cast<FormKind>(i), content, name);
    if (!form) return tl::unexpected(form.error());
    book.forms_[i] = std::move(*form);
  }
  return book;
}

}  // namespace kiosk::papers
