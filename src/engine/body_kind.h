// The kind of a body, read off its name.
#pragma once

#include <string>

#include "engine/analysis.h"

namespace polex::engine {

// One of the kinds of records.md, by the lists of the packs: a name that a list knows as a whole has that
// entry's kind; an organ ("Standing Committee of ...") that of its owner; an organ of states ("UN ...") is
// international; any other that of its head noun. `head` lies in `name`.
[[nodiscard]] std::string body_kind(const Analysis& analysis, const Span& name, const Span& head);

}  // namespace polex::engine
