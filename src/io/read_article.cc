// Turns the bytes of one article into an Article: encoding, fields, date, hash; leaves cutting inputs into
// articles to the sources; tested by readers_test.cc.
#include <fmt/format.h>

#include <utility>

#include "io/encoding.h"
#include "io/json_fields.h"
#include "io/readers.h"
#include "io/source.h"
#include "io/table.h"
#include "text/iso_date.h"
#include "text/sha256.h"
#include "text/utf8.h"

namespace polex::io {
namespace {

Diagnostic fault_at(std::string code, const Place& place, std::string message, std::string next) {
  Diagnostic fault;
  fault.code = std::move(code);
  fault.place = place;
  fault.message = std::move(message);
  fault.next = std::move(next);
  return fault;
}

Reading lost(Diagnostic fault) {
  Reading reading;
  reading.findings.push_back(std::move(fault));
  return reading;
}

// The dump's date in ISO, else the one given for the run.
void date_article(Article& article, const std::optional<std::string>& told, const Place& place,
                  const InputOptions& options, Reading& reading) {
  article.fallback_date = options.date;
  if (!told || told->empty()) return;
  if (std::optional<std::string> iso = text::to_iso_date(*told)) {
    article.date = *std::move(iso);
    return;
  }
  Diagnostic finding = fault_at(
      "I010", place,
      "the date `" + told->substr(0, 40) + "` is in no form polex knows; the article is read without it",
      "Give dates as YYYY-MM-DD, or name another field with --date-field.");
  finding.severity = Severity::warning;
  reading.findings.push_back(std::move(finding));
}

void note(const Fields& fields, FieldsSeen& seen) {
  seen.record = true;
  if (fields.id) seen.id = true;
  if (fields.date) seen.date = true;
  if (fields.title) seen.title = true;
}

Reading from_fields(RawArticle&& raw, Fields&& fields, const InputOptions& options) {
  if (!fields.text)
    return lost(fault_at("I008", raw.place,
                         "the record has no text: none of " + listed(options.fields.text) + " is a string",
                         "Name the field that holds the text with --text-field."));
  if (fields.text->size() > options.limits.document_size)
    return lost(
        fault_at("I005", raw.place, "the text is longer than the limit", "Raise --max-document-size."));
  if (options.seen) note(fields, *options.seen);
  Reading reading;
  Article article;
  article.text = *std::move(fields.text);
  article.id = fields.id && !fields.id->empty() ? *std::move(fields.id) : std::move(raw.id);
  article.title = std::move(fields.title).value_or("");
  article.source = std::move(raw.source);
  date_article(article, fields.date, raw.place, options, reading);
  reading.article = std::move(article);
  return reading;
}

// An article out of the fields of a record that was decoded as `decoded` tells.
Reading from_record(RawArticle&& raw, Fields&& fields, const Decoded& decoded, const InputOptions& options) {
  std::string sha256 = text::sha256_hex(raw.bytes);
  Reading reading = from_fields(std::move(raw), std::move(fields), options);
  if (reading.article) {
    reading.article->sha256 = std::move(sha256);
    reading.article->encoding = decoded.encoding;
    reading.article->encoding_from = decoded.from;
  }
  return reading;
}

// The text of a dump's record.
Result<Decoded> decode_record(const RawArticle& raw, const InputOptions& options, Fallback fallback) {
  if (!raw.encoding.empty()) return check_transcoded(raw.bytes, raw.encoding, raw.encoding_from, raw.place);
  return decode(raw.bytes, options.encoding, raw.place, fallback);
}

Reading from_json(RawArticle&& raw, const InputOptions& options) {
  Result<Decoded> decoded = decode_record(raw, options, Fallback::refuse);
  if (!decoded) return lost(decoded.fault());
  Result<Fields> fields = read_json_fields(decoded->text, options.fields, raw.place);
  if (!fields) return lost(fields.fault());
  return from_record(std::move(raw), std::move(*fields), *decoded, options);
}

std::optional<std::string> cell(std::vector<std::string>& row, const std::optional<std::size_t>& column) {
  if (!column) return {};
  return std::move(row[*column]);
}

Reading from_row(RawArticle&& raw, const InputOptions& options) {
  Result<Decoded> decoded = decode_record(raw, options, Fallback::windows_1252);
  if (!decoded) return lost(decoded.fault());
  const TableShape& shape = *raw.shape;
  std::vector<std::string> row = split_row(decoded->text, shape.delimiter);
  if (row.size() != shape.columns)
    return lost(
        fault_at("I012", raw.place,
                 fmt::format("the row has {} fields, the table's first row {}", row.size(), shape.columns),
                 "Put a field that holds the delimiter or a line end in quotation marks."));
  Fields fields{cell(row, shape.text), cell(row, shape.id), cell(row, shape.date), cell(row, shape.title)};
  return from_record(std::move(raw), std::move(fields), *decoded, options);
}

Reading from_text(RawArticle&& raw, const InputOptions& options) {
  Article article;
  article.sha256 = text::sha256_hex(raw.bytes);
  Result<Decoded> decoded = decode(std::move(raw.bytes), options.encoding, raw.place, Fallback::windows_1252);
  if (!decoded) return lost(decoded.fault());
  article.text = std::move(decoded->text);
  article.encoding = std::move(decoded->encoding);
  article.encoding_from = std::move(decoded->from);
  article.id = std::move(raw.id);
  article.source = std::move(raw.source);
  article.fallback_date = options.date;
  Reading reading;
  reading.article = std::move(article);
  return reading;
}

}  // namespace

Reading read_article(RawArticle&& raw, const InputOptions& options) {
  if (raw.fault) return lost(*std::move(raw.fault));
  switch (raw.form) {
    case RawArticle::Form::text:
      return from_text(std::move(raw), options);
    case RawArticle::Form::json:
      return from_json(std::move(raw), options);
    case RawArticle::Form::row:
      return from_row(std::move(raw), options);
  }
  return {};
}

std::vector<Diagnostic> fields_not_seen(const InputOptions& options) {
  if (!options.seen || !options.seen->record) return {};
  const FieldNames usual;
  std::vector<Diagnostic> findings;
  const auto check = [&](const char* option, bool seen, const std::vector<std::string>& names,
                         const std::vector<std::string>& standard) {
    if (seen || names == standard) return;
    findings.push_back(fault_at("I021", {}, "no record has " + listed(names) + ", which " + option + " names",
                                "Check the name; a.b looks inside a."));
    findings.back().severity = Severity::warning;
  };
  check("--id-field", options.seen->id, options.fields.id, usual.id);
  check("--date-field", options.seen->date, options.fields.date, usual.date);
  check("--title-field", options.seen->title, options.fields.title, usual.title);
  return findings;
}

}  // namespace polex::io
