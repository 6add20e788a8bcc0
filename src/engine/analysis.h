// What is known of one article while it is read: the table that the stages fill in turn.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dates.h"
#include "engine/matching.h"
#include "engine/rendering.h"
#include "polex/article.h"
#include "polex/record.h"
#include "polex/trace.h"
#include "rules/rule_set.h"
#include "text/layout.h"

namespace polex::engine {

inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// A recognised name, pronoun, phrase or date. Spans are bytes of the article.
struct Mention {
  rules::Symbol symbol = rules::kOther;
  Span span;  // what became one symbol
  Span name;  // the name itself, trimmed
  std::optional<Span> role;
  std::string kind;
  const rules::CompiledRule* rule = nullptr;  // null: found through the document's own aliases
  std::vector<std::size_t> parts;             // mentions that this one swallowed, in text order
  std::size_t unit = 0;
  std::size_t entity = kNone;
  std::size_t alias_of = kNone;  // the mention that introduced this short form
  MentionHow how = MentionHow::name;
  bool inner = false;     // swallowed by another mention
  bool in_words = false;  // a date that is no symbol: its words stay words ("now", "annual")
  std::optional<DateValue> date;
};

// A sentence with its renderings. symbols[k] is the mention of the k-th symbol of `masked` that is no
// quotation.
struct Sentence {
  const text::Unit* unit = nullptr;
  Rendering words;   // as the name phase sees it
  Rendering masked;  // as the clause phase sees it
  std::vector<std::size_t> symbols;

  // The mention (index) whose symbol stands at `at` in `masked`; kNone for a quotation.
  [[nodiscard]] std::size_t mention_at(std::size_t at) const;
  // The quotation (index into Layout::quotations) at `at`; kNone if another symbol stands there.
  [[nodiscard]] std::size_t quotation_at(std::size_t at) const;
};

// Somebody or something that the article speaks of, whatever words it uses.
struct Entity {
  rules::Symbol type = rules::kOther;
  std::string name;  // fullest form
  std::string kind;
  std::optional<std::string> role;
  std::vector<std::string> words;    // folded words of the name, as aliases are compared
  std::vector<std::string> aliases;  // folded, as introduced
  std::vector<std::size_t> mentions;
  std::string rule;
};

// "Ministry of Finance (MoF)": the alias, as name_words() has it, and the mention that it stands behind.
struct IntroducedAlias {
  std::vector<std::string> words;
  std::size_t mention = 0;
  bool guessed = false;  // the initials of its words, which the article does not say are short for it
};

struct Analysis {
  const Article& article;
  const rules::RuleSet& rules;
  const text::Layout layout;
  std::vector<Mention> mentions;
  std::vector<Sentence> sentences;  // one per layout unit, in the same order
  std::vector<Entity> entities;
  std::vector<IntroducedAlias> introduced;
  Trace* trace = nullptr;
  std::size_t steps_left = kNone;   // of ExtractorOptions::max_steps
  rules::Caches* caches = nullptr;  // null where the rules have no automata

  // False when no steps are left: the article is then given up.
  [[nodiscard]] bool spend(std::size_t steps) {
    steps_left = steps < steps_left ? steps_left - steps : 0;
    return steps_left > 0;
  }

  // What find_matches() wants of a mention phase, and of the clause phase.
  [[nodiscard]] PhaseRules mention_rules(std::size_t phase) const;
  [[nodiscard]] PhaseRules clause_rules() const;
  [[nodiscard]] std::string_view slice(const Span& span) const {
    return std::string_view(article.text).substr(span.begin, span.size());
  }
  // Keeps what a phase sees of a sentence, where the trace asks for it.
  void keep_view(std::size_t unit, std::string_view phase, const Rendering& seen) const;
  // White space folded to one space.
  [[nodiscard]] std::string folded_space(const Span& span) const;
};

}  // namespace polex::engine
