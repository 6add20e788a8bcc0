// Runs the tests that rules carry. What a test means is told in rules/README.md ("Tests").
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/near_miss.h"
#include "polex/pack.h"
#include "polex/record.h"
#include "polex/trace.h"
#include "rules/rule_set.h"

namespace polex::engine {

// A field as tests name it. null: the record has none. A deadline has two ways to be named: its words and its
// date.
struct FieldValue {
  enum class Kind { null, text, boolean, list };
  Kind kind = Kind::null;
  std::vector<std::string> values;
};

// One record (or mention) as tests see it.
using Fields = std::map<std::string, FieldValue>;

struct Outcome {
  bool passed = false;
  std::vector<Fields> made;  // by this rule; for modifiers: every record left in the text
  Extraction extraction;
  Trace trace;
};

[[nodiscard]] Outcome run_test(const rules::RuleSet& rule_set, const Rule& rule, const RuleTest& test,
                               bool keep_views = false);

[[nodiscard]] bool has_field(const Fields& made, const WantField& want);

// Of what was made, that which agrees with most of what was wanted; null where nothing was made.
[[nodiscard]] const Fields* closest_made(const RuleTest& test, const std::vector<Fields>& made);

// "plant trees", false, ["a", "b"]: as TOML.
[[nodiscard]] std::string as_toml(const FieldValue& value);
[[nodiscard]] std::string as_toml(const WantField& want);

// What a record has where a test wants `want`, in the form that was compared: `want` as it stands where the
// record has it, and of a deadline its date where a date is wanted.
[[nodiscard]] std::string made_as_toml(const Fields& made, const WantField& want);

// A failure told: where, what was got and wanted, the masked sentence, how far the pattern matched.
[[nodiscard]] std::string tell_failure(const rules::RuleSet& rule_set, const PackSet& packs, const Rule& rule,
                                       const RuleTest& test);

}  // namespace polex::engine
