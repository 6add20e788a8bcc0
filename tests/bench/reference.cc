// Tells extraction's share of one RE2 DFA pass of 60 trigger words over the same text, by turns.
#include <re2/re2.h>

#include <chrono>
#include <cstdio>

#include "bench.h"
#include "text/layout.h"

namespace polex::bench {
namespace {

constexpr const char* kTriggers =
    "accused|added|agreed|aims?|announced|approved|argued|asked|believes?|called "
    "for|claimed|committed|condemned|"
    "confirmed|declared|decided|demanded|denied|described|determined|directed|emphasi[sz]ed|estimated|"
    "expects?|"
    "explained|goal|highlighted|hopes?|insisted|instructed|intends?|launched|noted|ordered|plans?|pledged|"
    "pointed "
    "out|predicted|promised|proposed|reached|recalled|recommended|reiterated|reported|requested|said|says|"
    "seeks?|shall|stated|stressed|strives?|suggested|targets?|told|underlined|urged|vowed|warned|will|wrote";

std::size_t scan(const RE2& triggers, const Articles& articles) {
  std::size_t found_in_all = 0;
  for (const Article& article : articles) {
    re2::StringPiece rest(article.text);
    for (re2::StringPiece found; triggers.Match(rest, 0, rest.size(), RE2::UNANCHORED, &found, 1);) {
      ++found_in_all;
      rest.remove_prefix(static_cast<std::size_t>(found.data() + found.size() - rest.data()));
    }
  }
  return found_in_all;
}

// The unanchored DFA alone, to the text's end: a pattern that never matches has to read each byte.
std::size_t pass(const RE2& never, const Articles& articles) {
  std::size_t matches = 0;
  for (const Article& article : articles)
    matches += never.Match(article.text, 0, article.text.size(), RE2::UNANCHORED, nullptr, 0) ? 1 : 0;
  return matches;
}

std::size_t lay_out(const Articles& articles) {
  std::size_t units = 0;
  for (const Article& article : articles) units += text::lay_out(article).units.size();
  return units;
}

void print(const char* what, const Spread& rates) {
  std::printf("  %-26s %9.2f MB/s  (%.2f to %.2f)\n", what, rates.median(), rates.least(), rates.most());
}

}  // namespace

void tell_reference(const Extractor& extractor, const Articles& articles, double seconds) {
  RE2::Options options;
  options.set_max_mem(std::int64_t{64} << 20U);
  options.set_never_capture(true);
  const RE2 triggers(std::string("\\b(?:") + kTriggers + ")\\b", options);
  const RE2 never(std::string("\\b(?:") + kTriggers + ")\\b\\x01", options);
  const double size = megabytes(articles);
  Spread dfa, hits, layout, polex, share;
  std::size_t checksum = 0;
  const auto start = std::chrono::steady_clock::now();
  do {
    dfa.all.push_back(size / seconds_of([&] { checksum += pass(never, articles); }));
    hits.all.push_back(size / seconds_of([&] { checksum += scan(triggers, articles); }));
    layout.all.push_back(size / seconds_of([&] { checksum += lay_out(articles); }));
    polex.all.push_back(size / seconds_of([&] { checksum += extract(extractor, articles); }));
    share.all.push_back(polex.all.back() / dfa.all.back());
  } while (polex.all.size() < 3 ||
           std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() < seconds);
  std::printf("%zu rounds, median (least to most); checksum %zu\n", polex.all.size(), checksum);
  print("RE2 DFA, trigger words", dfa);
  print("  and where they stand", hits);
  print("layout", layout);
  print("extract and write", polex);
  std::printf("  share of the DFA pass      %9.4f       (%.4f to %.4f)\n", share.median(), share.least(),
              share.most());
}

}  // namespace polex::bench
