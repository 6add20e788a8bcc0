// Turns rules/dates-en into a finder of dates for tests; see date_finder.h.
#include "date_finder.h"

#include "engine/tense.h"
#include "polex/pack.h"

#include <re2/re2.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <memory>

namespace polex::engine {

namespace {

struct TestRule {
  std::string id;
  std::string compute;
  std::vector<std::unique_ptr<RE2>> patterns, except, not_before, not_after;
};

}  // namespace

struct DateFinder::Impl {
  std::map<std::string, std::string> lists;
  std::map<std::string, std::string> fragments;
  std::vector<TestRule> rules;

  std::string expand(const std::string& pattern) const {
    std::string out;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
      const std::size_t close = pattern.find('}', at);
      if (pattern[at] != '{' || close == std::string::npos) {
        out += pattern[at];
        continue;
      }
      const std::string name = pattern.substr(at + 1, close - at - 1);
      if (lists.count(name) != 0)
        out += lists.at(name);
      else if (fragments.count(name) != 0)
        out += "(?:" + expand(fragments.at(name)) + ")";
      else
        out += "{" + name + "}";
      at = close;
    }
    return out;
  }
  std::vector<std::unique_ptr<RE2>> compile(const std::vector<PackText>& texts) const {
    std::vector<std::unique_ptr<RE2>> out;
    for (const PackText& text : texts) {
      out.push_back(std::make_unique<RE2>(expand(text.value)));
      if (!out.back()->ok()) throw std::runtime_error(out.back()->error());
    }
    return out;
  }
  void read_list(const WordList& list) {
    std::vector<std::string> words;
    for (const ListEntry& entry : list.entries)
      words.insert(words.end(), entry.forms.begin(), entry.forms.end());
    const bool exact = list.case_rule == CaseRule::exact;
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    std::string all;
    for (const std::string& word : words) {
      all += (all.empty() ? "" : "|") + word;
      if (exact) continue;
      std::string upper = word;
      upper[0] = static_cast<char>(std::toupper(upper[0]));
      all += "|" + upper;
    }
    lists[list.name] = "(?:\\b(?:" + all + ")\\b)";
  }
};

DateFinder::DateFinder() : impl_(new Impl) {
  const PackSet set = load_packs({"dates-en"});
  const Pack& pack = set.packs.at(0);
  for (const WordList& list : pack.lists) impl_->read_list(list);
  for (const Fragment& fragment : pack.fragments) impl_->fragments[fragment.name] = fragment.pattern.value;
  for (const Rule& from : pack.rules) {
    if (from.stage != RuleStage::date) continue;
    impl_->rules.push_back({from.id, std::string(from.field("compute")), impl_->compile(from.patterns),
                            impl_->compile(from.except), impl_->compile(from.not_before),
                            impl_->compile(from.not_after)});
  }
}

DateFinder::~DateFinder() { delete impl_; }

namespace {

bool word_start(std::string_view text, std::size_t at) {
  const auto alnum = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  return alnum(text[at]) &&
         (at == 0 || !(alnum(text[at - 1]) || (text[at - 1] == '-' && at > 1 && alnum(text[at - 2]))));
}

bool blocked(const TestRule& rule, re2::StringPiece text, std::size_t begin, std::size_t end) {
  for (const auto& re : rule.except)
    if (re->Match(text, begin, end, RE2::ANCHOR_BOTH, nullptr, 0)) return true;
  for (const auto& re : rule.not_before)
    if (re->Match(text, end, text.size(), RE2::ANCHOR_START, nullptr, 0)) return true;
  for (const auto& re : rule.not_after)
    for (std::size_t from = begin > 64 ? begin - 64 : 0; from < begin; ++from)
      if (re->Match(text, from, begin, RE2::ANCHOR_BOTH, nullptr, 0)) return true;
  return false;
}

struct Candidate {
  std::size_t begin, end, rule;
  DateGroups groups;
};

}  // namespace

std::vector<FoundByRule> DateFinder::find(std::string_view folded, std::string_view document) const {
  const re2::StringPiece text(folded.data(), folded.size());
  std::vector<Candidate> all;
  for (std::size_t number = 0; number < impl_->rules.size(); ++number)
    for (const auto& re : impl_->rules[number].patterns)
      for (std::size_t at = 0; at < folded.size(); ++at) {
        re2::StringPiece groups[12];
        const int count = std::min(12, re->NumberOfCapturingGroups() + 1);
        if (!word_start(folded, at) || !re->Match(text, at, text.size(), RE2::ANCHOR_START, groups, count))
          continue;
        const std::size_t end = at + groups[0].size();
        if (blocked(impl_->rules[number], text, at, end)) continue;
        Candidate found{at, end, number, {}};
        for (const auto& [name, index] : re->NamedCapturingGroups()) {
          if (groups[index].empty()) continue;
          const auto from = static_cast<std::size_t>(groups[index].data() - folded.data());
          if (name == "mask")
            found.begin = from, found.end = from + groups[index].size();
          else
            found.groups[name] = std::string(groups[index].data(), groups[index].size());
        }
        all.push_back(std::move(found));
        at = end - 1;
      }
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    if (a.end - a.begin != b.end - b.begin) return a.end - a.begin > b.end - b.begin;
    return a.begin != b.begin ? a.begin < b.begin : a.rule < b.rule;
  });
  std::vector<Candidate> kept;
  for (Candidate& each : all)
    if (std::none_of(kept.begin(), kept.end(),
                     [&](const Candidate& k) { return k.begin < each.end && each.begin < k.end; }))
      kept.push_back(std::move(each));
  std::sort(kept.begin(), kept.end(),
            [](const Candidate& a, const Candidate& b) { return a.begin < b.begin; });
  std::vector<FoundByRule> out;
  for (const Candidate& each : kept)
    if (const auto value =
            evaluate_date(impl_->rules[each.rule].compute, each.groups,
                          {std::string(document), "", told_as_past(folded, each.begin, each.end)}))
      out.push_back({impl_->rules[each.rule].id, {each.begin, each.end, *value}});
  return out;
}

}  // namespace polex::engine
