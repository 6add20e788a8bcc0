// Whether a line of a gold file is an annotated article.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "polex/diagnostic.h"

namespace polex::records {

// The first fault, without its place. E001: no object, or a field is missing or of another type; E002: an
// unknown key; E003: an unknown kind, modality or quote; E004: a span that is none of the text's.
[[nodiscard]] std::optional<Diagnostic> gold_fault(const nlohmann::json& line);

}  // namespace polex::records
