// Dense numbers for texts, each under a key: one flat table, so that most look-ups touch one line of memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/table.h"

namespace polex::rules {

class TextNumbers {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  // The number of `text` under `key`, or kNone.
  [[nodiscard]] std::uint32_t find(std::uint32_t key, std::string_view text) const;
  // The same, given the next number from 0 on where it has none yet (then true). No text may hold a NUL.
  std::pair<std::uint32_t, bool> add(std::uint32_t key, std::string_view text);
  [[nodiscard]] std::size_t size() const { return size_; }

  template <typename Io>
  friend void ready_fields(Io& io, TextNumbers& numbers) {
    auto& [slots, letters, size] = numbers;
    io(slots, letters, size);
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t key = 0;
    std::uint32_t number = kNone;  // kNone: free
    std::uint32_t text = 0;        // offset in letters_, up to its NUL
  };
  [[nodiscard]] std::size_t slot_of(std::uint32_t hash, std::uint32_t key, std::string_view text) const;
  void grow();

  Table<Slot> slots_ =
      Table<Slot>(std::vector<Slot>(1024));  // a power of two, at most two thirds of them taken
  Table<char> letters_;
  std::uint32_t size_ = 0;
};

}  // namespace polex::rules
