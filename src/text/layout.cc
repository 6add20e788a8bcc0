// Turns an article into its layout, stage by stage. Leaves every stage to its own file. Tested by
// sentences_test.cc and by layout_test.cc over the invariants.
#include "text/layout.h"

#include "text/stages.h"

namespace polex::text {

Layout lay_out(const Article& article) {
  Layout layout;
  std::vector<Paragraph> paragraphs = split_paragraphs(article.text);
  read_header(article, paragraphs, layout);
  mark_credits(article.text, paragraphs);
  mark_headlines(article.text, paragraphs);
  split_sentences(article.text, paragraphs, layout);
  return layout;
}

}  // namespace polex::text
