// Turns a rule's test into what its rule made of the text, and whether that is what was wanted. Leaves
// telling failures to test_report.cc. Tested by cases/cli (test-*).
#include "engine/rule_tests.h"

#include <algorithm>

#include "engine/pipeline.h"

namespace polex::engine {

namespace {

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

class Reader {
 public:
  explicit Reader(const Article& article) : article_(article) {}

  [[nodiscard]] std::string slice(const Span& span) const {
    return one_line(std::string_view(article_.text).substr(span.begin, span.size()));
  }
  static FieldValue text(std::string value) { return {FieldValue::Kind::text, {std::move(value)}}; }
  static FieldValue maybe(const std::optional<std::string>& value) {
    return value ? text(*value) : FieldValue{};
  }
  [[nodiscard]] FieldValue span(const std::optional<Span>& span) const {
    return span ? text(slice(*span)) : FieldValue{};
  }

  [[nodiscard]] Fields of(const TraceMention& mention) const {
    return {{"name", text(slice(mention.name))},
            {"kind", mention.kind.empty() ? FieldValue{} : text(mention.kind)},
            {"role", mention.role.empty() ? FieldValue{} : text(mention.role)}};
  }
  [[nodiscard]] Fields of(const DateExpression& date) const {
    return {{"text", text(slice(date.span))},
            {"value", maybe(date.value)},
            {"granularity", text(date.granularity)}};
  }
  [[nodiscard]] Fields of(const Statement& statement) const {
    static constexpr const char* kQuotes[] = {"direct", "indirect", "mixed"};
    return {{"speaker", maybe(statement.speaker.name)},
            {"role", maybe(statement.speaker.role)},
            {"cue", span(statement.cue)},
            {"content", text(slice(statement.content))},
            {"quote", text(kQuotes[static_cast<std::size_t>(statement.quote)])},
            {"date", maybe(statement.date)}};
  }
  [[nodiscard]] Fields of(const Commitment& commitment) const {
    FieldValue items{FieldValue::Kind::list, {}};
    for (const Span& item : commitment.items) items.values.push_back(slice(item));
    FieldValue deadline;
    if (commitment.deadline) {
      deadline = text(slice(commitment.deadline->span));
      if (commitment.deadline->date) deadline.values.push_back(*commitment.deadline->date);
    }
    return {{"actor", maybe(commitment.actor.name)},
            {"cue", text(slice(commitment.cue))},
            {"modality", text(commitment.modality)},
            {"action", text(slice(commitment.action))},
            {"items", std::move(items)},
            {"deadline", std::move(deadline)},
            {"negated", {FieldValue::Kind::boolean, {commitment.negated ? "true" : "false"}}}};
  }

 private:
  const Article& article_;
};

std::vector<Fields> made_by(const Rule& rule, const Article& article, const Outcome& outcome) {
  const Reader reader(article);
  const std::string name = rule.full_id();
  std::vector<Fields> made;
  const auto add = [&](const auto& records) {
    for (const auto& record : records)
      if (rule.stage == RuleStage::modifier || record.rule == name) made.push_back(reader.of(record));
  };
  if (rule.stage == RuleStage::mention) add(outcome.trace.mentions);
  if (rule.stage == RuleStage::date) add(outcome.extraction.dates);
  if (rule.stage == RuleStage::clause || rule.stage == RuleStage::modifier) {
    const auto concerns = [&](std::string_view kind) {
      return rule.records.empty() || rule.stage == RuleStage::clause ||
             std::any_of(rule.records.begin(), rule.records.end(),
                         [&](const PackText& each) { return each.value == kind || each.value == "phrase"; });
    };
    if (concerns("statement")) add(outcome.extraction.statements);
    if (concerns("commitment")) add(outcome.extraction.commitments);
  }
  return made;
}

bool is_negated(const Fields& made) {
  const auto negated = made.find("negated");
  return negated != made.end() && negated->second.values.front() == "true";
}

bool has_all(const Fields& made, const std::vector<WantField>& wants) {
  return std::all_of(wants.begin(), wants.end(),
                     [&](const WantField& want) { return has_field(made, want); });
}

bool passes(const Rule& rule, const RuleTest& test, const std::vector<Fields>& made) {
  if (!test.absent)
    return std::any_of(made.begin(), made.end(),
                       [&](const Fields& each) { return has_all(each, test.want); });
  if (rule.stage == RuleStage::modifier && rule.field("effect") == "negate")
    return std::none_of(made.begin(), made.end(), is_negated);
  return made.empty();
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

// "2030", "2030-Q2", "P1Y": a date as records write it, and no words such as "by 2030".
bool is_date_value(std::string_view text) {
  return !text.empty() && text.find(' ') == std::string_view::npos &&
         std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string list_of(const std::vector<std::string>& values) {
  std::string out = "[";
  for (const std::string& value : values) out += (out.size() > 1 ? ", " : "") + quoted(value);
  return out + "]";
}

}  // namespace

Outcome run_test(const rules::RuleSet& rule_set, const Rule& rule, const RuleTest& test, bool keep_views) {
  Article article;
  article.id = "test";
  article.text = test.text.value;
  article.date = test.date;
  Outcome outcome;
  outcome.trace.keep_views = keep_views;
  outcome.extraction = extract(rule_set, article, &outcome.trace);
  outcome.made = made_by(rule, article, outcome);
  outcome.passed = passes(rule, test, outcome.made);
  return outcome;
}

bool has_field(const Fields& made, const WantField& want) {
  const auto found = made.find(want.field);
  if (found == made.end()) return want.is_bool && want.values.front() == "false";
  const FieldValue& got = found->second;
  if (want.is_bool) {
    if (want.values.front() == "false")
      return got.kind == FieldValue::Kind::null || got.values.empty() || got.values.front() == "false";
    return got.kind == FieldValue::Kind::boolean && got.values.front() == "true";
  }
  if (want.is_list) return got.values == want.values;
  return !want.values.empty() && got.kind == FieldValue::Kind::text &&
         std::find(got.values.begin(), got.values.end(), want.values.front()) != got.values.end();
}

const Fields* closest_made(const RuleTest& test, const std::vector<Fields>& made) {
  const auto agreement = [&](const Fields& each) {
    return std::count_if(test.want.begin(), test.want.end(),
                         [&](const WantField& want) { return has_field(each, want); });
  };
  const auto best = std::max_element(made.begin(), made.end(), [&](const Fields& a, const Fields& b) {
    return agreement(a) < agreement(b);
  });
  return best == made.end() ? nullptr : &*best;
}

std::string as_toml(const FieldValue& value) {
  if (value.kind == FieldValue::Kind::list) return list_of(value.values);
  if (value.kind == FieldValue::Kind::boolean) return value.values.front();
  return value.kind == FieldValue::Kind::null ? "false" : quoted(value.values.front());
}

std::string as_toml(const WantField& want) {
  if (want.is_list) return list_of(want.values);
  return want.values.empty() ? "false" : want.is_bool ? want.values.front() : quoted(want.values.front());
}

std::string made_as_toml(const Fields& made, const WantField& want) {
  if (has_field(made, want)) return as_toml(want);
  const auto found = made.find(want.field);
  if (found == made.end()) return "false";
  const FieldValue& got = found->second;
  const bool date = got.kind == FieldValue::Kind::text && got.values.size() > 1 && !want.is_bool &&
                    !want.is_list && is_date_value(want.values.front());
  return date ? quoted(got.values.back()) : as_toml(got);
}

}  // namespace polex::engine
