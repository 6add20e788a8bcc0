// Turns type names into symbols and back. Leaves rendering to engine/rendering.cc. Tested by
// matching_test.cc.
#include "rules/alphabet.h"

#include <array>
#include <utility>

namespace polex::rules {

namespace {
constexpr std::array<std::pair<std::string_view, Symbol>, 11> kTypes = {{
    {"body", kBody},
    {"person", kPerson},
    {"place", kPlace},
    {"group", kGroup},
    {"document", kDocument},
    {"meeting", kMeeting},
    {"pronoun", kPronoun},
    {"name", kName},
    {"date", kDate},
    {"quote", kQuote},
    {"other", kOther},
}};
}  // namespace

std::optional<Symbol> symbol_of(std::string_view type) {
  for (const auto& [name, symbol] : kTypes)
    if (name == type) return symbol;
  return std::nullopt;
}

std::string_view type_of(Symbol symbol) {
  for (const auto& [name, value] : kTypes)
    if (value == symbol) return name;
  return "other";
}

}  // namespace polex::rules
