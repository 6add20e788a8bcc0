// Over whole articles, through the reader, the packs and the writer: each span's text is the slice of the
// source that its offsets name, in every unit; and an article's records depend on nothing but the article and
// the packs.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "given.h"
#include "io/source.h"
#include "polex/extractor.h"
#include "records/writer.h"

namespace polex {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t kSample = 25;
#else
constexpr std::size_t kSample = 300;
#endif

struct Policy {
  PackSet packs = load_packs({"policy-en"});
  std::vector<Diagnostic> findings;
  Result<Extractor> made = Extractor::make(packs, {}, findings);

  const Extractor& operator()() const {
    REQUIRE(made.ok());
    return *made;
  }
};

// Marks of one, two, three and four bytes before, inside and behind every kind of record.
std::vector<Article> own_texts() {
  // clang-format off: it counts the width of emoji differently each time
  const char* const texts[] = {
      " date 2023-07-09 Mayor Vows “Clean River” by 2027\n\nNANTONG, July 9 – The Nantong Municipal Water "
      "Bureau (南通市水利局) "
      "said it will dredge the Hao River by the end of 2025. “We will not wait,” said Li Wei (李伟), the "
      "bureau’s director.",
      "😀 The Ministry of Énergie and Naïve Affairs plans to build ten solar parks 🌞, train 2,000 workers, "
      "and cut bills by 2030. "
      "“It’s a start,” Minister Zoë Brûlé said on Monday. 👩‍👩‍👧 The ministry also "
      "pledged "
      "to "
      "publish "
      "the "
      "figures 📈.",
      "北京 – The State Council of 中国 said “the plan — ‘Blue Sky’ — aims to reduce smog within three "
      "years”. The council’s 🏛️ aim "
      "is to help the poor.\r\n\r\nThe European Commission agreed to fund “green” steel…\r\n",
      "𝒯he Harbour Bureau said: “Ships will wait.”\n\n“And 𝓌e will pay,” it added.\n\tThe "
      "bureau\u00a0will\u2009reopen the quay 🚢 next year.",
  };
  // clang-format on
  std::vector<Article> all;
  for (const char* text : texts) {
    Article article;
    article.id = "own-" + std::to_string(all.size());
    article.text = text;
    article.date = "2023-07-09";
    all.push_back(std::move(article));
  }
  return all;
}

std::vector<Article> sample_of(const std::filesystem::path& file) {
  io::InputOptions options;
  options.paths = {file.string()};
  const auto source = io::open_inputs(options);
  std::vector<Article> all;
  for (io::RawArticle raw; all.size() < kSample && source->next(raw); raw = {}) {
    io::Reading reading = io::read_article(std::move(raw), options);
    if (reading.article) all.push_back(std::move(*reading.article));
  }
  return all;
}

std::vector<Article> corpus_sample(const std::filesystem::path& folder) {
  std::vector<Article> all;
  for (const char* name : {"senate-press-releases.ndjson.gz", "un-general-debate.ndjson.gz"}) {
    INFO(name);
    std::vector<Article> some = sample_of(folder / name);
    REQUIRE(some.size() == kSample);
    std::move(some.begin(), some.end(), std::back_inserter(all));
  }
  return all;
}

std::string records_of(const Article& article, const Extraction& found, text::OffsetUnit unit) {
  records::WriteOptions options;
  options.unit = unit;
  options.emit.date = true;
  std::string out;
  records::write_records(article, found, options, out);
  return out;
}

// Byte offset of every offset of `unit`, the end included. A place inside a character has none: npos.
std::vector<std::size_t> byte_offsets(const std::string& text, text::OffsetUnit unit) {
  std::vector<std::size_t> bytes;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    bytes.push_back(at);
    if (unit == text::OffsetUnit::byte) bytes.resize(bytes.size() + point.length - 1, std::string::npos);
    if (unit == text::OffsetUnit::utf16 && point.value > 0xFFFF) bytes.push_back(std::string::npos);
    at += point.length;
  }
  bytes.push_back(text.size());
  return bytes;
}

struct Spans {
  const std::string& text;
  const std::vector<std::size_t> bytes;
  std::size_t seen = 0;
  std::string wrong;

  void check(const nlohmann::json& value) {
    if (value.is_object() && value.contains("start") && value["start"].is_number()) {
      ++seen;
      const auto start = value["start"].get<std::size_t>();
      const auto end = value["end"].get<std::size_t>();
      const bool right =
          start <= end && end < bytes.size() && bytes[start] != std::string::npos &&
          bytes[end] != std::string::npos &&
          text.compare(bytes[start], bytes[end] - bytes[start], value["text"].get<std::string>()) == 0;
      if (!right && wrong.empty()) wrong = value.dump();
    }
    if (value.is_structured())
      for (const auto& part : value) check(part);
  }
};

std::size_t check_spans(const Extractor& extractor, const std::vector<Article>& articles) {
  std::size_t seen = 0;
  for (const Article& article : articles) {
    const Extraction found = extractor.extract(article);
    for (const auto unit : {text::OffsetUnit::byte, text::OffsetUnit::codepoint, text::OffsetUnit::utf16}) {
      Spans spans{article.text, byte_offsets(article.text, unit), 0, ""};
      const std::string lines = records_of(article, found, unit);
      for (std::size_t at = 0; at < lines.size(); at = lines.find('\n', at) + 1)
        spans.check(nlohmann::json::parse(lines.substr(at, lines.find('\n', at) - at)));
      INFO(article.id << " by " << records::unit_name(unit));
      CHECK(spans.wrong == "");
      seen += spans.seen;
    }
  }
  return seen;
}

std::vector<std::string> all_records(const Extractor& extractor, const std::vector<Article>& articles) {
  std::vector<std::string> all;
  for (const Article& article : articles)
    all.push_back(records_of(article, extractor.extract(article), text::OffsetUnit::codepoint));
  return all;
}

void check_determinism(std::vector<Article> articles) {
  const Policy policy;
  const Extractor& first = policy();
  const std::vector<std::string> once = all_records(first, articles);
  CHECK((once == all_records(first, articles)));
  std::reverse(articles.begin(), articles.end());
  std::vector<std::string> reversed = all_records(Policy()(), articles);
  std::reverse(reversed.begin(), reversed.end());
  CHECK((once == reversed));
}

}  // namespace

TEST_CASE("each span's text is the slice it names: curly quotes, CJK, emoji", "[spans]") {
  CHECK(check_spans(Policy()(), own_texts()) > 60);
}

TEST_CASE("each span's text is the slice it names: the corpus", "[spans][corpus]") {
  const auto folder = given::corpus();
  if (!folder) return given::skip("no corpus: set POLEX_CORPUS");
  CHECK(check_spans(Policy()(), corpus_sample(*folder)) > 1000);
}

TEST_CASE("an article's records do not depend on the run or the order: own texts", "[determinism]") {
  check_determinism(own_texts());
}

TEST_CASE("an article's records do not depend on the run or the order: the corpus", "[determinism][corpus]") {
  const auto folder = given::corpus();
  if (!folder) return given::skip("no corpus: set POLEX_CORPUS");
  check_determinism(corpus_sample(*folder));
}

TEST_CASE("one extractor serves several threads at once", "[threads][determinism]") {
  const Policy policy;
  const Extractor& extractor = policy();
  const std::vector<Article> articles = own_texts();
  const std::vector<std::string> alone = all_records(extractor, articles);
  std::vector<std::vector<std::string>> found(4);
  std::vector<std::thread> threads;
  for (std::vector<std::string>& mine : found)
    threads.emplace_back([&] { mine = all_records(extractor, articles); });
  for (std::thread& thread : threads) thread.join();
  for (const std::vector<std::string>& mine : found) CHECK((mine == alone));
}

}  // namespace polex
