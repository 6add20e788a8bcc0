// Turns texts into numbers by open addressing. Leaves what the numbers mean to lexicon.cc. Tested by
// text_numbers_test.cc.
#include "rules/text_numbers.h"

#include <cstring>

namespace polex::rules {

namespace {

// Multiply and fold, eight bytes a step.
std::uint32_t hash_of(std::uint32_t key, std::string_view text) {
  constexpr std::uint64_t kMultiplier = 0x9FB21C651E98DF25ULL;
  std::uint64_t hash = (std::uint64_t{key} << 8U) ^ text.size();
  const auto mix = [&](std::uint64_t word) {
    hash = (hash ^ word) * kMultiplier;
    hash ^= hash >> 32U;
  };
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    mix(word);
  }
  std::uint64_t rest = 0;
  for (; at < text.size(); ++at) rest = rest << 8U | static_cast<unsigned char>(text[at]);
  mix(rest);
  return static_cast<std::uint32_t>(hash);
}

}  // namespace

// Where it stands, or the free slot where it would.
std::size_t TextNumbers::slot_of(std::uint32_t hash, std::uint32_t key, std::string_view text) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.number == kNone) return at;
    if (slot.hash == hash && slot.key == key && letters_.size() - slot.text > text.size() &&
        std::string_view(letters_.data() + slot.text, text.size()) == text &&
        letters_[slot.text + text.size()] == '\0')
      return at;
  }
}

std::uint32_t TextNumbers::find(std::uint32_t key, std::string_view text) const {
  return slots_[slot_of(hash_of(key, text), key, text)].number;
}

std::pair<std::uint32_t, bool> TextNumbers::add(std::uint32_t key, std::string_view text) {
  const std::uint32_t hash = hash_of(key, text);
  std::size_t at = slot_of(hash, key, text);
  if (slots_[at].number != kNone) return {slots_[at].number, false};
  if (3 * std::size_t{size_} >= 2 * slots_.size()) {
    grow();
    at = slot_of(hash, key, text);
  }
  slots_.own(at) = {hash, key, size_, static_cast<std::uint32_t>(letters_.size())};
  letters_.append(text);
  letters_.push_back('\0');
  return {size_++, true};
}

void TextNumbers::grow() {
  const Table<Slot> old = std::exchange(slots_, Table<Slot>(std::vector<Slot>(2 * slots_.size())));
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.number == kNone) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].number != kNone) at = (at + 1) & mask;
    slots_.own(at) = slot;
  }
}

}  // namespace polex::rules
