// Twenty sentences in which a rule of the shipped packs nearly made something: the reason that explain tells
// is the true one, for where exactly that is changed in the sentence, the rule fires.
#include "engine/explain.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "polex/pack.h"

namespace polex {
namespace {

struct Row {
  const char* rule;
  const char* text;
  const char* outcome;
  const char* why;      // the reason told holds this
  const char* changed;  // the same without that reason
};

const std::vector<Row>& rows() {
  static const std::vector<Row> all = {
      // gated: the word or list that is missing
      {"policy-en:say-that", "Norway said the road was shut.", "gated", "\"that\"",
       "Norway said that the road was shut."},
      {"policy-en:company", "Nordfisk was sold.", "gated", "a word of {company_suffix}",
       "Nordfisk Ltd was sold."},
      {"policy-en:role-in-apposition", "Jane Roe, a fish, met his aunt.", "nearly", "{role_head}",
       "Jane Roe, a spokeswoman, met."},
      {"policy-en:who-will", "Norway, which built a road, met.", "gated", "\"will\"",
       "Norway, which will build a road, met."},
      // nearly: what the pattern goes on with
      {"policy-en:will", "The Harbour Bureau planned to plant trees.", "nearly", "goes on with (?P<cue>will",
       "The Harbour Bureau will plant trees."},
      {"policy-en:plan-to", "Norway plans 20 roads.", "nearly", "goes on with to",
       "Norway plans to build a new road."},
      {"policy-en:agree-to", "Norway agreed with Sweden.", "nearly", "goes on with to",
       "Norway agreed with Sweden to build a road."},
      {"policy-en:urge-to", "Norway urged Sweden building a road.", "nearly", "goes on with to",
       "Norway urged Sweden to build a road."},
      {"policy-en:say-bare", "Norway told reporters the road was shut.", "nearly",
       "goes on with (?P<cue>{say_", "Norway said the road was shut."},
      // blocked: the blocker that forbids it
      {"policy-en:will", "Exports of Norway will plant trees.", "blocked", "not_after: {object}",
       "Norway will plant trees."},
      {"policy-en:say-bare", "Norway said nothing.", "blocked", "not_before: (?:this|no|nothing",
       "Norway said trees were planted."},
      {"policy-en:say-that", "Coasts of Norway said that trees were planted.", "blocked",
       "not_after: {object_of}", "Norway said that trees were planted."},
      {"policy-en:short-form", "The ministry's roof fell.", "blocked", "not_before: 's",
       "The ministry fell."},
      // lost: the rule that goes first
      {"policy-en:known-body", "The United Nations Charter was read.", "lost", "policy-en:not-a-body",
       "UNICEF was read."},
      {"policy-en:body-with-head", "The Harbour Bureau Report was read.", "lost", "policy-en:not-a-body",
       "The Harbour Bureau was read."},
      // dropped: the modifier
      {"policy-en:will-be-done", "No one can say how the pier will be rebuilt.", "dropped",
       "modifier policy-en:condition-of-others", "The pier will be rebuilt."},
      // refused: where or what it cannot be
      {"policy-en:headline-to", "Norway to build a road.", "refused", "headlines only",
       "Norway to build a road"},
      {"policy-en:would", "Norway would build a road.", "refused", "within a statement only",
       "Norway said it would build a road."},
      {"dates-en:month-day", "The road was shut on February 30.", "refused", "no such day",
       "The road was shut on February 28."},
      {"dates-en:figures", "The road was shut on 31.02.2023.", "refused", "no such day",
       "The road was shut on 28.02.2023."},
  };
  return all;
}

// What became of the rule, over all sentences of the text: the first that is not "fired" where none is.
engine::RuleStory story_of(const rules::RuleSet& rule_set, const PackSet& packs, const char* rule,
                           const char* text) {
  Article article;
  article.text = text;
  engine::ExplainOptions options;
  options.rule = rule;
  engine::RuleStory told;
  for (const engine::SentenceStory& sentence : engine::explain(rule_set, packs, article, options).sentences)
    for (const engine::RuleStory& story : sentence.rules)
      if (told.outcome.empty() || story.outcome == "fired") told = story;
  return told;
}

}  // namespace

TEST_CASE("explain tells the true reason", "[explain]") {
  const PackSet packs = load_packs({"policy-en"});
  std::vector<Diagnostic> findings;
  const rules::RuleSet rule_set = rules::compile(packs, {}, findings);
  for (const Row& row : rows()) {
    INFO(row.rule << ": " << row.text);
    const engine::RuleStory story = story_of(rule_set, packs, row.rule, row.text);
    CHECK(story.outcome == row.outcome);
    INFO(story.why);
    CHECK(story.why.find(row.why) != std::string::npos);
    CHECK(story_of(rule_set, packs, row.rule, row.changed).outcome == "fired");
  }
}

}  // namespace polex
