// A long article in parts: which units each has, that indices stay those of the part, and how records are
// joined.
#include "engine/parts.h"

#include <catch2/catch.hpp>

namespace polex::engine {

namespace {

std::string paragraph(std::size_t number) {
  return "Paragraph " + std::to_string(number) +
         " opens. \"It is a wall of words,\" the Harbour Bureau said. It ends.\n\n";
}

}  // namespace

TEST_CASE("parts of a layout hold all units in order") {
  Article article;
  for (std::size_t number = 0; number < 200; ++number) article.text += paragraph(number);
  const text::Layout whole = text::lay_out(article);
  REQUIRE(whole.quotations.size() == 200);
  struct Row {
    const char* why;
    std::size_t size;
    std::size_t parts;
  };
  const Row rows[] = {{"shorter than a part", 1U << 20U, 1},
                      {"five", article.text.size() / 5, 5},
                      {"a part a paragraph", 60, 200}};
  for (const Row& row : rows) {
    INFO(row.why);
    std::vector<text::Layout> parts = split_parts(whole, row.size);
    CHECK(parts.size() == row.parts);
    std::size_t unit = 0;
    for (const text::Layout& part : parts) {
      CHECK(part.body_begin == (unit == 0 ? whole.body_begin : 0));
      for (const text::Unit& own : part.units) {
        REQUIRE(own.span == whole.units[unit].span);
        REQUIRE(own.paragraph == whole.units[unit++].paragraph);
        for (const std::size_t shown : own.quotations)
          REQUIRE(own.span.contains(part.quotations.at(shown).outer));
        if (own.inside != text::kNone) REQUIRE(part.quotations.at(own.inside).outer.contains(own.span));
      }
      for (const text::Quotation& quotation : part.quotations)
        REQUIRE(part.units.at(quotation.unit).span.contains(quotation.outer));
    }
    CHECK(unit == whole.units.size());
  }
}

TEST_CASE("a paragraph that is longer than two parts is cut between sentences") {
  Article article;
  for (std::size_t number = 0; number < 100; ++number) article.text += "The bureau will dig a well here. ";
  const std::vector<text::Layout> parts = split_parts(text::lay_out(article), 500);
  CHECK(parts.size() == 4);
}

TEST_CASE("records of parts are joined") {
  Extraction first;
  first.bodies = {{"Harbour Bureau", "government", {{{4, 18}, MentionHow::name}}, "a:b"}};
  first.statements.resize(2);
  Extraction part;
  part.bodies = {{"Port Office", "government", {{{90, 101}, MentionHow::name}}, "a:b"},
                 {"Harbour Bureau", "government", {{{80, 94}, MentionHow::name}}, "a:b"},
                 {"Harbour Bureau", "company", {{{70, 84}, MentionHow::name}}, "a:b"}};
  part.statements.resize(1);
  part.commitments.resize(2);
  part.commitments[0].statement = 0;
  part.dates.resize(1);
  JoinedParts joined({"A title", {}, "2024", DateFrom::header});
  joined.add(std::move(first));
  joined.add(std::move(part));
  const Extraction all = joined.take();
  CHECK(all.document.title == "A title");
  REQUIRE(all.bodies.size() == 3);
  CHECK(all.bodies[0].mentions.size() == 2);
  CHECK(all.bodies[1].name == "Port Office");
  CHECK(all.statements.size() == 3);
  CHECK(all.commitments[0].statement == 2U);
  CHECK_FALSE(all.commitments[1].statement);
  CHECK(all.dates.size() == 1);
}

}  // namespace polex::engine
