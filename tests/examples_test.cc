// Runs what README.md and examples/ show: each ```console block is a command behind "$ " (further lines of it
// behind
// "> ") and, below it, the output it must give. POLEX_UPDATE=1 rewrites the output shown.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <string>

#include "given.h"

namespace polex {
namespace {

constexpr std::string_view kOpen = "```console\n";
constexpr std::string_view kClose = "```\n";

struct Shown {
  std::string command;
  std::string out;
};

// The lines of one block, without its fences.
Shown read_block(std::string_view block) {
  Shown shown;
  while (!block.empty()) {
    const std::string_view line = block.substr(0, block.find('\n') + 1);
    if (shown.out.empty() && (line.starts_with("$ ") || line.starts_with("> ")))
      shown.command += line.substr(2);
    else
      shown.out += line;
    block.remove_prefix(line.size());
  }
  return shown;
}

std::string write_block(const Shown& shown) {
  std::string block;
  std::string prompt = "$ ";
  for (std::size_t at = 0; at < shown.command.size(); prompt = "> ") {
    const std::size_t end = shown.command.find('\n', at) + 1;
    block += prompt + shown.command.substr(at, end - at);
    at = end;
  }
  return block + shown.out;
}

// How many blocks `page` shows; each is checked, or rewritten.
std::size_t check_page(const std::string& page) {
  const bool update = std::getenv("POLEX_UPDATE") != nullptr;  // NOLINT(concurrency-mt-unsafe)
  const std::string path = std::string(POLEX_SOURCE_DIR) + "/" + page;
  std::string text = given::content(path);
  std::size_t count = 0;
  for (std::size_t at = text.find(kOpen); at != std::string::npos; at = text.find(kOpen, at), ++count) {
    at += kOpen.size();
    const std::size_t end = text.find(kClose, at);
    REQUIRE(end != std::string::npos);
    Shown shown = read_block(std::string_view(text).substr(at, end - at));
    const given::Ran ran = given::shell(shown.command);
    INFO(page << ": " << shown.command);
    CHECK(ran.code == 0);
    if (!update) CHECK(ran.out == shown.out);
    shown.out = ran.out;
    if (update) text.replace(at, end - at, write_block(shown));
  }
  if (update) std::ofstream(path, std::ios::binary) << text;
  return count;
}

}  // namespace

TEST_CASE("README.md shows what polex prints", "[examples]") {
  if (!given::command("jq")) return given::skip("no jq");
  CHECK(check_page("README.md") >= 1);
}

TEST_CASE("examples/README.md shows what its questions give", "[examples]") {
  if (!given::command("jq")) return given::skip("no jq");
  CHECK(check_page("examples/README.md") >= 5);
}

// The document record is left out: it bears the packs' hashes.
TEST_CASE("the example's records are those beside it", "[examples]") {
  const given::Ran ran =
      given::shell("polex extract -q --emit body,statement,commitment examples/changzhou.txt");
  CHECK(ran.code == 0);
  const std::string path = POLEX_SOURCE_DIR "/examples/changzhou.ndjson";
  if (std::getenv("POLEX_UPDATE") != nullptr) std::ofstream(path, std::ios::binary) << ran.out;  // NOLINT
  CHECK(ran.out == given::content(path));
}

}  // namespace polex
