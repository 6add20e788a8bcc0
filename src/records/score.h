// Records against gold annotations. What counts as found and as right:
// A statement or commitment is found when its content or action overlaps a gold one by half of their union at
// least (one to one, best overlap first); it is right when the speaker or actor also bears the gold's name.
// Bodies are compared as sets of names per article.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "polex/article.h"
#include "polex/result.h"

namespace polex::records {

using MaybeText = std::optional<std::string>;

struct ScoredBody {
  std::string name;
  MaybeText kind;
  std::string rule;
};

// A statement or a commitment. Offsets are code points; -1 where there is no span.
struct ScoredClause {
  MaybeText who;
  MaybeText cue;
  long begin = -1;
  long end = -1;
  std::string text;    // of the content or action
  MaybeText date;      // statements
  MaybeText modality;  // commitments
  MaybeText quote;     // statements: direct, indirect or mixed
  std::string rule;
  // Commitments. Gold: nullopt where it is not annotated.
  std::optional<bool> negated = {};
  std::optional<bool> has_deadline = {};
  MaybeText deadline_date = {};
};

// The annotations of one article, or its records. What gold does not annotate is not scored.
struct ScoredArticle {
  std::string id;
  bool has_date = false;
  bool has_document = false;
  MaybeText date;
  std::optional<std::vector<ScoredBody>> bodies;
  std::optional<std::vector<ScoredClause>> statements;
  std::optional<std::vector<ScoredClause>> commitments;
};

struct Gold {
  std::vector<ScoredArticle> articles;
  std::vector<Article> texts;  // in the same order; the date is that of the dump
};

struct Count {
  std::size_t tp = 0;
  std::size_t fp = 0;
  std::size_t fn = 0;
  [[nodiscard]] double precision() const;  // rounded to four places, as are the others
  [[nodiscard]] double recall() const;
  [[nodiscard]] double f1() const;
  // Nothing in the gold and nothing found: score.py says 1 of that.
  [[nodiscard]] bool empty() const { return tp + fp + fn == 0; }
};

// Those of score.py, and two that it has not: of commitments that were found, whether they have a deadline of
// the same date, and whether both are negated.
inline constexpr std::array<std::string_view, 11> kFigures = {
    "doc_date",        "body",       "body_kind", "statement_span", "statement", "statement_date",
    "commitment_span", "commitment", "modality",  "deadline",       "negated"};
inline constexpr std::size_t kFiguresOfScorePy = 9;

// sign: '-' missed, '+' false, '~' found under a wrong name.
struct Miss {
  char sign = '-';
  std::string kind;
  std::string doc;
  std::string what;
};

struct RuleScore {
  std::size_t right = 0;
  std::size_t wrong = 0;
};

struct Score {
  std::array<Count, kFigures.size()> counts;
  std::vector<Miss> misses;
  std::map<std::string, RuleScore> rules;
  // "body government", "statement direct", "commitment will". What is right counts by the gold's class, what
  // is false by the record's own.
  std::map<std::string, Count> classes;
};

// One article a line. The first fault of a line: E001 to E004 (gold_check.h), E006: an id stands twice.
[[nodiscard]] Result<Gold> read_gold(std::string_view ndjson, const std::string& file);

// The records of each gold article, in the gold's order; other documents are passed over. The first
// fault of a line: E001: it is no object; E004, E007 and E008 (record_check.h); E006: a document stands
// twice. E005: all are other documents'.
[[nodiscard]] Result<std::vector<ScoredArticle>> read_scored(std::string_view ndjson, const Gold& gold,
                                                             const std::string& file);

[[nodiscard]] Score score(const Gold& gold, const std::vector<ScoredArticle>& got);

// A name as it is compared: without case, quotes' shape, a leading article and a trailing possessive; white
// space folded, and the compatibility characters that names bear (NFKC's of Latin, punctuation and full-width
// forms).
[[nodiscard]] std::string comparable_name(std::string_view name);

}  // namespace polex::records
