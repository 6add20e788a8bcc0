// TOML with faults: what is told, and that the rest is read.
#include "rules/toml_reader.h"

#include <catch2/catch.hpp>

namespace polex::rules {

namespace {

// "line:column code" of each fault.
std::string faults(const PackSet& set) {
  std::string text;
  for (const Diagnostic& fault : set.findings)
    text +=
        std::to_string(fault.place.line) + ":" + std::to_string(fault.place.column) + " " + fault.code + "; ";
  return text;
}

TomlNode read(PackSet& set, const std::string& text) {
  FaultLog log(set);
  return read_toml("a.toml", log.keep_source("a.toml", text), log);
}

}  // namespace

TEST_CASE("after a fault of syntax the rest is read") {
  struct Row {
    const char* why;
    std::string text;
    const char* faults;
  };
  const Row rows[] = {
      {"no value", "a =\nz = 1\n", "1:4 P001; "},
      {"no comma", "a = [1 2]\nz = 1\n", "1:8 P001; "},
      {"a list without end, before a key", "a = [1,\nz = 1\n", "1:5 P001; "},
      {"a list without end, before a table", "z = 1\na = [1,\n[b]\nc = 1\n", "2:5 P001; "},
      {"a list without end", "z = 1\na = [1,\n", "2:5 P001; "},
      {"a string without end", "a = \"x\nz = 1\n", "1:7 P001; "},
      {"a long string without end", "z = 1\na = '''x\nb\n", "2:5 P001; "},
      {"an escape", "a = \"\\d\"\nz = 1\n", "1:7 P001; "},
      {"a key twice", "a = 1\na = 2\nz = 1\n", "2:1 P009; "},
      {"two faults", "a =\nb = [,]\nz = 1\n", "1:4 P001; 2:6 P001; "},
      {"words of no kind", "hello world\nz = 1\n", "1:7 P001; "},
      {"a letter that is no key's", "\xC3\xA9 = 1\nz = 1\n", "1:1 P001; "},
      {"a byte that is not UTF-8", "a = 1\nb = '\xC3\xA9\xFF'\nz = 1\n", "2:7 P058; "},
      {"several of them are one fault", "a = '\xFF'\nb = '\xE9'\nz = 1\n", "1:6 P058; "},
      {"half of a pair of surrogates", "z = 1\na = '\xED\xA0\x80'\n", "2:6 P058; "},
      {"line ends of Windows", "a =\r\nz = 1\r\n", "1:4 P001; "},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    PackSet set;
    const TomlNode root = read(set, row.text);
    CHECK(faults(set) == row.faults);
    CHECK(root.find("z") != nullptr);
  }
}

TEST_CASE("hostile files end in faults, not in a crash") {
  std::string keys = "a";
  for (int part = 0; part < 100000; ++part) keys += ".a";
  const std::string bad[] = {std::string(1000, '['),
                             "a = " + std::string(100000, '['),
                             keys + " = 1\n",
                             std::string("a\0b", 3),
                             "\xFF\xFE = 1\n",
                             "a = \"\xC3\"\n",
                             "'''",
                             "[[",
                             "]\n[\n=\n\"\n",
                             "a = {b = {c = \n"};
  for (const std::string& text : bad) {
    INFO(text.substr(0, 40));
    PackSet set;
    (void)read(set, text);
    CHECK_FALSE(set.findings.empty());
  }
}

TEST_CASE("a letter is no blank, whatever toml++ makes of its own tables") {
  PackSet set;
  const TomlNode root = read(set, "a = \"\"\"x\\\n \xC3\xA9y\"\"\"\nb = \"\"\"x\\\n \xEF\xB7\xB2\"\"\"\n");
  CHECK(set.findings.empty());
  REQUIRE(root.children.size() == 2);
  CHECK(root.children[0].text == "x\xC3\xA9y");
  CHECK(root.children[1].text == "x\xEF\xB7\xB2");
}

TEST_CASE("members stand in source order, with their places") {
  PackSet set;
  const TomlNode root = read(set, "b = 1\n[z]\na = '\xC3\xA9' # x\n[c]\n[[d]]\n");
  REQUIRE(root.children.size() == 4);
  CHECK(root.children[0].key == "b");
  CHECK(root.children[1].key == "z");
  CHECK(root.children[3].key == "d");
  const TomlNode& string = root.children[1].children[0];
  CHECK(string.mark.place.line == 3);
  CHECK(string.mark.place.column == 6);
  CHECK(string.mark.width == 1);
}

}  // namespace polex::rules
