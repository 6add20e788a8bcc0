// What ready_io.h writes of compiled rules. Structs are taken apart by all their fields, so that a new one
// cannot be forgotten.
#pragma once

#include "rules/ready_automaton.h"
#include "rules/rule_set.h"

namespace polex::rules {

// The scratch of building is left out.
template <typename Io>
void ready_fields(Io& io, Lexicon& lexicon) {
  auto& [names, list_marks, nodes, node_lists, sets, set_of_node, edges, forms, hit_forms, first_hits, hits,
         entries, words, word_numbers] = lexicon;
  io(names, list_marks, nodes, edges, forms, first_hits, hits, entries, words);
}

template <typename Io>
void ready_fields(Io& io, Bound& bound) {
  auto& [bytes, spaces] = bound;
  io(bytes, spaces);
}

template <typename Io>
void ready_fields(Io& io, Requirement& requirement) {
  auto& [bytes, words] = requirement;
  io(bytes, words);
}

// The automaton itself, for those of which hits will ask it; else it is made of the pattern's text.
inline void write_exact(ReadyWriter& io, const LazyAutomaton& exact) {
  ReadyWriter writer;
  if (const Automaton* automaton = exact.get()) writer(const_cast<Automaton&>(*automaton));
  io.nested(writer.take());
}
inline void read_exact(ReadyReader& io, LazyAutomaton& exact) {
  if (const std::string_view bytes = io.nested(); !bytes.empty()) exact = LazyAutomaton::of_ready(bytes);
}

// Of a pattern of not_after, `at_end`, the regexes differ (see compile_pattern()).
template <typename Io>
void ready_fields(Io& io, Pattern& pattern, bool at_end, bool with_exact) {
  auto& [re, loose, bound, exact, has_tree, tree_groups, tree, groups, first, settles_by_group,
         anchored_to_symbols, required, tail, tail_group, before_group, expanded] = pattern;
  SharedText loose_text;  // where it is another
  if constexpr (!Io::kReads)
    if (has_tree && loose.text().view() != expanded.view()) loose_text = loose.text();
  io(loose_text, bound, has_tree, tree_groups, groups, first, settles_by_group, anchored_to_symbols, required,
     tail, tail_group, before_group, expanded);
  if constexpr (Io::kReads) {
    set_lazy_forms(pattern, loose_text.view().empty() ? expanded : loose_text, at_end);
    read_exact(io, exact);
  } else {
    write_exact(io, with_exact || !bound.none() ? exact : LazyAutomaton());
  }
}

template <typename Io>
void ready_fields(Io& io, std::vector<Pattern>& patterns, bool at_end, bool with_exact) {
  std::size_t count = patterns.size();
  io(count);
  patterns.resize(count);
  for (Pattern& pattern : patterns) ready_fields(io, pattern, at_end, with_exact);
}

// All but the rule itself, which stands among the packs.
template <typename Io>
void ready_fields(Io& io, CompiledRule& compiled) {
  auto& [rule, name, patterns, except, not_before, not_after, until, beats, symbol, order] = compiled;
  io(name, beats, symbol, order);
  const bool with_exact = rule != nullptr && rule->stage == RuleStage::clause;
  ready_fields(io, patterns, false, with_exact);
  for (auto* blockers : {&except, &not_before, &until}) ready_fields(io, *blockers, false, false);
  ready_fields(io, not_after, true, false);
}

template <typename Io>
void ready_fields(Io& io, PhaseAutomata& phase) {
  auto& [places, words, bytes, others, except, not_before, not_after, slow_blockers] = phase;
  io(places, words, bytes, others, except, not_before, not_after, slow_blockers);
}

template <typename Io>
void ready_fields(Io& io, Automata& automata) {
  io(automata.mentions, automata.clauses);
}

// But for the lexicon and the automata.
template <typename Io>
void ready_fields(Io& io, RuleSet& rules) {
  auto& [lexicon, mentions, clauses, modifiers, stops, leads, automata] = rules;
  io(mentions, clauses, modifiers, stops, leads);
}

}  // namespace polex::rules
