// Whether a record can be scored against the text of its gold article.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "polex/diagnostic.h"

namespace polex::records {

// text[begin, end) in code points.
[[nodiscard]] std::string slice(const std::string& text, long begin, long end);

// The first fault, without its place. E007: a document whose offsets are no code points; of a statement's
// content or a commitment's action E004: it ends before it begins or outside the text; E008: its words are
// not those of the text there.
[[nodiscard]] std::optional<Diagnostic> record_fault(const nlohmann::json& record, const std::string& text);

}  // namespace polex::records
