// The records that an extraction yields. Meaning and rules of each field: see "The records" in README.md.
// All spans are bytes of Article::text; writers convert to the unit asked for.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "polex/span.h"

namespace polex {

enum class DateFrom { none, input, header, dateline, text };

enum class MentionHow { name, alias, short_form, pronoun };

struct BodyMention {
  Span span;
  MentionHow how = MentionHow::name;
};

// One per distinct named organisation and article.
struct Body {
  std::string name;  // fullest form, line breaks folded, no leading article or possessive ending
  std::string kind;  // government | legislature | court | ... | place | other
  std::vector<BodyMention> mentions;  // in text order, at least one
  std::string rule;                   // pack:rule-id that found the fullest form
};

// Who spoke or acts. `name` is null where resolution abstained or no actor stands in the text.
struct Actor {
  std::optional<std::string> name;
  std::optional<Span> span;  // the words in the sentence itself
  std::optional<std::string> role;
  std::string kind;  // person | body | place | group | document | meeting; empty where name is null
};

enum class QuoteKind { direct, indirect, mixed };

struct Statement {
  Actor speaker;
  std::optional<Span> cue;
  Span content;
  QuoteKind quote = QuoteKind::indirect;
  std::optional<std::string> date;  // ISO 8601, partial allowed
  bool date_in_sentence = false;
  std::string rule;
};

struct Deadline {
  Span span;
  std::optional<std::string> date;  // last day of it at the granularity given
};

struct Commitment {
  Actor actor;
  Span cue;
  std::string modality;  // will | plan | aim | pledge | agree
  Span action;
  std::vector<Span> items;
  std::optional<Deadline> deadline;
  bool negated = false;
  std::optional<std::size_t> statement;  // index of the innermost statement whose content holds it
  std::string rule;
};

struct DateExpression {
  Span span;
  std::optional<std::string> value;  // TIMEX3 / ISO 8601
  std::string
      granularity;  // day | week | month | quarter | season | half | year | decade | duration | set | time
  std::optional<std::string> anchor;  // ISO date that a relative one was resolved against
  std::string rule;
};

struct Document {
  std::string title;
  std::optional<Span> title_span;
  std::string date;  // empty: the article tells none
  DateFrom date_from = DateFrom::none;
};

// Everything that one article yields; each vector in text order.
struct Extraction {
  Document document;
  std::vector<Body> bodies;
  std::vector<Statement> statements;
  std::vector<Commitment> commitments;
  std::vector<DateExpression> dates;
  bool complete = true;  // false: given up after ExtractorOptions::max_steps; nothing else is to be used
};

}  // namespace polex
