// What the parts of polex_bench share: time, rates, and texts and rules to measure.
#pragma once

#include <algorithm>
#include <cstddef>
#include <ctime>
#include <memory>
#include <string>
#include <vector>

#include "polex/article.h"
#include "polex/extractor.h"
#include "polex/pack.h"

namespace polex::bench {

// Of the processor, all threads: what others run on the machine lengthens it little.
double seconds_of(const auto& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::max<std::clock_t>(std::clock() - start, 1)) / CLOCKS_PER_SEC;
}

struct Spread {
  std::vector<double> all;  // a round each

  [[nodiscard]] double median() const;
  [[nodiscard]] double least() const;
  [[nodiscard]] double most() const;
};

// Texts
// ------------------------------------------------------------------------------------------------------

using Articles = std::vector<Article>;

[[nodiscard]] Articles read_articles(const std::string& path, std::size_t most_bytes);
[[nodiscard]] double megabytes(const Articles& articles);
// The same words in documents of about `size` bytes, cut at white space.
[[nodiscard]] Articles in_documents(const Articles& articles, std::size_t size);
// The same words as one document whose sentences have about `size` bytes each.
[[nodiscard]] Articles in_sentences(const Articles& articles, std::size_t size);

// Rules
// ------------------------------------------------------------------------------------------------------

// An extractor with the packs that it borrows.
struct Compiled {
  std::unique_ptr<const PackSet> packs;
  Extractor extractor;
};

// Throws std::runtime_error where a pack has faults.
[[nodiscard]] Compiled compile(const std::vector<std::string>& packs);
// 92 rules, each with one plain pattern, without any import.
[[nodiscard]] std::string write_user_rules(const std::string& folder);
// policy-en and `count` rules more, of its verbs and document nouns.
[[nodiscard]] std::string write_further_rules(const std::string& folder, std::size_t count);

// Extracts and writes all records; returns their bytes, so that no work is dropped as unused.
std::size_t extract(const Extractor& extractor, const Articles& articles);

// Parts of the report
// ----------------------------------------------------------------------------------------

void tell_start_up(const Article& first);
void tell_reference(const Extractor& extractor, const Articles& articles, double seconds);
void tell_stages(const std::string& path, const Articles& articles);
void tell_lengths(const Extractor& extractor, const Articles& articles);
void tell_rules(const Articles& articles);
void tell_cold(const std::string& path, std::size_t most_bytes);
[[nodiscard]] double peak_megabytes();

}  // namespace polex::bench
