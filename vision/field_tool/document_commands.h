#pragma once

#include <string>
#include <vector>

#include "vision/document/document_reader.h"

namespace vision::field_tool {

/// Corners of the page and how good it looks; where none stands out "found" is false and the corners are the picture's.
bool findPages(const std::vector<std::string>& paths);

/// Lines in reading order. A picture in which no page stands out is taken as the page itself, as a scanner gives it.
bool readPages(const document::DocumentReader& reader, const std::vector<std::string>& paths);

/// Kind of paper and its fields: "fields" as evaluations exchange them (exchange.h), "details" with the rules' own
/// keys, cleaned values, confidence and place. `kind` chooses the rules whatever the title says.
bool readFields(const document::DocumentReader& reader, const document::PaperRules& rules, const std::string& kind,
                const std::vector<std::string>& paths);

}  // namespace vision::field_tool
