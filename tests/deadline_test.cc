#include "engine/deadline.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "date_finder.h"

using namespace polex::engine;

namespace {

std::string gold_folder() {
  const char* told = std::getenv("POLEX_GOLD");
  return told != nullptr ? told : std::string(POLEX_SOURCE_DIR) + "/../shared/gold";
}

std::u32string decode(const std::string& utf8) {
  std::u32string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[at]);
    const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    char32_t point = length == 1 ? byte : byte & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i)
      point = (point << 6) | (static_cast<unsigned char>(utf8[at + i]) & 0x3FU);
    out.push_back(point);
    at += length;
  }
  return out;
}

// Enough folding for the test: one character a code point.
std::string fold(const std::u32string& text) {
  std::string out;
  for (const char32_t c : text)
    out += c == U'\n'               ? ' '
           : c == U'‘' || c == U'’' ? '\''
           : c == U'“' || c == U'”' ? '"'
           : c == U'–' || c == U'—' ? '-'
           : c < 0x80               ? static_cast<char>(c)
                                    : '~';
  return out;
}

struct Tally {
  std::ostringstream misses;
  int deadlines = 0, spans = 0, dates = 0, false_finds = 0, without = 0;
};

std::optional<DeadlineMatch> find_in(const DateFinder& finder, const std::string& text,
                                     const DateContext& context) {
  std::vector<FoundDate> dates;
  for (const FoundByRule& each : finder.find(text, context.document)) dates.push_back(each.date);
  return find_deadline(text, dates, context);
}

void count(const DateFinder& finder, const nlohmann::json& article, Tally& tally) {
  const std::string text = fold(decode(article["text"].get<std::string>()));
  const DateContext context{article["date"].is_null() ? "" : article["date"].get<std::string>(), "", false};
  for (const auto& commitment : article["commitments"]) {
    const std::size_t begin = commitment["action"][0].get<std::size_t>(),
                      end = commitment["action"][1].get<std::size_t>();
    const std::string action = text.substr(begin, end - begin);
    std::size_t start = text.rfind(". ", begin);
    start = start == std::string::npos ? 0 : start + 2;
    auto found = find_in(finder, action, context);
    std::string where = action;
    if (!found && (text[start] == 'B' || text[start] == 'I' || text[start] == 'W')) {  // "By 2030, it will"
      where = text.substr(start, begin - start);
      found = find_in(finder, where, context);
      if (found && found->begin != 0) found.reset();
    }
    const std::string got = found ? where.substr(found->begin, found->end - found->begin) : "";
    if (commitment["deadline"].is_null()) {
      ++tally.without;
      tally.false_finds += found ? 1 : 0;
      if (found) tally.misses << "false find: " << got << " | in: " << where << "\n";
      continue;
    }
    const std::string want = commitment["deadline"]["text"].get<std::string>();
    const auto date = commitment["deadline"]["date"];
    ++tally.deadlines;
    const bool span = got == want;
    const bool dated = span && found->date.value_or("") == (date.is_null() ? "" : date.get<std::string>());
    tally.spans += span ? 1 : 0;
    tally.dates += dated ? 1 : 0;
    if (!dated)
      tally.misses << "want " << want << " = " << date << " got " << got << " = "
                   << (found ? found->date.value_or("null") : "-") << " | in: " << where << "\n";
  }
}

}  // namespace

TEST_CASE("deadlines of the gold articles", "[dates][gold]") {
  const DateFinder finder;
  Tally tally;
  for (const char* name : {"authored-dev.jsonl", "real-dev.jsonl"}) {
    std::ifstream in(gold_folder() + "/" + name);
    if (!in) {
      WARN("skipped: " << name << " is not there");
      continue;
    }
    for (std::string line; std::getline(in, line);) count(finder, nlohmann::json::parse(line), tally);
  }
  if (tally.deadlines == 0) return;
  tally.misses << tally.spans << " spans, " << tally.dates << " dates of " << tally.deadlines
               << " deadlines; " << tally.false_finds << " false of " << tally.without << "\n";
  INFO(tally.misses.str());
  CHECK(tally.spans * 100 >= tally.deadlines * 90);
  CHECK(tally.dates * 100 >= tally.deadlines * 90);
}
