// Small look-ups on the tables of an analysis. Leaves filling them to the stages. Tested through them.
#include "engine/analysis.h"

#include <algorithm>

namespace polex::engine {

namespace {
// How many symbols for which `counts` holds stand before `at`.
template <typename Counts>
std::size_t rank(std::string_view text, std::size_t at, Counts counts) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), counts));
}
bool is_quote(char c) { return static_cast<std::uint8_t>(c) == rules::kQuote; }
}  // namespace

std::size_t Sentence::mention_at(std::size_t at) const {
  if (at >= masked.text.size() || !rules::is_symbol(masked.text[at]) || is_quote(masked.text[at]))
    return kNone;
  const std::size_t k = rank(masked.text, at, [](char c) { return rules::is_symbol(c) && !is_quote(c); });
  return k < symbols.size() ? symbols[k] : kNone;
}

std::size_t Sentence::quotation_at(std::size_t at) const {
  if (at >= masked.text.size() || !is_quote(masked.text[at])) return kNone;
  const std::size_t k = rank(masked.text, at, is_quote);
  return k < unit->quotations.size() ? unit->quotations[k] : kNone;
}

void Analysis::keep_view(std::size_t at, std::string_view phase, const Rendering& seen) const {
  if (trace == nullptr || !trace->keep_views) return;
  trace->sentences[at].views.push_back({std::string(phase), seen.text, seen.begin, seen.end, seen.starts});
}

std::string Analysis::folded_space(const Span& span) const {
  std::string out;
  for (const char c : slice(span)) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

PhaseRules Analysis::mention_rules(std::size_t phase) const {
  if (caches == nullptr) return {rules.mentions[phase], nullptr, nullptr};
  return {rules.mentions[phase], &rules.automata->mentions[phase], &caches->mentions[phase]};
}

PhaseRules Analysis::clause_rules() const {
  if (caches == nullptr) return {rules.clauses, nullptr, nullptr};
  return {rules.clauses, &rules.automata->clauses, &caches->clauses};
}

}  // namespace polex::engine
