// Turns packs in import order into packs without double definitions; leaves finding and reading them to
// pack_loader.cc; tested by load_test.cc.
#include "rules/pack_overrides.h"

#include <algorithm>
#include <map>
#include <set>

#include "rules/schema.h"
#include "rules/suggest.h"

namespace polex::rules {

namespace {

struct Definition {
  std::string what;  // "the list `x`"
  std::string pack;
  Mark mark;
};

// Which pack defines each name last, and the notes on those that it replaces.
class Latest {
 public:
  explicit Latest(FaultLog& log) : log_(log) {}

  void see(const std::string& key, std::size_t pack, Definition definition) {
    const auto [it, added] = latest_.try_emplace(key, pack, definition);
    if (added) return;
    const Definition& earlier = it->second.second;
    Diagnostic& note =
        log_.add(codes::kReplaced, definition.mark, definition.what + " replaces that of " + earlier.pack,
                 "give it another name if both are to stay");
    log_.label(note, earlier.mark.place, "replaced");
    it->second = {pack, definition};
  }
  [[nodiscard]] bool is_last(const std::string& key, std::size_t pack) const {
    const auto it = latest_.find(key);
    return it == latest_.end() || it->second.first == pack;
  }

 private:
  FaultLog& log_;
  std::map<std::string, std::pair<std::size_t, Definition>> latest_;
};

std::string key_of(const Rule& rule) { return stage_name(rule.stage) + " " + rule.id; }

}  // namespace

void replace_earlier(PackSet& set, FaultLog& log) {
  Latest latest(log);
  for (std::size_t at = 0; at < set.packs.size(); ++at) {
    const Pack& pack = set.packs[at];
    for (const WordList& list : pack.lists)
      latest.see("{" + list.name, at,
                 {"the list `" + list.name + "`", pack.name, {list.place, count_code_points(list.name)}});
    for (const Fragment& fragment : pack.fragments)
      latest.see("{" + fragment.name, at,
                 {"the fragment `" + fragment.name + "`", pack.name, {fragment.pattern.place, 1}});
    for (const Rule& rule : pack.rules)
      latest.see(key_of(rule), at,
                 {"the rule `" + rule.id + "`", pack.name, {rule.place, count_code_points(rule.id)}});
  }
  for (std::size_t at = 0; at < set.packs.size(); ++at) {
    Pack& pack = set.packs[at];
    std::erase_if(pack.lists, [&](const WordList& list) { return !latest.is_last("{" + list.name, at); });
    std::erase_if(pack.fragments,
                  [&](const Fragment& fragment) { return !latest.is_last("{" + fragment.name, at); });
    std::erase_if(pack.rules, [&](const Rule& rule) { return !latest.is_last(key_of(rule), at); });
  }
}

void check_beats(const PackSet& set, FaultLog& log) {
  std::map<RuleStage, std::set<std::string>> known;
  for (const Pack& pack : set.packs)
    for (const Rule& rule : pack.rules) known[rule.stage].insert({rule.id, rule.full_id()});
  for (const Pack& pack : set.packs)
    for (const Rule& rule : pack.rules) {
      // Names and dates stand in one phase, so they may beat each other.
      std::set<std::string> names = known[rule.stage];
      if (rule.stage == RuleStage::mention) names.merge(std::set<std::string>(known[RuleStage::date]));
      if (rule.stage == RuleStage::date) names.merge(std::set<std::string>(known[RuleStage::mention]));
      for (const PackText& loser : rule.beats)
        if (!names.contains(loser.value))
          log.add(codes::kUnknownBeats, {loser.place, count_code_points(loser.value)},
                  "`beats` names no [[" + stage_name(rule.stage) + "]] rule `" + loser.value + "`",
                  did_you_mean(loser.value, {names.begin(), names.end()},
                               "name a rule of this pack or of one that it imports"));
    }
}

}  // namespace polex::rules
