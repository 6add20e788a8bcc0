// Turns the layout of a long article into those of its parts, and their records into one extraction. Leaves
// the records to the stages, which see one part at a time: a name introduced in another part is not known in
// it. Tested by parts_test.cc.
#include "engine/parts.h"

#include <iterator>
#include <utility>

namespace polex::engine {

namespace {

// layout.units[first, last) with the quotations that stand in them.
text::Layout part_of(text::Layout& whole, std::size_t first, std::size_t last, std::size_t& quotation) {
  text::Layout part;
  part.title = whole.title;
  part.title_span = whole.title_span;
  part.date = whole.date;
  part.date_from = whole.date_from;
  part.place = whole.place;
  part.body_begin = first == 0 ? whole.body_begin : 0;
  const std::size_t first_quotation = quotation;
  while (quotation < whole.quotations.size() && whole.quotations[quotation].unit < last) {
    part.quotations.push_back(std::move(whole.quotations[quotation++]));
    part.quotations.back().unit -= first;
  }
  for (std::size_t index = first; index < last; ++index) {
    text::Unit& unit = part.units.emplace_back(std::move(whole.units[index]));
    if (unit.inside != text::kNone) unit.inside -= first_quotation;
    for (std::size_t& shown : unit.quotations) shown -= first_quotation;
  }
  return part;
}

}  // namespace

std::vector<text::Layout> split_parts(text::Layout layout, std::size_t size) {
  std::vector<text::Layout> parts;
  const auto length = [&](std::size_t first, std::size_t last) {
    return layout.units[last].span.begin - layout.units[first].span.begin;
  };
  std::size_t first = 0;
  std::size_t quotation = 0;
  for (std::size_t index = 1; index < layout.units.size(); ++index) {
    const text::Unit& unit = layout.units[index];
    if (unit.inside != text::kNone || length(first, index) < size) continue;
    if (!unit.opens_paragraph && length(first, index) < 2 * size) continue;
    parts.push_back(part_of(layout, first, index, quotation));
    first = index;
  }
  if (first == 0) return {std::move(layout)};
  parts.push_back(part_of(layout, first, layout.units.size(), quotation));
  return parts;
}

void JoinedParts::add(Extraction part) {
  for (Commitment& commitment : part.commitments)
    if (commitment.statement) *commitment.statement += all_.statements.size();
  const auto append = [](auto& to, auto& from) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
  };
  for (Body& body : part.bodies) {
    const auto [at, fresh] = bodies_.try_emplace({body.name, body.kind}, all_.bodies.size());
    if (fresh)
      all_.bodies.push_back(std::move(body));
    else
      append(all_.bodies[at->second].mentions, body.mentions);
  }
  append(all_.statements, part.statements);
  append(all_.commitments, part.commitments);
  append(all_.dates, part.dates);
}

}  // namespace polex::engine
