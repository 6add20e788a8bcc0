// Turns gold and records into counts. Leaves reading both to score_reader.cc and names to score_names.cc.
// Tested by score_test.cc.
#include "records/score.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <tuple>

namespace polex::records {

namespace {

constexpr double kLeastOverlap = 0.5;

// To four places, correctly rounded from the binary value.
double rounded(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.4f", value);
  return std::strtod(text.data(), nullptr);
}

double ratio(std::size_t part, std::size_t whole) {
  return whole == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(whole);
}

double overlap(const ScoredClause& a, const ScoredClause& b) {
  const long shared = std::min(a.end, b.end) - std::max(a.begin, b.begin);
  return shared <= 0 ? 0.0
                     : static_cast<double>(shared) /
                           static_cast<double>(std::max(a.end, b.end) - std::min(a.begin, b.begin));
}

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

// One-to-one pairs (gold, got), best overlap first; of equal ones the later first.
Pairs pair_up(const std::vector<ScoredClause>& gold, const std::vector<ScoredClause>& got) {
  std::vector<std::tuple<double, std::size_t, std::size_t>> candidates;
  for (std::size_t i = 0; i < gold.size(); ++i)
    for (std::size_t j = 0; j < got.size(); ++j)
      if (const double value = overlap(gold[i], got[j]); value >= kLeastOverlap)
        candidates.emplace_back(value, i, j);
  std::sort(candidates.begin(), candidates.end(), std::greater<>());
  std::vector<bool> used_gold(gold.size());
  std::vector<bool> used_got(got.size());
  Pairs pairs;
  for (const auto& [value, i, j] : candidates) {
    if (used_gold[i] || used_got[j]) continue;
    used_gold[i] = used_got[j] = true;
    pairs.emplace_back(i, j);
  }
  return pairs;
}

std::string or_none(const MaybeText& text) { return text.value_or("None"); }

class Scorer {
 public:
  explicit Scorer(Score& score) : score_(score) {}

  void article(const ScoredArticle& gold, const ScoredArticle& got) {
    doc_ = gold.id;
    if (gold.has_date) add("doc_date", got.has_document && got.date == gold.date ? 1 : 0, 1, 1);
    if (gold.bodies) bodies(*gold.bodies, *got.bodies);
    if (gold.statements) clauses("statement", *gold.statements, *got.statements);
    if (gold.commitments) clauses("commitment", *gold.commitments, *got.commitments);
  }

 private:
  using Named = std::map<std::string, const ScoredBody*>;

  static Named by_name(const std::vector<ScoredBody>& bodies) {
    Named named;
    for (const ScoredBody& body : bodies)
      if (body.kind != "place") named[comparable_name(body.name)] = &body;
    return named;
  }

  void add(std::string_view figure, std::size_t right, std::size_t gold, std::size_t got) {
    const auto index =
        static_cast<std::size_t>(std::find(kFigures.begin(), kFigures.end(), figure) - kFigures.begin());
    Count& count = score_.counts[index];
    count.tp += right;
    count.fn += gold - right;
    count.fp += got - right;
  }

  void miss(char sign, std::string kind, std::string what) {
    score_.misses.push_back({sign, std::move(kind), doc_, std::move(what)});
  }

  void credit(const std::string& rule, bool right) {
    RuleScore& entry = score_.rules[rule.empty() ? "(no rule)" : rule];
    ++(right ? entry.right : entry.wrong);
  }

  Count& of_class(const std::string& kind, const MaybeText& name) {
    return score_.classes[kind + " " + name.value_or("untold")];
  }

  Count& of_class(const std::string& kind, const ScoredClause& clause) {
    return of_class(kind, kind == "statement" ? clause.quote : clause.modality);
  }

  void bodies(const std::vector<ScoredBody>& gold, const std::vector<ScoredBody>& got) {
    const Named golds = by_name(gold);
    const Named gots = by_name(got);
    std::size_t both = 0;
    std::size_t kinds = 0;
    for (const auto& [name, body] : golds) {
      const auto other = gots.find(name);
      Count& own = of_class("body", body->kind);
      ++(other == gots.end() ? own.fn : own.tp);
      if (other == gots.end()) {
        miss('-', "body", body->name);
        continue;
      }
      ++both;
      if (other->second->kind == body->kind) ++kinds;
    }
    for (const auto& [name, body] : gots) {
      credit(body->rule, golds.count(name) != 0);
      if (golds.count(name) != 0) continue;
      ++of_class("body", body->kind).fp;
      miss('+', "body", body->name);
    }
    add("body", both, golds.size(), gots.size());
    add("body_kind", kinds, both, both);
  }

  void clauses(const std::string& kind, const std::vector<ScoredClause>& gold,
               const std::vector<ScoredClause>& got) {
    const Pairs pairs = pair_up(gold, got);
    std::vector<bool> paired_gold(gold.size());
    std::vector<bool> right(got.size());
    std::vector<bool> paired_got(got.size());
    std::size_t rights = 0;
    for (const ScoredClause& each : gold) ++of_class(kind, each).fn;
    for (const auto& [i, j] : pairs) {
      paired_gold[i] = paired_got[j] = true;
      right[j] = same_name(gold[i].who, got[j].who);
      if (!right[j]) continue;
      ++rights;
      ++of_class(kind, gold[i]).tp;
      --of_class(kind, gold[i]).fn;
    }
    for (std::size_t j = 0; j < got.size(); ++j)
      if (!right[j]) ++of_class(kind, got[j]).fp;
    add(kind + "_span", pairs.size(), gold.size(), got.size());
    add(kind, rights, gold.size(), got.size());
    if (kind == "statement") {
      dates(gold, got, pairs);
    } else {
      modalities(gold, got, pairs);
      deadlines(gold, got, pairs);
      negations(gold, got, pairs);
    }
    for (std::size_t i = 0; i < gold.size(); ++i)
      if (!paired_gold[i])
        miss('-', kind, or_none(gold[i].who) + " | " + or_none(gold[i].cue) + " | " + gold[i].text);
    for (std::size_t j = 0; j < got.size(); ++j) {
      credit(got[j].rule, right[j]);
      if (!paired_got[j])
        miss('+', kind, or_none(got[j].who) + " | " + or_none(got[j].cue) + " | " + got[j].text);
    }
    for (const auto& [i, j] : pairs)
      if (!right[j])
        miss('~', kind, or_none(gold[i].who) + " != " + or_none(got[j].who) + " | " + gold[i].text);
  }

  static bool same_name(const MaybeText& a, const MaybeText& b) {
    if (!a || !b) return !a && !b;
    return comparable_name(*a) == comparable_name(*b);
  }

  void dates(const std::vector<ScoredClause>& gold, const std::vector<ScoredClause>& got,
             const Pairs& pairs) {
    std::size_t dated = 0;
    std::size_t right = 0;
    for (const auto& [i, j] : pairs) {
      if (!gold[i].date || gold[i].date->empty()) continue;
      ++dated;
      if (gold[i].date == got[j].date) ++right;
    }
    add("statement_date", right, dated, dated);
  }

  void modalities(const std::vector<ScoredClause>& gold, const std::vector<ScoredClause>& got,
                  const Pairs& pairs) {
    const auto right = std::count_if(pairs.begin(), pairs.end(), [&](const auto& pair) {
      return gold[pair.first].modality == got[pair.second].modality;
    });
    add("modality", static_cast<std::size_t>(right), pairs.size(), pairs.size());
  }

  void deadlines(const std::vector<ScoredClause>& gold, const std::vector<ScoredClause>& got,
                 const Pairs& pairs) {
    for (const auto& [i, j] : pairs) {
      if (!gold[i].has_deadline) continue;
      const bool found = got[j].has_deadline.value_or(false);
      const bool right = *gold[i].has_deadline && found && gold[i].deadline_date == got[j].deadline_date;
      add("deadline", right ? 1 : 0, *gold[i].has_deadline ? 1 : 0, found ? 1 : 0);
    }
  }

  void negations(const std::vector<ScoredClause>& gold, const std::vector<ScoredClause>& got,
                 const Pairs& pairs) {
    for (const auto& [i, j] : pairs) {
      if (!gold[i].negated) continue;
      const bool found = got[j].negated.value_or(false);
      add("negated", *gold[i].negated && found ? 1 : 0, *gold[i].negated ? 1 : 0, found ? 1 : 0);
    }
  }

  Score& score_;
  std::string doc_;
};

}  // namespace

double Count::precision() const { return rounded(ratio(tp, tp + fp)); }
double Count::recall() const { return rounded(ratio(tp, tp + fn)); }
double Count::f1() const {
  const double p = ratio(tp, tp + fp);
  const double r = ratio(tp, tp + fn);
  return rounded(p + r > 0 ? 2 * p * r / (p + r) : 0.0);
}

Score score(const Gold& gold, const std::vector<ScoredArticle>& got) {
  Score result;
  Scorer scorer(result);
  for (std::size_t index = 0; index < gold.articles.size(); ++index)
    scorer.article(gold.articles[index], got[index]);
  return result;
}

}  // namespace polex::records
