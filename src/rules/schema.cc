// Turns the reference of rules/README.md into tables; leaves checking to table_check.cc; tested by
// load_test.cc.
#include "rules/schema.h"

#include <algorithm>
#include <array>

namespace polex::rules {

namespace {

// What all rules share.
std::vector<KeySchema> rule_keys() {
  return {{"id", Shape::text, true, {}},       {"why", Shape::text, true, {}},
          {"pattern", Shape::text, false, {}}, {"patterns", Shape::texts, false, {}},
          {"except", Shape::texts, false, {}}, {"test", Shape::tables, false, {}},
          {"silence", Shape::table, false, {}}};
}

std::vector<KeySchema> collision_keys() {
  return {{"not_before", Shape::texts, false, {}},
          {"not_after", Shape::texts, false, {}},
          {"beats", Shape::texts, false, {}}};
}

std::vector<KeySchema> own_keys(RuleStage stage) {
  switch (stage) {
    case RuleStage::mention:
      return {{"phase", Shape::text, false, {"name", "rest", "phrase", "apposition"}},
              {"type",
               Shape::text,
               true,
               {"body", "person", "place", "group", "document", "meeting", "pronoun", "name", "other"}},
              {"kind",
               Shape::text,
               false,
               {"head", "government", "legislature", "court", "party", "military", "international", "company",
                "research", "education", "association", "media", "place", "other", "joint"}}};
    case RuleStage::date:
      return {{"compute",
               Shape::text,
               true,
               {"calendar", "period", "holiday", "relative", "offset", "day", "duration", "set", "frequency",
                "reference"}}};
    case RuleStage::clause:
      return {{"record", Shape::text, true, {"statement", "commitment"}},
              {"modality", Shape::text, false, {"will", "plan", "aim", "pledge", "agree"}},
              {"subject", Shape::text, false, {"group", "inherit", "speaker", "previous", "next", "none"}},
              {"within", Shape::text, false, {"statement"}},
              {"headline", Shape::text, false, {"yes"}},
              {"quote", Shape::text, false, {"direct", "indirect"}}};
    case RuleStage::modifier:
      break;
  }
  return {{"effect", Shape::text, true, {"negate", "drop", "stop", "lead"}},
          {"records", Shape::texts, false, {"statement", "commitment", "phrase"}},
          {"modality", Shape::text, false, {"will", "plan", "aim", "pledge", "agree"}},
          {"window", Shape::text, false, {"head", "before", "cue", "action"}},
          {"until", Shape::texts, false, {}}};
}

}  // namespace

const KeySchema* TableSchema::find(std::string_view key) const {
  const auto it =
      std::find_if(keys.begin(), keys.end(), [&](const KeySchema& known) { return known.key == key; });
  return it == keys.end() ? nullptr : &*it;
}

std::vector<std::string> TableSchema::names() const {
  std::vector<std::string> names;
  for (const KeySchema& known : keys) names.push_back(known.key);
  return names;
}

TableSchema root_schema() {
  return {{{"pack", Shape::table, false, {}},
           {"list", Shape::table, false, {}},
           {"pattern", Shape::table, false, {}},
           {"mention", Shape::tables, false, {}},
           {"date", Shape::tables, false, {}},
           {"clause", Shape::tables, false, {}},
           {"modifier", Shape::tables, false, {}},
           {"test", Shape::tables, false, {}}}};
}

TableSchema pack_schema() {
  return {{{"name", Shape::text, true, {}},
           {"version", Shape::text, true, {}},
           {"language", Shape::text, false, {}},
           {"description", Shape::text, false, {}},
           {"license", Shape::text, false, {}},
           {"imports", Shape::texts, false, {}},
           {"silence", Shape::table, false, {}}}};
}

TableSchema list_schema() {
  return {{{"why", Shape::text, false, {}},
           {"words", Shape::texts, false, {}},
           {"sections", Shape::table, false, {}},
           {"file", Shape::text, false, {}},
           {"entries", Shape::tables, false, {}},
           {"case", Shape::text, false, {"smart", "exact", "any"}},
           {"inflect", Shape::text, false, {"noun", "verb"}},
           {"silence", Shape::table, false, {}}}};
}

TableSchema entry_schema() {
  return {{{"name", Shape::text, true, {}},
           {"aliases", Shape::texts, false, {}},
           {"section", Shape::text, false, {}},
           {"role", Shape::text, false, {}},
           {"from", Shape::date, false, {}},
           {"to", Shape::date, false, {}}}};
}

TableSchema rule_schema(RuleStage stage) {
  TableSchema schema{rule_keys()};
  std::vector<KeySchema> more = own_keys(stage);
  if (stage != RuleStage::modifier) {
    const std::vector<KeySchema> collision = collision_keys();
    more.insert(more.end(), collision.begin(), collision.end());
  }
  schema.keys.insert(schema.keys.end(), more.begin(), more.end());
  return schema;
}

TableSchema test_schema() {
  return {{{"text", Shape::text, false, {}},
           {"texts", Shape::texts, false, {}},
           {"date", Shape::date, false, {}},
           {"want", Shape::table, false, {}},
           {"absent", Shape::boolean, false, {}}}};
}

TableSchema apart_test_schema() {
  TableSchema schema = test_schema();
  schema.keys.push_back({"rule", Shape::text, true, {}});
  return schema;
}

std::string stage_name(RuleStage stage) {
  constexpr std::array<std::string_view, 4> kNames = {"mention", "date", "clause", "modifier"};
  return std::string(kNames[static_cast<std::size_t>(stage)]);
}

std::vector<std::string> want_fields(RuleStage stage, std::string_view record) {
  std::vector<std::string> statement = {"speaker", "role", "cue", "content", "quote", "date"};
  std::vector<std::string> commitment = {"actor", "cue",      "modality", "action",
                                         "items", "deadline", "negated"};
  if (stage == RuleStage::mention) return {"name", "kind", "role"};
  if (stage == RuleStage::date) return {"text", "value", "granularity"};
  if (stage == RuleStage::clause && record == "statement") return statement;
  if (stage == RuleStage::clause && record == "commitment") return commitment;
  std::vector<std::string> both = statement;
  both.insert(both.end(), commitment.begin(), commitment.end());
  return both;
}

bool is_reserved(std::string_view name) {
  constexpr std::array<std::string_view, 19> kNames = {
      "Cap",     "lower",   "upper", "word",  "number", "body",   "person",   "place",  "group", "document",
      "meeting", "pronoun", "date",  "actor", "quote",  "clause", "sentence", "phrase", "before"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

}  // namespace polex::rules
