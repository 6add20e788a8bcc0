// Turns the trace of an article into the story of each rule in each sentence. Leaves how far a pattern came
// to near_miss.cc and telling it to cli/explain.cc. Tested by explain_test.cc.
#include "engine/explain.h"

#include <algorithm>
#include <iterator>

#include "engine/each_pattern.h"
#include "engine/matching.h"
#include "engine/pipeline.h"

namespace polex::engine {

namespace {

bool is_wanted(const rules::CompiledRule& rule, const std::string& asked) {
  return asked.empty() || rule.name == asked || rule.rule->id == asked;
}

// Requirements are bytes of the marks and symbols: told as the list and symbol names of the pattern's own
// text.
std::string told_requirement(const rules::Requirement& requirement, const rules::Vocabulary& vocabulary) {
  std::string out;
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : " or ") + part; };
  for (const std::string& word : requirement.words) add("\"" + word + "\"");
  for (unsigned byte = rules::kBody; byte < 256; ++byte)
    if (requirement.bytes.test(byte))
      add("{" +
          std::string(byte == rules::kQuote ? "quote" : rules::type_of(static_cast<rules::Symbol>(byte))) +
          "}");
  for (const auto& [name, codes] : vocabulary.lists) {
    const rules::ByteSet bytes = rules::first_bytes(codes);
    if (bytes.any() && (bytes & ~requirement.bytes).none()) add("a word of {" + name + "}");
  }
  constexpr std::size_t kMost = 160;
  return out.empty() ? "one of its characters" : out.size() > kMost ? out.substr(0, kMost) + " ..." : out;
}

// The requirement that kept every pattern of the rule from being tried; null where one was.
const rules::Requirement* closed_gate(const rules::CompiledRule& rule, std::string_view seen) {
  const rules::ByteSet bytes = present(seen);
  const rules::Requirement* missing = nullptr;
  for (const rules::Pattern& pattern : rule.patterns) {
    const auto unmet =
        std::find_if(pattern.required.begin(), pattern.required.end(),
                     [&](const rules::Requirement& each) { return !meets(each, bytes, seen); });
    if (unmet == pattern.required.end()) return nullptr;
    if (missing == nullptr) missing = &*unmet;
  }
  return missing;
}

class Storyteller {
 public:
  Storyteller(const rules::RuleSet& rule_set, const PackSet& packs, const ExplainOptions& options)
      : options_(options) {
    for (std::size_t alphabet = 0; alphabet < rules::kAlphabets; ++alphabet)
      vocabularies_.push_back(rule_set.lexicon.vocabulary(packs, static_cast<rules::Alphabet>(alphabet)));
  }

  void phase(const TraceSentence& sentence, std::string_view phase,
             const std::vector<rules::CompiledRule>& rules, std::vector<RuleStory>& into) {
    const auto view = std::find_if(sentence.views.begin(), sentence.views.end(),
                                   [&](const TraceView& each) { return each.phase == phase; });
    if (view == sentence.views.end()) return;
    for (const rules::CompiledRule& rule : rules) {
      if (!is_wanted(rule, options_.rule)) continue;
      RuleStory story = of_match(sentence, *view, rule);
      // Unasked, only clauses are told that nearly matched: names nearly stand everywhere.
      const bool silent = options_.rule.empty() && rule.rule->stage != RuleStage::clause;
      if (story.outcome.empty() && !silent) not_matched(*view, rule, story);
      const bool dull = story.outcome.empty() || story.outcome == "gated" || story.outcome == "unmatched";
      if (!options_.rule.empty() || !dull) into.push_back(std::move(story));
    }
  }

 private:
  // Its outcome is empty where the trace tells nothing of the rule.
  static RuleStory of_match(const TraceSentence& sentence, const TraceView& view,
                            const rules::CompiledRule& rule) {
    RuleStory story{rule.name, view.phase, "", "", {}, {}, "", ""};
    std::string refused;
    for (const TraceEvent& event : sentence.events) {
      if (event.rule != rule.name && !(event.stage == "modifier" && event.detail == rule.name)) continue;
      if (event.stage == "match" || event.stage == "resolve") {
        story.outcome = "fired";
        if (event.stage == "match") story.spans.push_back(event.span);
        if (event.stage == "resolve") story.why = event.detail;
      } else if (event.stage != "gate") {
        refused = event.stage;
        story.spans.push_back(event.span);
        if (story.outcome.empty()) story.why = tell(event, view, rule);
      }
    }
    if (story.outcome == "fired") return story;
    if (!refused.empty())
      story.outcome = refused == "collision"  ? "lost"
                      : refused == "refuse"   ? "refused"
                      : refused == "modifier" ? "dropped"
                                              : "blocked";
    return story;
  }

  static std::string tell(const TraceEvent& event, const TraceView& view, const rules::CompiledRule& rule) {
    if (event.stage == "collision" || event.stage == "refuse") return event.detail;
    if (event.stage == "modifier") return "modifier " + event.rule;
    const std::string detail = event.detail.empty() ? told_blocker(event, view, rule) : event.detail;
    return detail.empty() ? event.stage : event.stage + ": " + detail;
  }

  // The blocker that forbade the match, as the pack has it, shortened.
  static std::string told_blocker(const TraceEvent& event, const TraceView& view,
                                  const rules::CompiledRule& rule) {
    const Rendering rendering{view.text, view.begin, view.end, view.starts, {}};
    std::vector<Match> found;
    std::vector<Blocked> blocked;
    for (std::size_t number = 0; number < rule.patterns.size(); ++number)
      search_pattern(rule, 0, number, rendering, found, &blocked);
    for (const Blocked& each : blocked) {
      if (event.stage != each.by ||
          rendering.source(each.range.begin, each.range.end).begin != event.span.begin)
        continue;
      if (const PackText* text = blocking_text(rule, view.text, each.range)) return text->value;
    }
    return {};
  }

  void not_matched(const TraceView& view, const rules::CompiledRule& rule, RuleStory& story) {
    const rules::Vocabulary& vocabulary =
        vocabularies_[static_cast<std::size_t>(rules::alphabet_of(*rule.rule))];
    if (const rules::Requirement* missing = closed_gate(rule, view.text)) {
      story.outcome = "gated";
      story.why = "the sentence lacks " + told_requirement(*missing, vocabulary);
      return;
    }
    story.near = misses_.nearest(*rule.rule, vocabulary, view.text);
    story.outcome = story.near && story.near->end > story.near->begin ? "nearly" : "unmatched";
    if (story.outcome == "unmatched") {
      story.why = "its pattern does not begin to match anywhere";
      return;
    }
    story.near_text = readable_view(
        std::string_view(view.text).substr(story.near->begin, story.near->end - story.near->begin));
    story.next_text = readable_view(std::string_view(view.text).substr(story.near->end, 40));
    story.why = story.near->whole ? "its pattern matches, but the resolution of its words made nothing of it"
                                  : "its pattern goes on with " + story.near->next;
  }

  const ExplainOptions& options_;
  std::vector<rules::Vocabulary> vocabularies_;
  NearMisses misses_;
};

// The mentions of `sorted`, which are in text order, from `offset` on.
auto first_from(const std::vector<TraceMention>& sorted, std::size_t offset) {
  return std::lower_bound(
      sorted.begin(), sorted.end(), offset,
      [](const TraceMention& mention, std::size_t at) { return mention.span.begin < at; });
}

bool stands_in_a_sentence(const Trace& trace, const TraceMention& mention) {
  const auto behind = std::upper_bound(
      trace.sentences.begin(), trace.sentences.end(), mention.span.begin,
      [](std::size_t at, const TraceSentence& sentence) { return at < sentence.span.begin; });
  return behind != trace.sentences.begin() && (behind - 1)->span.contains(mention.span);
}

// Entities named before `offset`, the nearest first.
std::vector<std::string> candidates_before(const std::vector<TraceMention>& sorted, std::size_t offset) {
  constexpr std::size_t kMost = 5;
  std::vector<std::string> names;
  for (auto mention = first_from(sorted, offset); mention != sorted.begin() && names.size() < kMost;) {
    const std::string& name = (--mention)->resolved;
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

bool is_asked(const ExplainOptions& options, const TraceSentence& sentence, std::size_t number) {
  if (options.sentence && *options.sentence != number) return false;
  return !options.at || (sentence.span.begin <= *options.at && *options.at < sentence.span.end);
}

}  // namespace

Story explain(const rules::RuleSet& rule_set, const PackSet& packs, const Article& article,
              const ExplainOptions& options) {
  Trace trace;
  trace.keep_views = true;
  Story told;
  told.document = extract(rule_set, article, &trace).document;
  told.of = trace.sentences.size();
  std::stable_sort(trace.mentions.begin(), trace.mentions.end(),
                   [](const TraceMention& a, const TraceMention& b) { return a.span.begin < b.span.begin; });
  std::copy_if(trace.mentions.begin(), trace.mentions.end(), std::back_inserter(told.header),
               [&](const TraceMention& mention) { return !stands_in_a_sentence(trace, mention); });
  Storyteller teller(rule_set, packs, options);
  for (std::size_t index = 0; index < trace.sentences.size(); ++index) {
    const TraceSentence& sentence = trace.sentences[index];
    if (!is_asked(options, sentence, index + 1)) continue;
    SentenceStory story{index + 1,
                        sentence.span,
                        article.text.substr(sentence.span.begin, sentence.span.size()),
                        sentence.words,
                        sentence.masked,
                        {},
                        {},
                        {},
                        {}};
    for (auto mention = first_from(trace.mentions, sentence.span.begin);
         mention != trace.mentions.end() && mention->span.begin < sentence.span.end; ++mention)
      if (sentence.span.contains(mention->span)) story.mentions.push_back(*mention);
    for (std::size_t phase = 0; phase < rules::kPhases.size(); ++phase)
      teller.phase(sentence, rules::kPhases[phase], rule_set.mentions[phase], story.rules);
    teller.phase(sentence, "clause", rule_set.clauses, story.rules);
    for (const TraceEvent& event : sentence.events) {
      if (event.stage == "modifier" || event.stage == "stop" || event.stage == "lead")
        story.modifiers.push_back(event);
      if (event.stage == "resolve")
        story.resolutions.push_back(
            {event.rule, event.span, event.detail, candidates_before(trace.mentions, event.span.begin)});
    }
    told.sentences.push_back(std::move(story));
  }
  return told;
}

}  // namespace polex::engine
