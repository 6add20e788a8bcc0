// Writes values to bytes and reads them back: one list of fields for both, ready_fields(io, value), so that
// what is read is what was written.
//
// The bytes are for the binary that the same build makes, so they are as the machine has them, and trusted.
// Tables are read where they stand: the bytes must be aligned to kReadyAlignment and outlive what is read.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "rules/shared_text.h"
#include "rules/table.h"

namespace polex::rules {

inline constexpr std::size_t kReadyAlignment = 16;

// What can be copied byte by byte, and has no byte that is left to chance.
template <typename T>
inline constexpr bool kIsPlain =
    std::is_arithmetic_v<T> || std::is_enum_v<T> || std::has_unique_object_representations_v<T>;
template <std::size_t size>
inline constexpr bool kIsPlain<std::bitset<size>> = true;
template <typename T, std::size_t size>
inline constexpr bool kIsPlain<std::array<T, size>> = false;  // each by itself

class ReadyWriter {
 public:
  static constexpr bool kReads = false;

  template <typename... T>
  void operator()(T&... each) {
    (write(each), ...);
  }
  void align() { bytes_.resize((bytes_.size() + kReadyAlignment - 1) / kReadyAlignment * kReadyAlignment); }
  // Bytes of another writer, for a reader of their own.
  void nested(std::string_view bytes) {
    write_count(bytes.size());
    if (bytes.empty()) return;
    align();
    append(bytes.data(), bytes.size());
  }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  template <typename T>
  void write(T& value) {
    if constexpr (kIsPlain<T>)
      append(&value, sizeof value);
    else
      ready_fields(*this, value);
  }
  template <typename T, std::size_t size>
  void write(std::array<T, size>& elements) {
    for (T& each : elements) write(each);
  }
  void write(std::string& text) { write_text(text); }
  void write(SharedText& text) { write_text(text.view()); }
  template <typename T>
  void write(std::vector<T>& elements) {
    write_count(elements.size());
    for (auto&& each : elements) {
      if constexpr (std::is_same_v<T, bool>) {
        bool bit = each;
        write(bit);
      } else {
        write(each);
      }
    }
  }
  template <typename Key, typename Value, typename Less>
  void write(std::map<Key, Value, Less>& map) {
    write_count(map.size());
    for (auto& [key, value] : map) {
      Key copy = key;
      (*this)(copy, value);
    }
  }
  template <typename T>
  void write(Table<T>& table) {
    static_assert(kIsPlain<T>);
    write_count(table.size());
    align();
    append(table.data(), table.size() * sizeof(T));
  }

  void append(const void* from, std::size_t size) {
    if (size > 0) bytes_.append(static_cast<const char*>(from), size);
  }
  void write_count(std::size_t count) {
    const auto told = static_cast<std::uint32_t>(count);
    append(&told, sizeof told);
  }
  void write_text(std::string_view text) {
    write_count(text.size());
    bytes_ += text;
  }

  std::string bytes_;
};

class ReadyReader {
 public:
  static constexpr bool kReads = true;

  explicit ReadyReader(std::string_view bytes) : bytes_(bytes) {}

  template <typename... T>
  void operator()(T&... each) {
    (read(each), ...);
  }
  void align() { at_ = (at_ + kReadyAlignment - 1) / kReadyAlignment * kReadyAlignment; }
  std::string_view nested() {
    const std::size_t size = read_count();
    if (size == 0) return {};
    align();
    return {take(size), size};
  }
  [[nodiscard]] std::string_view rest() const { return bytes_.substr(at_); }

 private:
  template <typename T>
  void read(T& value) {
    if constexpr (kIsPlain<T>)
      std::memcpy(&value, take(sizeof value), sizeof value);
    else
      ready_fields(*this, value);
  }
  template <typename T, std::size_t size>
  void read(std::array<T, size>& elements) {
    for (T& each : elements) read(each);
  }
  void read(std::string& text) { text = read_text(); }
  void read(SharedText& text) { text = SharedText::borrowing(read_text()); }
  template <typename T>
  void read(std::vector<T>& elements) {
    elements.resize(read_count());
    for (auto&& each : elements) {
      if constexpr (std::is_same_v<T, bool>) {
        bool bit = false;
        read(bit);
        each = bit;
      } else {
        read(each);
      }
    }
  }
  template <typename Key, typename Value, typename Less>
  void read(std::map<Key, Value, Less>& map) {
    for (std::size_t left = read_count(); left > 0; --left) {
      std::pair<Key, Value> each;
      (*this)(each.first, each.second);
      map.insert(map.end(), std::move(each));
    }
  }
  template <typename T>
  void read(Table<T>& table) {
    const std::size_t count = read_count();
    align();
    table = Table<T>::borrowing({reinterpret_cast<const T*>(take(count * sizeof(T))), count});
  }

  const char* take(std::size_t size) { return bytes_.data() + std::exchange(at_, at_ + size); }
  std::size_t read_count() {
    std::uint32_t count = 0;
    std::memcpy(&count, take(sizeof count), sizeof count);
    return count;
  }
  std::string_view read_text() {
    const std::size_t size = read_count();
    return {take(size), size};
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace polex::rules
