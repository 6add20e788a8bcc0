// Turns a body's name and its head noun into a kind. Leaves finding names to mentions.cc. Tested by the
// packs' tests (names.toml) and gold_test.cc.
#include "engine/body_kind.h"

#include <algorithm>
#include <array>

#include "text/fold.h"

namespace polex::engine {

namespace {

constexpr std::array<std::string_view, 13> kBodyKinds = {
    "government", "legislature", "court",       "party", "military", "international", "company",
    "research",   "education",   "association", "media", "place",    "other"};

bool is_body_kind(std::string_view kind) {
  return std::find(kBodyKinds.begin(), kBodyKinds.end(), kind) != kBodyKinds.end();
}

// The section of the first list entry of this phrase that names a kind; empty where there is none. Weak heads
// ("Industry") tell a kind only where they are known to be the head.
std::string section_of(const rules::Lexicon& lexicon, const std::string& phrase, bool weak) {
  for (const std::uint32_t number : lexicon.hits(phrase)) {
    const rules::LexiconEntry& hit = lexicon.entry(number);
    if (is_body_kind(lexicon.section_of(hit)) && (weak || lexicon.list_of(hit) != "body_head_weak"))
      return std::string(lexicon.section_of(hit));
  }
  return "";
}

// The kind of an organ's owner: the name as a whole, or the longest head noun that ends it.
std::string kind_of_owner(const rules::Lexicon& lexicon, std::string_view owner) {
  if (owner.starts_with("the ")) owner.remove_prefix(4);
  if (const auto* known = lexicon.entry("known_body", owner)) return std::string(lexicon.section_of(*known));
  for (std::size_t at = 0; at != std::string_view::npos; at = owner.find(' ', at)) {
    if (owner[at] == ' ') ++at;
    if (std::string kind = section_of(lexicon, std::string(owner.substr(at)), false); !kind.empty())
      return kind;
  }
  return "";
}

// Kinds that an organ of several states may seem to have by its head noun alone.
bool may_be_international(std::string_view kind) {
  return kind == "government" || kind == "legislature" || kind == "research" || kind == "other";
}

// Whether "UN", "European Union" or their like begin what stands before the head.
bool of_several_states(const rules::Lexicon& lexicon, std::string_view before) {
  for (std::size_t end = before.find(' '); end != std::string_view::npos; end = before.find(' ', end + 1))
    if (lexicon.entry("international_owner", before.substr(0, end)) != nullptr) return true;
  return false;
}

}  // namespace

std::string body_kind(const Analysis& analysis, const Span& name, const Span& head) {
  const rules::Lexicon& lexicon = analysis.rules.lexicon;
  const std::string whole = text::fold_all(analysis.folded_space(name));
  if (const auto* known = lexicon.entry("known_body", whole);
      known != nullptr && is_body_kind(lexicon.section_of(*known)))
    return std::string(lexicon.section_of(*known));
  const std::string phrase = text::fold_all(analysis.folded_space(head));
  std::string kind = section_of(lexicon, phrase, true);
  if (kind.empty()) kind = "other";
  if (const std::string organ = phrase + " of "; lexicon.entry("organ_head", phrase) != nullptr)
    if (const std::size_t at = whole.find(organ); at != std::string::npos)
      if (std::string owner = kind_of_owner(lexicon, std::string_view(whole).substr(at + organ.size()));
          !owner.empty())
        return owner;
  if (const std::size_t at = whole.find(phrase); at != std::string::npos && may_be_international(kind))
    if (of_several_states(lexicon, std::string_view(whole).substr(0, at))) return "international";
  return kind;
}

}  // namespace polex::engine
