// rules/pack.schema.json tells editors what schema.cc tells the loader: keys, required ones and values are
// the same.
#include "rules/schema.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

namespace polex::rules {

namespace {

using Names = std::set<std::string>;

nlohmann::json read_schema(const std::string& name) {
  std::ifstream in(std::string(POLEX_SOURCE_DIR) + "/rules/" + name);
  return nlohmann::json::parse(in);
}

void same(const TableSchema& table, const nlohmann::json& json, const std::string& name) {
  Names known, told, required, told_required;
  for (const KeySchema& key : table.keys) {
    known.insert(key.key);
    if (key.required) required.insert(key.key);
  }
  for (const auto& [key, value] : json.at("properties").items()) told.insert(key);
  for (const auto& key : json.value("required", nlohmann::json::array()))
    told_required.insert(key.get<std::string>());
  INFO(name);
  CHECK(told == known);
  CHECK(told_required == required);
  for (const KeySchema& key : table.keys) {
    if (key.values.empty() || !told.contains(key.key)) continue;
    const nlohmann::json& value = json.at("properties").at(key.key);
    INFO(key.key);
    CHECK((value.contains("items") ? value.at("items") : value).at("enum").get<std::vector<std::string>>() ==
          key.values);
  }
}

}  // namespace

TEST_CASE("pack.schema.json says what the loader says") {
  const nlohmann::json schema = read_schema("pack.schema.json");
  same(root_schema(), schema, "root");
  const nlohmann::json& root = schema.at("properties");
  same(pack_schema(), root.at("pack"), "pack");
  const nlohmann::json& list = root.at("list").at("additionalProperties");
  same(list_schema(), list, "list");
  same(entry_schema(), list.at("properties").at("entries").at("items"), "entry");
  for (const RuleStage stage :
       {RuleStage::mention, RuleStage::date, RuleStage::clause, RuleStage::modifier}) {
    const nlohmann::json& rule = root.at(stage_name(stage)).at("items");
    same(rule_schema(stage), rule, stage_name(stage));
    const nlohmann::json& test = rule.at("properties").at("test").at("items");
    same(test_schema(), test, stage_name(stage) + ".test");
    const std::vector<std::string> fields = want_fields(stage, "");
    Names told;
    for (const auto& [field, value] : test.at("properties").at("want").at("properties").items())
      told.insert(field);
    CHECK(told == Names(fields.begin(), fields.end()));
  }
  same(apart_test_schema(), root.at("test").at("items"), "test");
  for (const auto& name : root.at("list").at("propertyNames").at("not").at("enum"))
    CHECK(is_reserved(name.get<std::string>()));
}

TEST_CASE("record.schema.json has a definition of each record") {
  const nlohmann::json schema = read_schema("record.schema.json");
  for (const char* record : {"document", "body", "statement", "commitment", "date"})
    CHECK(schema.at("$defs").at(record).at("properties").at("record").at("const") == record);
}

}  // namespace polex::rules
