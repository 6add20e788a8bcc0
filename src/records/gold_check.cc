// Turns a line of a gold file into its first fault, since what is passed over in silence would not be scored.
// Leaves reading it to score_reader.cc. Tested by score_test.cc and cases/cli.
#include "records/gold_check.h"

#include <algorithm>
#include <string>
#include <vector>

#include "rules/suggest.h"

namespace polex::records {

namespace {

using Json = nlohmann::json;

constexpr const char* kSeeReadme = "See \"Gold files\" in README.md.";

enum class GoldShape { any, text, text_or_null, flag, span, spans, list, object_or_null };

struct GoldKey {
  std::string name;
  GoldShape shape = GoldShape::any;
  bool needed = false;
  std::vector<std::string> values = {};  // of a text; empty: any
  std::vector<GoldKey> members = {};     // of a list's objects
};

const std::vector<GoldKey>& article_keys() {
  using enum GoldShape;
  static const std::vector<std::string> kinds = {
      "government", "legislature", "court",       "party", "military", "international", "company",
      "research",   "education",   "association", "media", "place",    "other"};
  static const std::vector<GoldKey> body = {
      {"name", text, true}, {"kind", text_or_null, false, kinds}, {"mentions", spans}, {"note"}};
  static const std::vector<GoldKey> statement = {
      {"speaker", text_or_null},
      {"role", text_or_null},
      {"cue", text_or_null},
      {"content", span, true},
      {"quote", text_or_null, false, {"direct", "indirect", "mixed"}},
      {"date", text_or_null},
      {"note"}};
  static const std::vector<GoldKey> commitment = {
      {"actor", text_or_null},
      {"cue", text_or_null},
      {"modality", text_or_null, false, {"will", "plan", "aim", "pledge", "agree"}},
      {"action", span, true},
      {"items", spans},
      {"deadline", object_or_null, false, {}, {{"text", GoldShape::text}, {"date", text_or_null}, {"note"}}},
      {"negated", flag},
      {"note"}};
  static const std::vector<GoldKey> article = {{"id", text, true},
                                               {"text", text, true},
                                               {"date", text_or_null},
                                               {"dct", text_or_null},
                                               {"title", text_or_null},
                                               {"genre"},
                                               {"source"},
                                               {"url"},
                                               {"note"},
                                               {"bodies", list, false, {}, body},
                                               {"statements", list, false, {}, statement},
                                               {"commitments", list, false, {}, commitment}};
  return article;
}

class GoldCheck {
 public:
  explicit GoldCheck(std::size_t text_length) : text_length_(text_length) {}

  // `path` is the object's own as jq writes it, with a dot behind it: "bodies[0]."
  std::optional<Diagnostic> object(const Json& object, const std::vector<GoldKey>& keys,
                                   const std::string& path) const {
    std::vector<std::string> names;
    names.reserve(keys.size());
    for (const GoldKey& key : keys) names.push_back(key.name);
    for (const auto& [name, value] : object.items()) {
      const std::string whole = std::string(path).append(name);
      const auto key = std::find(names.begin(), names.end(), name);
      if (key == names.end())
        return fault("E002", "unknown key `" + whole + "`",
                     rules::did_you_mean(name, names, "its keys are " + rules::one_of(names)));
      if (auto found = member(value, keys[static_cast<std::size_t>(key - names.begin())], whole))
        return found;
    }
    for (const GoldKey& key : keys)
      if (key.needed && !object.contains(key.name))
        return fault("E001", "`" + path + key.name + "` is missing", kSeeReadme);
    return std::nullopt;
  }

 private:
  static Diagnostic fault(std::string code, std::string message, std::string next) {
    Diagnostic fault;
    fault.code = std::move(code);
    fault.message = std::move(message);
    fault.next = std::move(next);
    return fault;
  }

  static Diagnostic wrong_type(const std::string& path, const char* wanted) {
    return fault("E001", "`" + path + "` is no " + wanted, kSeeReadme);
  }

  std::optional<Diagnostic> member(const Json& value, const GoldKey& key, const std::string& path) const {
    switch (key.shape) {
      case GoldShape::any:
        return std::nullopt;
      case GoldShape::text_or_null:
        if (value.is_null()) return std::nullopt;
        [[fallthrough]];
      case GoldShape::text:
        return text(value, key, path);
      case GoldShape::flag:
        return value.is_boolean() ? std::nullopt : std::optional(wrong_type(path, "true or false"));
      case GoldShape::span:
        return span(value, path);
      case GoldShape::spans:
      case GoldShape::list:
        return list(value, key, path);
      case GoldShape::object_or_null:
        if (value.is_null()) return std::nullopt;
        return value.is_object() ? object(value, key.members, path + ".")
                                 : std::optional(wrong_type(path, "object with text and date"));
    }
    return std::nullopt;
  }

  static std::optional<Diagnostic> text(const Json& value, const GoldKey& key, const std::string& path) {
    if (!value.is_string()) return wrong_type(path, "text");
    const auto& word = value.get_ref<const std::string&>();
    if (key.values.empty() || std::find(key.values.begin(), key.values.end(), word) != key.values.end())
      return std::nullopt;
    return fault("E003", "unknown value `" + word + "` of `" + path + "`",
                 rules::did_you_mean(word, key.values, "it is " + rules::one_of(key.values)));
  }

  std::optional<Diagnostic> span(const Json& value, const std::string& path) const {
    if (!value.is_array() || value.size() != 2 || !value[0].is_number_integer() ||
        !value[1].is_number_integer())
      return wrong_type(path, "span [start, end]");
    const auto begin = value[0].get<long>();
    const auto end = value[1].get<long>();
    if (0 <= begin && begin < end && static_cast<std::size_t>(end) <= text_length_) return std::nullopt;
    return fault(
        "E004", "`" + path + "` is no part of the text: " + value.dump(),
        "count code points from 0, the end behind the last; the text has " + std::to_string(text_length_));
  }

  std::optional<Diagnostic> list(const Json& value, const GoldKey& key, const std::string& path) const {
    if (!value.is_array()) return wrong_type(path, "list");
    for (std::size_t at = 0; at < value.size(); ++at) {
      const std::string here = path + "[" + std::to_string(at) + "]";
      if (key.shape == GoldShape::list && !value[at].is_object()) return wrong_type(here, "object");
      if (auto found = key.shape == GoldShape::spans ? span(value[at], here)
                                                     : object(value[at], key.members, here + "."))
        return found;
    }
    return std::nullopt;
  }

  std::size_t text_length_;  // in code points
};

std::size_t code_points_of(const Json& line) {
  const auto text = line.find("text");
  if (text == line.end() || !text->is_string()) return 0;
  const auto& bytes = text->get_ref<const std::string&>();
  return static_cast<std::size_t>(std::count_if(
      bytes.begin(), bytes.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::optional<Diagnostic> gold_fault(const Json& line) {
  return GoldCheck(code_points_of(line)).object(line, article_keys(), "");
}

}  // namespace polex::records
