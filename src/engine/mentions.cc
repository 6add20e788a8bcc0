// Turns sentences into mentions and masked sentences, phase by phase (Abney's cascade: S. Abney, "Partial
// parsing via finite-state cascades", 1996). Leaves who is who to entities.cc. Tested by
// shipped_packs_test.cc.
#include "engine/mentions.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/body_kind.h"
#include "engine/date_mentions.h"

namespace polex::engine {

namespace {

// A name that a list knows keeps its ending: "Moody's" and "Wendy's" are no possessives.
Span trim_name(const Analysis& analysis, Span span, bool listed = false) {
  const auto ends_with = [&](std::string_view tail) { return analysis.slice(span).ends_with(tail); };
  for (const std::string_view article : {"the ", "The ", "a ", "A ", "an ", "An "})
    if (analysis.slice(span).starts_with(article)) {
      span.begin += article.size();
      break;
    }
  for (const std::string_view tail : {"'s", "’s", "‘s", "'", "’"})
    if (!listed && span.size() > tail.size() && ends_with(tail)) {
      span.end -= tail.size();
      break;
    }
  while (!span.empty() && (ends_with(" ") || ends_with("\n") || ends_with(","))) --span.end;
  return span;
}

// "Jane Roe T.D.", "Jane Roe M.P.": letters behind two names are none of them, unlike the initials of "Lee
// S.Y.".
Span without_letters(const Analysis& analysis, Span name) {
  const std::string_view s = analysis.slice(name);
  const std::size_t space = s.rfind(' ');
  if (space == std::string_view::npos || s.rfind(' ', space - 1) == std::string_view::npos) return name;
  const std::string_view last = s.substr(space + 1);
  const bool dotted = last.size() >= 4 && last.size() % 2 == 0;
  for (std::size_t at = 0; dotted && at < last.size(); ++at)
    if (at % 2 == 0 ? last[at] < 'A' || last[at] > 'Z' : last[at] != '.') return name;
  return dotted ? Span{name.begin, name.begin + space} : name;
}

// "Canberra-based Institute", "South Port-based Institute": where a body sits or whom it follows is no part
// of its name, nor of a person's.
Span without_seat(const Analysis& analysis, Span name) {
  const std::string_view s = analysis.slice(name);
  for (std::size_t end = s.find_first_of(" \n"); end != std::string_view::npos;
       end = s.find_first_of(" \n", end + 1))
    for (const std::string_view tail : {"-based", "-led", "-backed", "-owned", "-listed", "-run"})
      if (s.substr(0, end).ends_with(tail)) return {name.begin + end + 1, name.end};
  return name;
}

void note(const Analysis& analysis, std::size_t unit, const char* stage, std::string_view phase,
          std::string rule, const Span& span, std::string detail = "") {
  if (analysis.trace == nullptr) return;
  analysis.trace->sentences[unit].events.push_back(
      {stage, std::string(phase), std::move(rule), span, std::move(detail)});
}

void note_blocked(const Analysis& analysis, std::size_t unit, std::string_view phase,
                  const Rendering& rendering, const std::vector<rules::CompiledRule>& rules,
                  const std::vector<Blocked>& blocked) {
  if (analysis.trace == nullptr) return;
  for (const Blocked& each : blocked) {
    const bool gate = each.by == std::string_view("gate");
    if (gate && !analysis.trace->gates) continue;
    note(analysis, unit, each.by, phase, rules[each.rule].name,
         gate ? Span{} : rendering.source(each.range.begin, each.range.end), each.detail);
  }
}

// "Minister" in "Foreign_Minister": a listed phrase is one word, and no name begins in its middle.
bool begins_inside_phrase(std::string_view text, const Range& range) {
  return range.begin > 0 && text[range.begin - 1] == rules::kJoin;
}

struct PhaseRun {
  Analysis& analysis;
  const std::vector<rules::CompiledRule>& rules;
  std::size_t number;  // of rules::kPhases
  std::string_view phase;
  rules::Alphabet alphabet;

  [[nodiscard]] PhaseRules phase_rules() const { return analysis.mention_rules(number); }
};

// Makes a mention of a settled match. `part_of` maps a symbol's offset in the rendering to the mention it
// shows.
template <typename PartOf>
Mention make_mention(const PhaseRun& run, std::size_t unit, const Match& match, const Rendering& rendering,
                     PartOf part_of) {
  const rules::CompiledRule& rule = run.rules[match.rule];
  const Range range = mask_of(rule, match);
  Mention mention;
  mention.symbol = rule.symbol;
  mention.rule = &rule;
  mention.unit = unit;
  mention.span = rendering.source(range.begin, range.end);
  mention.name = mention.span;
  for (std::size_t at = range.begin; at < range.end; ++at)
    if (rules::is_symbol(rendering.text[at]))
      if (const std::size_t part = part_of(at); part != kNone) mention.parts.push_back(part);
  if (const auto name = match.group(rule, "name"); name && name->size() > 0) {
    mention.name = rendering.source(name->begin, name->end);
    if (name->size() == 1 && rules::is_symbol(rendering.text[name->begin])) {  // a mention's own name
      if (const std::size_t part = part_of(name->begin); part != kNone) {
        mention.name = run.analysis.mentions[part].name;
        mention.role = run.analysis.mentions[part].role;
        mention.kind = run.analysis.mentions[part].kind;
      }
    }
  }
  const auto head = match.group(rule, "head");
  const bool listed = head && rendering.source(head->begin, head->end).end == mention.name.end;
  mention.name = trim_name(run.analysis, mention.name, listed);
  const bool person = mention.symbol == rules::kPerson || mention.symbol == rules::kName;
  if (person) mention.name = without_letters(run.analysis, mention.name);
  if (person || mention.symbol == rules::kBody) mention.name = without_seat(run.analysis, mention.name);
  if (const auto role = match.group(rule, "role"); role && role->size() > 0)
    mention.role = trim_name(run.analysis, rendering.source(role->begin, role->end));
  const std::string_view kind = rule.rule->field("kind");
  if (kind == "head") {
    if (head) mention.kind = body_kind(run.analysis, mention.name, rendering.source(head->begin, head->end));
  } else if (!kind.empty()) {
    mention.kind = kind;
  }
  return mention;
}

struct Settled {
  std::vector<Match> matches;   // none overlaps another
  std::vector<Match> in_roles;  // bodies that stand inside a match of a person
};

// "UNICEF" in "UNICEF director Jane Roe", "UN" in "UN Climate Summit": what lost to the longer match is a
// body all the same. `candidates` are the matches of bodies before settling.
void keep_bodies_within(const PhaseRun& run, const Rendering& rendering, const std::vector<Match>& candidates,
                        Settled& settled) {
  std::vector<Match> in_events;
  for (const Match& match : settled.matches) {
    const rules::CompiledRule& rule = run.rules[match.rule];
    const bool person = rule.symbol == rules::kPerson;
    const auto inside = match.group(rule, person ? "role" : "inside");
    if (!inside) continue;
    std::vector<Match> bodies;
    std::vector<Range> extents;
    for (const Match& body : candidates) {
      const Range extent = mask_of(run.rules[body.rule], body);
      if (extent.end <= inside->begin || extent.end > inside->end) continue;
      bodies.push_back(body);
      extents.push_back(extent);
    }
    settle(run.rules, bodies, extents, nullptr);
    tell_groups(run.phase_rules(), rendering, bodies);
    std::move(bodies.begin(), bodies.end(), std::back_inserter(person ? settled.in_roles : in_events));
  }
  std::move(in_events.begin(), in_events.end(), std::back_inserter(settled.matches));
}

Settled settled_matches(const PhaseRun& run, std::size_t unit, const Rendering& rendering) {
  Settled settled;
  std::vector<Match>& matches = settled.matches;
  std::vector<Blocked> blocked;
  std::vector<Blocked>* told = run.analysis.trace != nullptr ? &blocked : nullptr;
  run.analysis.keep_view(unit, run.phase, rendering);
  if (!run.analysis.spend(rendering.text.size())) return {};
  find_matches(run.phase_rules(), rendering, matches, told);
  std::erase_if(matches,
                [&](const Match& match) {  // but "the future" in "in the future", which masks nothing
                  const rules::CompiledRule& rule = run.rules[match.rule];
                  return begins_inside_phrase(rendering.text, mask_of(rule, match)) &&
                         !(rule.symbol == rules::kDate && stays_words(rule.rule->field("compute")));
                });
  if (!run.analysis.spend(matches.size() * matches.size())) return {};  // settle() compares them in pairs
  std::vector<Range> extents;
  extents.reserve(matches.size());
  for (const Match& match : matches) extents.push_back(mask_of(run.rules[match.rule], match));
  std::vector<Match> bodies;
  std::copy_if(matches.begin(), matches.end(), std::back_inserter(bodies),
               [&](const Match& match) { return run.rules[match.rule].symbol == rules::kBody; });
  settle(run.rules, matches, extents, told);
  tell_groups(run.phase_rules(), rendering, matches);
  if (!bodies.empty()) keep_bodies_within(run, rendering, bodies, settled);
  note_blocked(run.analysis, unit, run.phase, rendering, run.rules, blocked);
  return settled;
}

void mask_again(Sentence& sentence, const std::vector<Mask>& masks, const rules::Lexicon& lexicon,
                rules::Alphabet alphabet) {
  thread_local Rendering masked;  // scratch: its memory and the sentence's take turns
  mask(sentence.masked, masks, lexicon, alphabet, masked);
  std::swap(sentence.masked, masked);
}

// One later phase over one sentence: new mentions swallow symbols, the rest stay.
void run_phase(const PhaseRun& run, std::size_t unit) {
  Sentence& sentence = run.analysis.sentences[unit];
  const std::vector<Match> matches = settled_matches(run, unit, sentence.masked).matches;
  if (matches.empty()) return;
  std::vector<Mask> masks;
  std::vector<std::size_t> symbols;
  std::size_t next = 0;  // of the symbols before this phase
  std::size_t scanned = 0;
  const auto keep_until = [&](std::size_t stop, bool keep) {
    for (; scanned < stop; ++scanned) {
      const char c = sentence.masked.text[scanned];
      if (!rules::is_symbol(c) || static_cast<std::uint8_t>(c) == rules::kQuote) continue;
      if (keep) symbols.push_back(sentence.symbols[next]);
      ++next;
    }
  };
  for (const Match& match : matches) {
    const Range range = mask_of(run.rules[match.rule], match);
    if (range.size() == 0) continue;
    Mention mention = make_mention(run, unit, match, sentence.masked,
                                   [&](std::size_t at) { return sentence.mention_at(at); });
    if (mention.symbol == rules::kOther) continue;  // hides nothing here: names are already symbols
    keep_until(range.begin, true);
    keep_until(range.end, false);
    for (const std::size_t part : mention.parts) run.analysis.mentions[part].inner = true;
    note(run.analysis, unit, "match", run.phase, mention.rule->name, mention.span);
    symbols.push_back(run.analysis.mentions.size());
    masks.push_back({range.begin, range.end, mention.symbol});
    run.analysis.mentions.push_back(std::move(mention));
  }
  keep_until(sentence.masked.text.size(), true);
  mask_again(sentence, masks, run.analysis.rules.lexicon, run.alphabet);
  sentence.symbols = std::move(symbols);
}

}  // namespace

void find_names(Analysis& analysis) {
  const PhaseRun run{analysis, analysis.rules.mentions[0], 0, rules::kPhases[0], rules::Alphabet::names};
  DateContext context;
  context.document = analysis.layout.date;
  find_header_dates(analysis, context);
  std::vector<Span> quotations;
  for (std::size_t unit = 0; unit < analysis.layout.units.size(); ++unit) {
    Sentence sentence;
    sentence.unit = &analysis.layout.units[unit];
    quotations.clear();
    for (const std::size_t quotation : sentence.unit->quotations)
      quotations.push_back(analysis.layout.quotations[quotation].outer);
    render(analysis.article.text, sentence.unit->span, quotations, analysis.rules.lexicon, sentence.words);
    const Settled settled = settled_matches(run, unit, sentence.words);
    for (const Match& match : settled.matches) {
      Mention mention = make_mention(run, unit, match, sentence.words, [](std::size_t) { return kNone; });
      if (mention.symbol == rules::kDate) {
        read_tense(sentence.words, mask_of(run.rules[match.rule], match), context);
        mention.date = date_value(analysis, run.rules[match.rule], match, sentence.words, context);
        if (!mention.date) {
          note(analysis, unit, "refuse", run.phase, mention.rule->name, mention.span, "no such day");
          continue;
        }
        mention.in_words = stays_words(mention.rule->rule->field("compute"));
        context.mention(*mention.date);
      }
      note(analysis, unit, "match", run.phase, mention.rule->name, mention.span);
      analysis.mentions.push_back(std::move(mention));
    }
    for (const Match& match : settled.in_roles) {
      Mention mention = make_mention(run, unit, match, sentence.words, [](std::size_t) { return kNone; });
      mention.inner = true;
      note(analysis, unit, "match", run.phase, mention.rule->name, mention.span);
      analysis.mentions.push_back(std::move(mention));
    }
    analysis.sentences.push_back(std::move(sentence));
  }
}

void find_phrases(Analysis& analysis) {
  const rules::Lexicon& lexicon = analysis.rules.lexicon;
  std::vector<std::vector<std::size_t>> by_unit(analysis.sentences.size());
  for (std::size_t index = 0; index < analysis.mentions.size(); ++index)
    if (analysis.mentions[index].symbol != rules::kOther && !analysis.mentions[index].inner &&
        !analysis.mentions[index].in_words)
      by_unit[analysis.mentions[index].unit].push_back(index);
  for (std::size_t unit = 0; unit < analysis.sentences.size(); ++unit) {
    Sentence& sentence = analysis.sentences[unit];
    std::vector<std::size_t>& names = by_unit[unit];
    std::sort(names.begin(), names.end(), [&](std::size_t a, std::size_t b) {
      return analysis.mentions[a].span.begin < analysis.mentions[b].span.begin;
    });
    std::vector<Mask> masks;
    sentence.symbols.clear();
    for (const std::size_t index : names) {
      const Span& span = analysis.mentions[index].span;
      const auto& begins = sentence.words.begin;
      const auto& ends = sentence.words.end;
      // The first character of the mention (its mark included) and the one behind its last.
      const auto from = static_cast<std::size_t>(std::lower_bound(begins.begin(), begins.end(), span.begin) -
                                                 begins.begin());
      auto to = static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), span.end) - ends.begin());
      while (to > from && rules::is_mark(sentence.words.text[to - 1])) --to;
      if (to <= from || (!masks.empty() && from < masks.back().end)) continue;
      masks.push_back({from, to, analysis.mentions[index].symbol});
      sentence.symbols.push_back(index);
    }
    mask(sentence.words, masks, lexicon, rules::Alphabet::names, sentence.masked);
    for (std::size_t phase = 1; phase < rules::kPhases.size(); ++phase) {
      const rules::Alphabet alphabet = phase < 2 ? rules::Alphabet::names : rules::Alphabet::phrases;
      if (phase == 2) mask_again(sentence, {}, lexicon, alphabet);
      run_phase({analysis, analysis.rules.mentions[phase], phase, rules::kPhases[phase], alphabet}, unit);
    }
    mask_again(sentence, {}, lexicon, rules::Alphabet::clauses);
  }
}

}  // namespace polex::engine
