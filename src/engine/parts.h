// Long articles in parts, so that time and memory grow with the length and not with its square.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "polex/record.h"
#include "text/layout.h"

namespace polex::engine {

// Bytes of the article that a part is closed behind: a novel has fewer.
inline constexpr std::size_t kPart = std::size_t{512} << 10U;

// The layout itself where the article is no longer than a part; else layouts of consecutive units, each from
// the first sentence of a paragraph, or of the whole run between two of them where a paragraph is longer than
// `size`. Spans and paragraphs stay those of the article; header lines belong to the first.
[[nodiscard]] std::vector<text::Layout> split_parts(text::Layout layout, std::size_t size = kPart);

// The extraction of an article from those of its parts, given in their order: bodies of one name and kind are
// one.
class JoinedParts {
 public:
  explicit JoinedParts(Document document) { all_.document = std::move(document); }
  void add(Extraction part);
  [[nodiscard]] Extraction take() { return std::move(all_); }

 private:
  Extraction all_;
  std::map<std::pair<std::string, std::string>, std::size_t> bodies_;  // by name and kind
};

}  // namespace polex::engine
