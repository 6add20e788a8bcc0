// Lines and rests of a stream, whatever pieces it comes in.
#include "io/stream.h"

#include <catch2/catch.hpp>
#include <cstring>

namespace polex::io {
namespace {

// Gives `bytes` in pieces of `step`, then a fault if one is wanted.
class Pieces : public ByteStream {
 public:
  Pieces(std::string bytes, std::size_t step, bool fault)
      : bytes_(std::move(bytes)), step_(step), fault_(fault) {}
  Result<std::size_t> read(char* into, std::size_t most) override {
    const std::size_t size = std::min({step_, most, bytes_.size() - at_});
    if (size == 0 && fault_) return Diagnostic{};
    std::memcpy(into, bytes_.data() + at_, size);
    at_ += size;
    return size;
  }

 private:
  std::string bytes_;
  std::size_t step_;
  bool fault_;
  std::size_t at_ = 0;
};

Window window(const std::string& bytes, std::size_t step, bool fault = false) {
  return Window(std::make_unique<Pieces>(bytes, step, fault));
}

std::string lines(const std::string& bytes, std::size_t step, std::size_t most) {
  Window from = window(bytes, step);
  std::string all;
  std::string line;
  for (Got got = from.line(line, most); got != Got::end; got = from.line(line, most))
    all += got == Got::too_long ? "#|" : line + "|";
  return all;
}

}  // namespace

TEST_CASE("lines") {
  struct Row {
    const char* bytes;
    const char* told;  // a line longer than 5 is #
  };
  const Row rows[] = {
      {"", ""},       {"a", "a|"},           {"a\n", "a|"},         {"a\r\nb\n\nc", "a|b||c|"},
      {"\n\n", "||"}, {"12345\n", "12345|"}, {"123456\n7", "#|7|"}, {"1234567890", "#|"},
      {"\r\n", "|"},  {"a\rb\n", "a\rb|"}};
  for (const Row& row : rows)
    for (const std::size_t step : {1U, 2U, 3U, 100U}) {
      INFO(row.bytes << " by " << step);
      CHECK(lines(row.bytes, step, 5) == row.told);
    }
}

TEST_CASE("the rest, and a peek before it") {
  Window from = window("abcdef", 2);
  CHECK(from.peek(3).substr(0, 3) == "abc");
  from.drop(1);
  std::string rest;
  CHECK(from.rest(rest, 5) == Got::whole);
  CHECK(rest == "bcdef");
  Window long_one = window("abcdef", 2);
  CHECK(long_one.rest(rest, 5) == Got::too_long);
  CHECK(rest.empty());
}

TEST_CASE("a fault is told once, behind what came before it") {
  Window from = window("a\nb", 1, true);
  std::string line;
  CHECK(from.line(line, 9) == Got::whole);
  CHECK(from.line(line, 9) == Got::whole);
  CHECK(from.line(line, 9) == Got::end);
  CHECK(from.take_fault().has_value());
  CHECK_FALSE(from.take_fault().has_value());
}

}  // namespace polex::io
