// Turns a record of a gold article into its first fault, since spans of another unit or text would be scored
// in silence. Leaves reading it to score_reader.cc. Tested by score_test.cc and cases/cli.
#include "records/record_check.h"

#include <algorithm>

namespace polex::records {

namespace {

using Json = nlohmann::json;

constexpr const char* kExtractAgain =
    "Make the records anew from the gold file itself: `polex extract --offsets codepoint`.";

Diagnostic bad_record(const char* code, std::string message) {
  Diagnostic fault;
  fault.code = code;
  fault.message = std::move(message);
  fault.next = kExtractAgain;
  return fault;
}

bool is_text(const Json& from, const char* key, const char* value) {
  const auto found = from.find(key);
  return found != from.end() && *found == value;
}

long length_of(const std::string& text) {
  return std::count_if(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

// A span that was left out (`--fields`) is none.
std::optional<Diagnostic> span_fault(const Json& record, const char* key, const std::string& text) {
  const auto span = record.find(key);
  if (span == record.end() || !span->is_object()) return std::nullopt;
  const Json start = span->value("start", Json());
  const Json end = span->value("end", Json());
  if (!start.is_number_integer() || !end.is_number_integer()) return std::nullopt;
  const auto begin_at = start.get<long>();
  const auto end_at = end.get<long>();
  const std::string where = std::string("`") + key + "` [" + start.dump() + "," + end.dump() + "]";
  if (begin_at < 0 || begin_at > end_at || end_at > length_of(text))
    return bad_record("E004", where + " is no part of the text");
  const Json words = span->value("text", Json());
  if (!words.is_string() || words == slice(text, begin_at, end_at)) return std::nullopt;
  return bad_record("E008", where + " is other words in the gold's text than the record tells");
}

}  // namespace

std::string slice(const std::string& text, long begin, long end) {
  std::string out;
  long at = -1;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++at;
    if (at >= end) break;
    if (at >= begin) out += c;
  }
  return out;
}

std::optional<Diagnostic> record_fault(const Json& record, const std::string& text) {
  if (is_text(record, "record", "statement")) return span_fault(record, "content", text);
  if (is_text(record, "record", "commitment")) return span_fault(record, "action", text);
  const auto offsets = record.find("offsets");
  if (!is_text(record, "record", "document") || offsets == record.end() || *offsets == "codepoint")
    return std::nullopt;
  return bad_record("E007", "the offsets of these records are " + offsets->dump() +
                                ", those of gold files are code points");
}

}  // namespace polex::records
