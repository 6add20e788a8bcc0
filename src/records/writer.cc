// Turns an article's records into lines of JSON, spans in the unit asked for; leaves arrays, files and CSV to
// others; tested by writer_test.cc.
#include "records/writer.h"

#include <optional>

#include "records/json_text.h"

namespace polex::records {
namespace {

std::string_view name_of(MentionHow how) {
  switch (how) {
    case MentionHow::name:
      return "name";
    case MentionHow::alias:
      return "alias";
    case MentionHow::short_form:
      return "short";
    case MentionHow::pronoun:
      return "pronoun";
  }
  return "name";
}

std::string_view name_of(QuoteKind quote) {
  switch (quote) {
    case QuoteKind::direct:
      return "direct";
    case QuoteKind::indirect:
      return "indirect";
    case QuoteKind::mixed:
      return "mixed";
  }
  return "indirect";
}

// One object of one article. Keys are written in the order of the calls, so that a record's bytes are fixed.
class Line {
 public:
  Line(const Article& article, const text::OffsetIndex& offsets, std::string& out)
      : article_(article), offsets_(offsets), out_(out) {}

  void open(std::string_view record) {
    out_ += "{\"record\":\"";
    out_ += record;
    out_ += "\",\"doc\":";
    append_quoted_lossy(out_, article_.id);
  }
  void close() { out_ += "}\n"; }

  void raw(std::string_view key, std::string_view json) {
    name(key);
    out_ += json;
  }
  void text(std::string_view key, std::string_view value) {
    name(key);
    append_quoted(out_, value);
  }
  void lossy_text(std::string_view key, std::string_view value) {
    name(key);
    append_quoted_lossy(out_, value);
  }
  void optional_text(std::string_view key, const std::optional<std::string>& value) {
    if (value)
      text(key, std::string_view(*value));
    else
      raw(key, "null");
  }
  void text_or_null(std::string_view key, std::string_view value) {
    if (value.empty())
      raw(key, "null");
    else
      text(key, value);
  }
  void number(std::string_view key, std::size_t value) {
    name(key);
    append_number(out_, value);
  }
  // "text":...,"start":...,"end":...
  void slice(const std::optional<Span>& span) {
    if (!span) {
      out_ += "\"text\":null,\"start\":null,\"end\":null";
      return;
    }
    out_ += "\"text\":";
    append_quoted(out_, std::string_view(article_.text).substr(span->begin, span->size()));
    number("start", offsets_(span->begin));
    number("end", offsets_(span->end));
  }
  void span(std::string_view key, const Span& value) {
    name(key);
    object(value);
  }
  void span(std::string_view key, const std::optional<Span>& value) {
    if (value)
      span(key, *value);
    else
      raw(key, "null");
  }
  void object(const Span& value) {
    out_ += '{';
    slice(value);
    out_ += '}';
  }
  void actor(std::string_view key, const Actor& value) {
    name(key);
    out_ += "{\"name\":";
    if (value.name)
      append_quoted(out_, *value.name);
    else
      out_ += "null";
    out_ += ',';
    slice(value.span);
    optional_text("role", value.role);
    text_or_null("kind", value.kind);
    out_ += '}';
  }
  template <typename List, typename Write>
  void list(std::string_view key, const List& items, Write write) {
    name(key);
    out_ += '[';
    bool first = true;
    for (const auto& item : items) {
      if (!first) out_ += ',';
      first = false;
      write(item);
    }
    out_ += ']';
  }
  std::string& out() { return out_; }

 private:
  void name(std::string_view key) {
    out_ += ",\"";
    out_ += key;
    out_ += "\":";
  }

  const Article& article_;
  const text::OffsetIndex& offsets_;
  std::string& out_;
};

// Of dates there are records only where they are asked for.
std::string counts(const Extraction& found, bool dates) {
  std::string json = "{\"body\":";
  append_number(json, found.bodies.size());
  json += ",\"statement\":";
  append_number(json, found.statements.size());
  json += ",\"commitment\":";
  append_number(json, found.commitments.size());
  json += ",\"date\":";
  if (dates)
    append_number(json, found.dates.size());
  else
    json += "null";
  json += '}';
  return json;
}

void write(Line& line, const Article& article, const Extraction& found, const WriteOptions& options) {
  line.open("document");
  line.text_or_null("title", found.document.title);
  line.text_or_null("date", found.document.date);
  line.text("date_from", date_from_name(found.document.date_from));
  line.lossy_text("source", article.source);
  line.text("sha256", article.sha256);
  line.text("encoding", article.encoding);
  line.text("encoding_from", article.encoding_from);
  line.text("offsets", unit_name(options.unit));
  line.raw("packs", options.packs);
  line.raw("counts", counts(found, options.emit.date));
  line.close();
}

void write(Line& line, const Body& body) {
  line.open("body");
  line.text("name", body.name);
  line.text("kind", body.kind);
  line.list("mentions", body.mentions, [&line](const BodyMention& mention) {
    line.out() += '{';
    line.slice(mention.span);
    line.text("how", name_of(mention.how));
    line.out() += '}';
  });
  line.text("rule", body.rule);
  line.close();
}

void write(Line& line, const Statement& statement) {
  line.open("statement");
  line.actor("speaker", statement.speaker);
  line.span("cue", statement.cue);
  line.span("content", statement.content);
  line.text("quote", name_of(statement.quote));
  line.optional_text("date", statement.date);
  line.text("date_from", statement.date_in_sentence ? "sentence" : "document");
  line.text("rule", statement.rule);
  line.close();
}

void write_deadline(Line& line, const std::optional<Deadline>& deadline) {
  if (!deadline) return line.raw("deadline", "null");
  line.raw("deadline", "{");
  line.slice(deadline->span);
  line.optional_text("date", deadline->date);
  line.out() += '}';
}

void write(Line& line, const Commitment& commitment) {
  line.open("commitment");
  line.actor("actor", commitment.actor);
  line.span("cue", commitment.cue);
  line.text("modality", commitment.modality);
  line.span("action", commitment.action);
  line.list("items", commitment.items, [&line](const Span& item) { line.object(item); });
  write_deadline(line, commitment.deadline);
  line.raw("negated", commitment.negated ? "true" : "false");
  if (commitment.statement)
    line.number("statement", *commitment.statement);
  else
    line.raw("statement", "null");
  line.text("rule", commitment.rule);
  line.close();
}

void write(Line& line, const DateExpression& date) {
  line.open("date");
  line.out() += ',';
  line.slice(date.span);
  line.optional_text("value", date.value);
  line.text_or_null("granularity", date.granularity);
  line.optional_text("anchor", date.anchor);
  line.text("rule", date.rule);
  line.close();
}

template <typename Record>
std::size_t write_all(Line& line, bool wanted, const std::vector<Record>& records) {
  if (!wanted) return 0;
  for (const Record& record : records) write(line, record);
  return records.size();
}

}  // namespace

std::string_view date_from_name(DateFrom from) {
  switch (from) {
    case DateFrom::none:
      return "none";
    case DateFrom::input:
      return "input";
    case DateFrom::header:
      return "header";
    case DateFrom::dateline:
      return "dateline";
    case DateFrom::text:
      return "text";
  }
  return "none";
}

std::string_view unit_name(text::OffsetUnit unit) {
  switch (unit) {
    case text::OffsetUnit::byte:
      return "byte";
    case text::OffsetUnit::codepoint:
      return "codepoint";
    case text::OffsetUnit::utf16:
      return "utf16";
  }
  return "codepoint";
}

std::string describe_packs(const PackSet& packs) {
  std::string json = "[";
  for (const Pack& pack : packs.packs) {
    json += json.size() > 1 ? ",{\"name\":" : "{\"name\":";
    append_quoted(json, pack.name);
    json += ",\"version\":";
    append_quoted(json, pack.version);
    json += ",\"sha256\":";
    append_quoted(json, pack.sha256);
    json += '}';
  }
  return json + "]";
}

std::size_t write_records(const Article& article, const Extraction& found, const WriteOptions& options,
                          std::string& out) {
  const text::OffsetIndex offsets(article.text, options.unit);
  Line line(article, offsets, out);
  if (options.emit.document) write(line, article, found, options);
  return (options.emit.document ? 1U : 0U) + write_all(line, options.emit.body, found.bodies) +
         write_all(line, options.emit.statement, found.statements) +
         write_all(line, options.emit.commitment, found.commitments) +
         write_all(line, options.emit.date, found.dates);
}

}  // namespace polex::records
