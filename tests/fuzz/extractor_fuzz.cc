// libFuzzer entry: the shipped rules over any valid UTF-8: every span lies in the text and on its characters,
// and a second reading gives the same bytes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "polex/extractor.h"
#include "records/writer.h"
#include "text/utf8.h"

namespace {

const polex::Extractor& extractor() {
  static const polex::PackSet packs = polex::load_packs({"policy-en"});
  static std::vector<polex::Diagnostic> findings;
  static const polex::Result<polex::Extractor> made = polex::Extractor::make(packs, {}, findings);
  if (!made) std::abort();
  return *made;
}

bool splits_a_character(const std::string& text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

void check(const std::string& text, const polex::Span& span) {
  if (span.begin > span.end || span.end > text.size()) std::abort();
  if (splits_a_character(text, span.begin) || splits_a_character(text, span.end)) std::abort();
}

void check(const std::string& text, const polex::Extraction& found) {
  for (const polex::Body& body : found.bodies) {
    if (body.name.empty() || body.mentions.empty()) std::abort();
    for (const polex::BodyMention& mention : body.mentions) check(text, mention.span);
  }
  for (const polex::Statement& statement : found.statements) {
    check(text, statement.content);
    if (statement.cue) check(text, *statement.cue);
    if (statement.speaker.span) check(text, *statement.speaker.span);
  }
  for (const polex::Commitment& commitment : found.commitments) {
    check(text, commitment.cue);
    check(text, commitment.action);
    for (const polex::Span& item : commitment.items) check(text, item);
    if (commitment.deadline) check(text, commitment.deadline->span);
    if (commitment.actor.span) check(text, *commitment.actor.span);
    if (commitment.statement && *commitment.statement >= found.statements.size()) std::abort();
  }
  for (const polex::DateExpression& date : found.dates) check(text, date.span);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  polex::Article article;
  article.text.assign(data, data + size);
  for (std::size_t at = 0; (at = polex::text::find_invalid(article.text)) != std::string::npos;)
    article.text[at] = '?';
  const polex::Extraction found = extractor().extract(article);
  check(article.text, found);
  polex::records::WriteOptions options;
  options.emit.date = true;
  std::string first;
  std::string second;
  (void)polex::records::write_records(article, found, options, first);
  (void)polex::records::write_records(article, extractor().extract(article), options, second);
  if (first != second) std::abort();
  return 0;
}
