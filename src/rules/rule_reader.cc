// Turns a rule's table into a Rule with its tests; leaves compiling its patterns to pattern.cc; tested by
// load_test.cc.
#include "rules/rule_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "rules/role_dates.h"
#include "rules/silences.h"
#include "rules/suggest.h"
#include "rules/table_check.h"

namespace polex::rules {

namespace {

constexpr std::array<std::string_view, 4> kOwnMembers = {"id", "why", "pattern",
                                                         "test"};  // not among Rule::fields

void tell_field(const TomlNode& field, RuleStage stage, const std::string& record, FaultLog& log) {
  const std::vector<std::string> known = want_fields(stage, record);
  const std::string rule =
      stage == RuleStage::clause && !record.empty() ? "a " + record : "a [[" + stage_name(stage) + "]] rule";
  std::vector<std::string> all = want_fields(RuleStage::modifier, "");
  for (const RuleStage other : {RuleStage::mention, RuleStage::date})
    for (std::string& name : want_fields(other, "")) all.push_back(std::move(name));
  const bool foreign = std::find(all.begin(), all.end(), field.key) != all.end();
  log.add(foreign ? codes::kForeignField : codes::kUnknownField, field.key_mark,
          foreign ? rule + " does not make a field `" + field.key + "`"
                  : "no record has a field `" + field.key + "`",
          did_you_mean(field.key, known, "its fields are " + one_of(known)));
}

WantField read_want_field(const TomlNode& field, FaultLog& log) {
  WantField want{
      field.key, {}, field.kind == TomlKind::boolean, field.kind == TomlKind::array, field.key_mark.place};
  if (want.is_list) {
    for (const TomlNode& element : field.children) {
      want.values.push_back(element.text);
      if (element.kind != TomlKind::string)
        log.add(codes::kWrongType, element.mark, "`" + field.key + "` takes a list of strings",
                "write it in quotation marks");
    }
    return want;
  }
  want.values = {field.text};
  if (field.kind != TomlKind::string && field.kind != TomlKind::boolean && field.kind != TomlKind::date)
    log.add(codes::kWrongType, field.mark,
            "`" + field.key + "` takes a string, a list of strings, true or false",
            "write it in quotation marks; false stands for null");
  return want;
}

void read_want(const TomlNode& table, const Rule& rule, RuleTest& test, FaultLog& log) {
  const std::string record(rule.field("record"));
  const std::vector<std::string> known = want_fields(rule.stage, record);
  for (const TomlNode& field : table.children) {
    if (std::find(known.begin(), known.end(), field.key) == known.end())
      tell_field(field, rule.stage, record, log);
    else
      test.want.push_back(read_want_field(field, log));
  }
}

RuleTest read_expectation(const TomlNode& table, const Rule& rule, const std::string& name, FaultLog& log) {
  RuleTest test;
  test.place = table.mark.place;
  test.date = text_of(table, "date");
  if (!test.date.empty() && !is_iso_date(test.date))
    log.add(codes::kBadDate, table.find("date")->mark, "\"" + test.date + "\" is no date",
            "write YYYY-MM-DD, YYYY-MM or YYYY");
  const TomlNode* absent = table.find("absent");
  test.absent = absent != nullptr && absent->kind == TomlKind::boolean && absent->text == "true";
  const TomlNode* want = table.find("want");
  if (const TomlNode* fields = table_of(table, "want")) read_want(*fields, rule, test, log);
  const bool refuses = absent != nullptr && absent->text != "false";  // a wrong type is told already
  if (want == nullptr && !refuses)
    log.add(codes::kIncompleteTest, table.mark, name + " does not say what it expects",
            "give it want = { ... } or absent = true");
  if (want != nullptr && test.absent)
    log.add(codes::kIncompleteTest, absent->key_mark, name + " wants a record and its absence",
            "make two tests of it");
  return test;
}

// A test, or one for each of its `texts`.
void read_tests(const TomlNode& table, const TableSchema& schema, const std::string& name, Rule& rule,
                FaultLog& log) {
  check_table(table, schema, name, log);
  RuleTest test = read_expectation(table, rule, name, log);
  const TomlNode* text = table.find("text");
  const TomlNode* texts = table.find("texts");
  if (text == nullptr && texts == nullptr)
    log.add(codes::kMissingKey, table.named(), name + " has no `text`", "write text = \"...\"");
  if (texts != nullptr && texts->kind == TomlKind::array && texts_of(table, "texts").empty())
    log.add(codes::kMissingKey, texts->key_mark, name + " has no text in `texts`", "write texts = [\"...\"]");
  if (text != nullptr && texts != nullptr) {
    Diagnostic& fault = log.add(codes::kExclusive, texts->key_mark, name + " has `text` and `texts`",
                                "put all into texts = [...]");
    log.label(fault, text->key_mark.place, "`text` stands here");
  }
  if (text != nullptr || texts == nullptr) {
    if (text != nullptr && text->kind == TomlKind::string) test.text = text->pack_text();
    rule.tests.push_back(test);
  }
  test.shared = true;
  for (const PackText& each : texts_of(table, "texts")) {
    test.text = each;
    test.place = each.place;
    rule.tests.push_back(test);
  }
}

// pattern = '...' or patterns = [...], one of the two.
std::vector<PackText> read_patterns(const TomlNode& table, const std::string& name, FaultLog& log) {
  std::vector<PackText> patterns = texts_of(table, "patterns");
  const TomlNode* one = table.find("pattern");
  const TomlNode* many = table.find("patterns");
  if (one != nullptr && many != nullptr) {
    Diagnostic& fault = log.add(codes::kExclusive, many->key_mark, name + " has `pattern` and `patterns`",
                                "put all into patterns = [...]");
    log.label(fault, one->key_mark.place, "`pattern` stands here");
  }
  const bool none =
      one == nullptr && (many == nullptr || (many->kind == TomlKind::array && many->children.empty()));
  if (none) log.add(codes::kMissingKey, table.named(), name + " has no `pattern`", "write pattern = '...'");
  if (one != nullptr && one->kind == TomlKind::string) patterns.insert(patterns.begin(), one->pack_text());
  return patterns;
}

void read_fields(const TomlNode& table, const TableSchema& schema, Rule& rule) {
  for (const TomlNode& member : table.children) {
    const bool own = std::find(kOwnMembers.begin(), kOwnMembers.end(), member.key) != kOwnMembers.end();
    if (!own && member.kind == TomlKind::string && schema.find(member.key) != nullptr)
      rule.fields[member.key] = member.pack_text();
  }
}

void check_id(const TomlNode& table, const std::string& name, FaultLog& log) {
  const TomlNode* id = table.find("id");
  if (id == nullptr || id->kind != TomlKind::string || is_name(id->text, '-')) return;
  log.add(codes::kBadName, id->mark, name + " cannot be called \"" + id->text + "\"",
          "an id is a letter, then letters, digits and -");
}

void check_modality(const TomlNode& table, const Rule& rule, FaultLog& log) {
  if (rule.stage != RuleStage::clause) return;
  const TomlNode* modality = table.find("modality");
  if (rule.field("record") == "commitment" && modality == nullptr)
    log.add(codes::kMissingKey, table.named(), "a commitment has no `modality`",
            "write modality = will, plan, aim, pledge or agree");
  if (rule.field("record") == "statement" && modality != nullptr)
    log.add(codes::kUnknownKey, modality->key_mark, "a statement does not know the key `modality`",
            "remove it");
}

}  // namespace

Rule read_rule(const TomlNode& table, RuleStage stage, const std::string& pack, FaultLog& log) {
  const std::string name = "[[" + stage_name(stage) + "]]";
  const TableSchema schema = rule_schema(stage);
  check_table(table, schema, name, log);
  check_id(table, name, log);
  Rule rule;
  rule.stage = stage;
  rule.pack = pack;
  rule.id = text_of(table, "id");
  rule.why = text_of(table, "why");
  rule.place = table.find("id") == nullptr ? table.mark.place : table.find("id")->mark.place;
  rule.patterns = read_patterns(table, name, log);
  rule.except = texts_of(table, "except");
  rule.not_before = texts_of(table, "not_before");
  rule.not_after = texts_of(table, "not_after");
  rule.beats = texts_of(table, "beats");
  rule.until = texts_of(table, "until");
  rule.records = texts_of(table, "records");
  read_fields(table, schema, rule);
  check_modality(table, rule, log);
  for (const TomlNode* test : tables_of(table, "test"))
    read_tests(*test, test_schema(), "[[" + stage_name(stage) + ".test]]", rule, log);
  rule.silences = read_silences(table, log);
  return rule;
}

void add_tests(const TomlNode& table, Rule& rule, FaultLog& log) {
  read_tests(table, apart_test_schema(), "[[test]]", rule, log);
}

void check_tests(const Rule& rule, FaultLog& log) {
  const Mark mark{rule.place, std::max<std::size_t>(1, count_code_points(rule.id))};
  const auto absent = [](const RuleTest& test) { return test.absent; };
  if (rule.tests.empty())
    log.add(codes::kUntested, mark, "rule `" + rule.id + "` has no test",
            "add a [[" + stage_name(rule.stage) + ".test]] with text and want, and one with absent = true")
        .subject = rule.full_id();
  else if (rule.stage != RuleStage::modifier && std::none_of(rule.tests.begin(), rule.tests.end(), absent))
    log.add(codes::kNoRefusal, mark, "rule `" + rule.id + "` has no test of what it must not match",
            "add a [[" + stage_name(rule.stage) + ".test]] with absent = true")
        .subject = rule.full_id();
}

}  // namespace polex::rules
