// SARIF is valid whatever the pack: against the rules of the official schema for the part that polex writes.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "given.h"

namespace polex {

namespace {

using Json = nlohmann::json;

// RFC 3986, as far as a path needs it: unreserved, slashes, a scheme's colon, percent and two hex digits.
bool is_uri_reference(const std::string& uri) {
  for (std::size_t at = 0; at < uri.size(); ++at) {
    const char c = uri[at];
    if (c == '%') {
      if (at + 2 >= uri.size() ||
          uri.substr(at + 1, 2).find_first_not_of("0123456789ABCDEF") != std::string::npos)
        return false;
    } else if (std::isalnum(static_cast<unsigned char>(c)) == 0 &&
               std::string("-._~/:").find(c) == std::string::npos) {
      return false;
    }
  }
  return !uri.empty();
}

// JSON Schema, the keywords that the file uses.
class Validator {
 public:
  explicit Validator(const Json& schema) : definitions_(schema.at("definitions")) {}

  void check(const Json& value, const Json& schema, const std::string& path) {
    if (schema.contains("$ref"))
      return check(value, definitions_.at(schema.at("$ref").get<std::string>()), path);
    if (schema.contains("enum") &&
        std::find(schema.at("enum").begin(), schema.at("enum").end(), value) == schema.at("enum").end())
      faults.push_back(path + " has a value that is not allowed");
    if (schema.contains("type") && !is(value, schema.at("type")))
      return faults.push_back(path + " is of a wrong type");
    if (schema.contains("minimum") && value < schema.at("minimum")) faults.push_back(path + " is too small");
    if (schema.contains("format") && !is_uri_reference(value))
      faults.push_back(path + " is no URI reference");
    if (schema.value("uniqueItems", false) &&
        std::set<Json>(value.begin(), value.end()).size() != value.size())
      faults.push_back(path + " repeats an item");
    for (const Json& key : schema.value("required", Json::array()))
      if (!value.contains(key.get<std::string>()))
        faults.push_back(path + " lacks " + key.get<std::string>());
    if (value.is_object())
      for (const auto& [key, member] : value.items()) {
        if (!schema.at("properties").contains(key))
          faults.push_back(path + " may not have " + key);
        else
          check(member, schema.at("properties").at(key), path + "/" + key);
      }
    if (value.is_array())
      for (const Json& item : value) check(item, schema.at("items"), path + "[]");
  }

  std::vector<std::string> faults;

 private:
  static bool is(const Json& value, const std::string& type) {
    return type == "object"   ? value.is_object()
           : type == "array"  ? value.is_array()
           : type == "string" ? value.is_string()
                              : value.is_number_integer();
  }
  const Json& definitions_;
};

std::vector<std::string> faults_of(const std::string& sarif) {
  const Json schema =
      Json::parse(given::content(POLEX_SOURCE_DIR "/tests/cases/sarif-2.1.0-part.schema.json"));
  const Json log = Json::parse(sarif, nullptr, false);
  if (log.is_discarded()) return {"no JSON"};
  Validator validator(schema);
  validator.check(log, schema, "");
  return validator.faults;
}

}  // namespace

TEST_CASE("SARIF is valid for sound packs, faulty ones, and what is no TOML", "[lint]") {
  const char* commands[] = {
      "polex lint --format sarif tests/cases/lint/clean",
      "polex lint --format sarif tests/cases/lint/P044-shadowed",
      "polex lint --format sarif tests/cases/cli/lint-ten-faults/ten.toml",
      "polex lint --format sarif tests/cases/cli/lint-unparsable/broken.toml",
      "polex lint --format sarif no-such-pack",
      "polex lint --format sarif tests/cases/packs/P036-empty-pack/empty",
      "polex lint --format sarif --fail-level note policy-en",
      "polex test -q --format sarif tests/cases/cli/test-failures/failing.toml",
      "polex test -q --format sarif tests/cases/cli/lint-ten-faults/ten.toml 2>/dev/null",
      "polex test -q --format sarif --coverage tests/cases/cli/test-coverage/gaps.toml",
  };
  for (const char* command : commands) {
    INFO(command);
    CHECK(faults_of(given::shell(command).out) == std::vector<std::string>());
  }
}

TEST_CASE("the check of SARIF sees what it forbids", "[lint]") {
  struct Row {
    const char* why;
    const char* log;
    const char* fault;
  };
  const Row rows[] = {
      {"version", R"({"version":"2.0.0","runs":[]})", "/version has a value that is not allowed"},
      {"a key of no object", R"({"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"result":[]}]})",
       "/runs[] may not have result"},
      {"no message", R"({"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[{}]}]})",
       "/runs[]/results[] lacks message"},
      {"cut short", R"({"version":"2.1.0","runs":[)", "no JSON"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(faults_of(row.log) == std::vector<std::string>{row.fault});
  }
}

}  // namespace polex
