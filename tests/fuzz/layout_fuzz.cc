// libFuzzer entry: lay_out never fails and its spans stay within the text, whatever valid UTF-8 it is given.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "text/layout.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  polex::Article article;
  article.text.assign(data, data + size);
  for (std::size_t at = 0; (at = polex::text::find_invalid(article.text)) != std::string::npos;)
    article.text[at] = '?';
  const polex::text::Layout layout = polex::text::lay_out(article);
  std::size_t end = 0;
  for (const polex::text::Unit& unit : layout.units) {
    if (unit.span.empty() || unit.span.end > article.text.size()) std::abort();
    if (unit.inside != polex::text::kNone) continue;
    if (unit.span.begin < end) std::abort();
    end = unit.span.end;
  }
  for (const polex::text::Quotation& quotation : layout.quotations)
    if (quotation.unit >= layout.units.size() || !layout.units[quotation.unit].span.contains(quotation.outer))
      std::abort();
  return 0;
}
