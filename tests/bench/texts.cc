// Turns a dump into articles to measure, and their words into documents and sentences of other lengths.
#include <algorithm>
#include <string_view>
#include <utility>

#include "bench.h"
#include "io/source.h"

namespace polex::bench {

double Spread::median() const {
  std::vector<double> sorted = all;
  std::sort(sorted.begin(), sorted.end());
  return sorted[sorted.size() / 2];
}
double Spread::least() const { return *std::min_element(all.begin(), all.end()); }
double Spread::most() const { return *std::max_element(all.begin(), all.end()); }

Articles read_articles(const std::string& path, std::size_t most_bytes) {
  io::InputOptions options;
  options.paths = {path};
  const auto source = io::open_inputs(options);
  Articles all;
  std::size_t bytes = 0;
  for (io::RawArticle raw; bytes < most_bytes && source->next(raw); raw = {}) {
    io::Reading reading = io::read_article(std::move(raw), options);
    if (!reading.article) continue;
    bytes += reading.article->text.size();
    all.push_back(std::move(*reading.article));
  }
  return all;
}

double megabytes(const Articles& articles) {
  double bytes = 0;
  for (const Article& article : articles) bytes += static_cast<double>(article.text.size());
  return bytes / 1e6;
}

namespace {

std::string joined(const Articles& articles) {
  std::string all;
  for (const Article& article : articles) all.append(article.text).append("\n\n");
  return all;
}

}  // namespace

Articles in_documents(const Articles& articles, std::size_t size) {
  const std::string all = joined(articles);
  Articles cut;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end =
        std::min(all.find_first_of(" \n", std::min(begin + size, all.size())), all.size());
    Article article;
    article.id = std::to_string(cut.size());
    article.text = all.substr(begin, end - begin);
    cut.push_back(std::move(article));
    begin = end;
  }
  return cut;
}

Articles in_sentences(const Articles& articles, std::size_t size) {
  std::string text;
  std::size_t length = 0;
  for (const char byte : joined(articles)) {
    const bool ends = byte == '.' || byte == '!' || byte == '?';
    const bool space = byte == ' ' || byte == '\n';
    text += ends ? ',' : space ? ' ' : byte;
    if (++length < size || !space) continue;
    text.back() = '.';
    text += " The ";
    length = 0;
  }
  Article article;
  article.text = std::move(text);
  Articles one;
  one.push_back(std::move(article));
  return one;
}

}  // namespace polex::bench
