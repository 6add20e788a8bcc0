// Turns two lists of records of one article into what was gained, lost and changed; leaves telling it to
// diff.cc; tested by cases/cli (diff-*).
#include "cli/record_diff.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace polex::cli {
namespace {

using Json = RecordJson;

// The words by which a record is known again.
struct Anchor {
  std::string kind;
  std::string key;  // equal: surely the same thing
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Record {
  Json json;
  Anchor anchor;
  std::vector<std::pair<std::string, Json>> fields;  // as they are compared
};

const Json& words_of(const Json& record) {
  const std::string kind = record.value("record", "");
  if (kind == "body") return record.at("mentions").at(0);
  if (kind == "date") return record;
  const Json& cue = record.at("cue");
  return cue.is_null() ? record.at("content") : cue;
}

Anchor anchor_of(const Json& record) {
  const Json& words = words_of(record);
  Anchor anchor{record.value("record", ""), "", words.value("start", std::size_t{0}),
                words.value("end", std::size_t{0})};
  anchor.key = anchor.kind == "body" ? record.value("name", "")
                                     : std::to_string(anchor.begin) + "-" + std::to_string(anchor.end);
  return anchor;
}

bool is_ignored(const std::string& path, const std::vector<std::string>& ignored) {
  return std::any_of(ignored.begin(), ignored.end(), [&](const std::string& each) {
    return path.starts_with(each) &&
           (path.size() == each.size() || path[each.size()] == '.' || path[each.size()] == '[');
  });
}

void flatten(const Json& value, const std::string& path, const std::vector<std::string>& ignored,
             std::vector<std::pair<std::string, Json>>& into) {
  if (is_ignored(path, ignored)) return;
  if (value.is_object() && !value.empty()) {
    const std::string prefix = path.empty() ? path : path + ".";
    for (const auto& [key, item] : value.items())
      flatten(item, std::string(prefix).append(key), ignored, into);
  } else if (value.is_array() && !value.empty()) {
    for (std::size_t index = 0; index < value.size(); ++index)
      flatten(value[index], fmt::format("{}[{}]", path, index), ignored, into);
  } else {
    into.emplace_back(path, value);
  }
}

bool is_wanted(const std::string& kind, const CompareOptions& options) {
  return options.kinds.empty() ||
         std::find(options.kinds.begin(), options.kinds.end(), kind) != options.kinds.end();
}

// A rule of an edited copy is that of the pack it was copied from.
std::string without_pack(const std::string& rule, const std::vector<std::string>& packs) {
  const std::size_t colon = std::min(rule.find(':'), rule.size());
  const bool theirs = std::find(packs.begin(), packs.end(), rule.substr(0, colon)) != packs.end();
  return theirs ? rule.substr(colon + 1) : rule;
}

std::vector<Record> read_records(std::string_view lines, const CompareOptions& options) {
  std::vector<Record> records;
  std::vector<Json> statements;  // the words of each
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    Record record{Json::parse(lines.substr(0, end)), {}, {}};
    lines.remove_prefix(std::min(end + 1, lines.size()));
    record.anchor = anchor_of(record.json);
    if (record.anchor.kind == "statement") statements.push_back(record.json.at("content"));
    if (!is_wanted(record.anchor.kind, options)) continue;
    Json compared = record.json;
    if (const auto holder = compared.find("statement");
        holder != compared.end() && holder->is_number_unsigned())
      if (const auto number = holder->get<std::size_t>(); number < statements.size())
        *holder = statements[number];
    if (const auto rule = compared.find("rule"); rule != compared.end())
      *rule = without_pack(rule->get<std::string>(), options.packs);
    flatten(compared, "", options.ignored, record.fields);
    records.push_back(std::move(record));
  }
  return records;
}

std::vector<FieldChange> differing(const Record& before, const Record& after) {
  std::map<std::string, const Json*> left;
  for (const auto& [path, value] : before.fields) left[path] = &value;
  std::vector<FieldChange> fields;
  for (const auto& [path, value] : after.fields) {
    const auto found = left.find(path);
    const Json was = found == left.end() ? Json() : *found->second;
    if (was != value) fields.push_back({path, was, value});
    if (found != left.end()) left.erase(found);
  }
  for (const auto& [path, value] : left)
    if (!value->is_null()) fields.push_back({path, *value, nullptr});
  return fields;
}

class Comparison {
 public:
  Comparison(std::vector<Record> before, std::vector<Record> after)
      : before_(std::move(before)),
        after_(std::move(after)),
        taken_before_(before_.size()),
        taken_after_(after_.size()) {}

  RecordDiff run() {
    pair_equal([](const Record& record) { return Json(record.fields).dump(); });
    pair_equal([](const Record& record) { return record.anchor.kind + " " + record.anchor.key; });
    pair_overlapping();
    for (std::size_t index = 0; index < before_.size(); ++index)
      if (!taken_before_[index]) add({before_[index].json, nullptr, {}, before_[index].anchor.begin});
    for (std::size_t index = 0; index < after_.size(); ++index)
      if (!taken_after_[index]) add({nullptr, after_[index].json, {}, after_[index].anchor.begin});
    std::stable_sort(diff_.changes.begin(), diff_.changes.end(),
                     [](const RecordChange& a, const RecordChange& b) { return a.at < b.at; });
    return std::move(diff_);
  }

 private:
  template <typename Key>
  void pair_equal(Key key) {
    std::multimap<std::string, std::size_t> waiting;
    for (std::size_t index = 0; index < after_.size(); ++index)
      if (!taken_after_[index]) waiting.emplace(key(after_[index]), index);
    for (std::size_t index = 0; index < before_.size(); ++index) {
      if (taken_before_[index]) continue;
      const auto found = waiting.find(key(before_[index]));
      if (found == waiting.end()) continue;
      pair(index, found->second);
      waiting.erase(found);
    }
  }

  // What is left, by kind and place: two that overlap are one.
  void pair_overlapping() {
    const std::vector<std::size_t> left = in_order(before_, taken_before_);
    const std::vector<std::size_t> right = in_order(after_, taken_after_);
    std::size_t a = 0;
    std::size_t b = 0;
    while (a < left.size() && b < right.size()) {
      const Anchor& one = before_[left[a]].anchor;
      const Anchor& other = after_[right[b]].anchor;
      if (one.kind == other.kind && one.begin < other.end && other.begin < one.end)
        pair(left[a++], right[b++]);
      else if (std::tie(one.kind, one.end, one.begin) < std::tie(other.kind, other.end, other.begin))
        ++a;
      else
        ++b;
    }
  }

  static std::vector<std::size_t> in_order(const std::vector<Record>& records,
                                           const std::vector<bool>& taken) {
    std::vector<std::size_t> order;
    for (std::size_t index = 0; index < records.size(); ++index)
      if (!taken[index]) order.push_back(index);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::tie(records[a].anchor.kind, records[a].anchor.begin) <
             std::tie(records[b].anchor.kind, records[b].anchor.begin);
    });
    return order;
  }

  void pair(std::size_t before, std::size_t after) {
    taken_before_[before] = taken_after_[after] = true;
    std::vector<FieldChange> fields = differing(before_[before], after_[after]);
    if (fields.empty())
      ++diff_.same;
    else
      add({before_[before].json, after_[after].json, std::move(fields), after_[after].anchor.begin});
  }

  void add(RecordChange change) { diff_.changes.push_back(std::move(change)); }

  std::vector<Record> before_;
  std::vector<Record> after_;
  std::vector<bool> taken_before_;
  std::vector<bool> taken_after_;
  RecordDiff diff_;
};

}  // namespace

RecordDiff compare_records(std::string_view before, std::string_view after, const CompareOptions& options) {
  return Comparison(read_records(before, options), read_records(after, options)).run();
}

}  // namespace polex::cli
