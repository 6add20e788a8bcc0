// One encoding to UTF-8, piece by piece: iconv behind a class.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace polex::io {

class Converter {
 public:
  // `name` as iconv knows it; nullopt: it does not.
  [[nodiscard]] static std::optional<Converter> open(const std::string& name);

  struct Step {
    std::size_t taken = 0;  // bytes that were turned into text
    bool bad = false;       // the encoding does not know what stands there; else the rest is half a character
  };
  // Appends the text of `bytes` to `out`, as far as it goes.
  [[nodiscard]] Step convert(std::string_view bytes, std::string& out);
  // What a stateful encoding still owes at the end.
  void finish(std::string& out);

 private:
  struct Close {
    void operator()(void* handle) const;
  };
  explicit Converter(void* handle) : handle_(handle) {}
  std::unique_ptr<void, Close> handle_;
};

// Whether ASCII characters, line ends among them, are the same single bytes in it: lines may then be cut
// before they are decoded.
[[nodiscard]] bool keeps_ascii(const std::string& name);

}  // namespace polex::io
