// Automata, trees and group finders against RE2, on patterns as packs write them and on what is odd about
// them.
#include "rules/automaton.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "rules/lazy_automaton.h"
#include "rules/lazy_regex.h"
#include "rules/regex_tree.h"

namespace polex::rules {
namespace {

// What each pattern is here for stands behind it.
const std::vector<const char*>& patterns() {
  static const std::vector<const char*> all = {
      "will|will not",                     // the first alternative wins, not the longest
      "will not|will",                     //
      "(?P<a>a+?)(?P<b>a*)",               // lazy
      "(?:a|ab)(?:c|bcd)?",                // a longer match behind a worse start
      "(?P<x>(?:ab?)*)b",                  // star of what overlaps
      "(?:a?)*b",                          // star of what may be empty
      "(?:(?P<y>a)|b)*c",                  // a group that took part in an earlier round only
      "[A-Z][a-z]*(?: [A-Z][a-z]*){0,3}",  // counts
      "a{2}b{1,}c{0,2}",                   //
      "\\bwill\\b",                        // boundaries
      "x\\B.",                             //
      "^The|end$",                         // the text's ends
      "\\Aa\\z",                           //
      "(?i)THE [b-d]at",                   // both cases
      "(?i:m)[^a-z]",                      //
      "(?s)a.b|a.c",                       // newlines
      "[^,;]{1,40}, (?P<z>[a-z]+)",        // a loosened count
      "[\\x80-\\x8f]?w[\\x90]\\d",         // marks
      "(?P<q>[\\]\\-a]|\\.)",              // escapes
      "(?:b{2}|)c",                        // an empty alternative
      "a{|b{x}",                           // braces that count nothing
      "[a-cx-]+",                          // a dash at the end of a class
      "[\\w'-]+\\s\\S",                    // classes of classes
      "[a-z ]+",                           // a match that goes on over words
      "[A-Z][A-Za-z ]{2,}",                //
  };
  return all;
}

const std::vector<std::string>& texts() {
  static const std::vector<std::string> all = {"will not",
                                               "aaab",
                                               "abcd abbcd",
                                               "abab b",
                                               "aab bac c",
                                               "Ab Cd Ef Gh Ij K",
                                               "aabbbccc",
                                               "x will, xy x.",
                                               "The end",
                                               "a",
                                               "THE bat the Cat",
                                               "M1 m- mm",
                                               "a\nb a c",
                                               "one two, three, four",
                                               "w\x90"
                                               "1 \x81w\x90"
                                               "7",
                                               "]-a.",
                                               "bbc c",
                                               "a{ b{x}",
                                               "cab-x",
                                               "it's a",
                                               std::string(70, 'k') + ", long, longer",
                                               "The end of a will, and the end of a will",
                                               "x of a will, y",
                                               ""};
  return all;
}

std::string piece_text(const re2::StringPiece& piece) {
  return piece.data() == nullptr ? "(none)" : std::string(piece.data(), piece.size());
}

}  // namespace

TEST_CASE("an automaton of all patterns finds at each place what RE2 finds pattern by pattern") {
  Automaton automaton;
  std::vector<RegexTree> trees;
  for (std::uint32_t id = 0; id < patterns().size(); ++id) {
    auto tree = read_regex(patterns()[id]);
    INFO(patterns()[id]);
    REQUIRE(tree);
    automaton.add(*tree, id);
    trees.push_back(std::move(*tree));
  }
  automaton.finish();
  AutomatonCache cache(automaton);
  GroupFinder groups;
  std::size_t matches = 0;
  for (const std::string& text : texts())
    for (std::size_t at = 0; at <= text.size(); ++at) {
      const std::vector<Hit> hits = cache.matches(text, at);
      for (std::uint32_t id = 0; id < patterns().size(); ++id) {
        const LazyRegex re(SharedText(trees[id].text));
        std::vector<re2::StringPiece> wanted(static_cast<std::size_t>(re->NumberOfCapturingGroups()) + 1);
        const bool want = re->Match(text, at, text.size(), RE2::ANCHOR_START, wanted.data(),
                                    static_cast<int>(wanted.size()));
        const auto hit = std::find_if(hits.begin(), hits.end(), [&](const Hit& h) { return h.id == id; });
        INFO(patterns()[id] << " at " << at << " of " << text);
        REQUIRE((hit != hits.end()) == want);
        if (!want) continue;
        ++matches;
        CHECK(hit->at == at + wanted[0].size());
        if (at < text.size()) CHECK(automaton.begins_at(text, at));
        REQUIRE(groups.find(automaton, id, text, at, GroupFinder::End::at, hit->at, wanted.size()) ==
                GroupFinder::Found::yes);
        for (std::size_t group = 1; group < wanted.size(); ++group) {
          const auto& bounds = groups.bounds()[group];
          const bool none = bounds.begin == GroupFinder::kNone || bounds.end == GroupFinder::kNone;
          CHECK((none ? "(none)" : text.substr(bounds.begin, bounds.end - bounds.begin)) ==
                piece_text(wanted[group]));
        }
      }
    }
  CHECK(matches > 100);
}

TEST_CASE("an automaton that tells which tells the same patterns, and no match's end too early") {
  std::vector<const char*> all = patterns();
  for (const char* pattern :
       {"will (?P<v>not)", "will (?P<v>not)x?", "(?P<y>a)b", "aab|b", "The .*will", "The .*"})
    all.push_back(pattern);  // they begin alike, or one of them is the beginning of the other
  std::vector<RegexTree> trees;
  for (const char* pattern : all) trees.push_back(read_regex(pattern).value());
  Automaton automaton(Direction::forward, Tells::which);
  for (std::uint32_t id = 0; id < all.size(); ++id) automaton.add(trees[id], id);
  automaton.finish();
  Automaton apart;
  for (std::uint32_t id = 0; id < all.size(); ++id) apart.add(trees[id], id);
  CHECK(automaton.size() < apart.size());
  AutomatonCache cache(automaton);
  GroupFinder groups;
  std::size_t matches = 0;
  for (const std::string& text : texts())
    for (std::size_t at = 0; at <= text.size(); ++at) {
      const std::vector<Hit> hits = cache.matches(text, at);
      for (std::uint32_t id = 0; id < all.size(); ++id) {
        const LazyRegex re(SharedText(trees[id].text));
        re2::StringPiece wanted;
        const bool want = re->Match(text, at, text.size(), RE2::ANCHOR_START, &wanted, 1);
        const auto hit = std::find_if(hits.begin(), hits.end(), [&](const Hit& h) { return h.id == id; });
        INFO(all[id] << " at " << at << " of " << text);
        REQUIRE((hit != hits.end()) == want);
        if (!want) continue;
        ++matches;
        const LazyAutomaton alone(SharedText(trees[id].text));
        REQUIRE(groups.find(*alone.get(), 0, text, at, GroupFinder::End::at_most, hit->at, 1) ==
                GroupFinder::Found::yes);
        CHECK(groups.bounds()[0].end == at + wanted.size());
      }
    }
  CHECK(matches > 100);
}

TEST_CASE("walks that remember words find what walks byte by byte find") {
  Automaton automaton;
  for (std::uint32_t id = 0; id < patterns().size(); ++id) automaton.add(*read_regex(patterns()[id]), id);
  automaton.finish();
  AutomatonCache cache(automaton);
  AutomatonCache remembering(automaton);
  const auto sorted = [](std::vector<Hit> hits) {
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.id < b.id; });
    std::vector<std::pair<std::uint32_t, std::size_t>> told;
    for (const Hit& hit : hits) told.emplace_back(hit.id, hit.at);
    return told;
  };
  std::size_t found = 0;
  for (int round = 0; round < 2; ++round)  // the second from memory
    for (const std::string& text : texts()) {
      std::vector<std::uint32_t> starts;
      for (std::uint32_t at = 0; at < text.size(); ++at)
        if (text[at] != ' ' && (at == 0 || text[at - 1] == ' ')) starts.push_back(at);
      Tokens words;
      words.cut(text, starts);
      for (std::size_t at = 0; at <= text.size(); ++at) {
        const auto next =
            static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), at) - starts.begin());
        INFO("at " << at << " of " << text);
        const auto wanted = sorted(cache.matches(text, at));
        CHECK(sorted(remembering.matches(words, at, next)) == wanted);
        found += wanted.size();
      }
    }
  CHECK(found > 200);
}

TEST_CASE("a group finder minds counts where the end is not known") {
  for (const char* regex :
       {"[^,]{1,30}", "(?P<a>[a-z ]{2,26}?)x?", "(?:(?P<w>[a-z]+) ?){1,27},", "[a-z ]{30}"}) {
    const LazyAutomaton exact(SharedText{regex});
    REQUIRE(exact.get() != nullptr);
    const LazyRegex re(SharedText{regex});
    GroupFinder groups;
    for (const std::string text :
         {"a b c d e f g h i j k l m n o p q r s t u v w x y z and, more", "abc, d", "", "x"})
      for (std::size_t at = 0; at <= text.size(); ++at) {
        std::vector<re2::StringPiece> wanted(static_cast<std::size_t>(re->NumberOfCapturingGroups()) + 1);
        const bool want = re->Match(text, at, text.size(), RE2::ANCHOR_START, wanted.data(),
                                    static_cast<int>(wanted.size()));
        INFO(regex << " at " << at << " of " << text);
        REQUIRE((groups.find(*exact.get(), 0, text, at, GroupFinder::End::at_most, text.size(),
                             wanted.size()) == GroupFinder::Found::yes) == want);
        if (!want) continue;
        CHECK(groups.bounds()[0].end == at + wanted[0].size());
        if (wanted.size() > 1)
          CHECK(groups.bounds()[1].begin == static_cast<std::size_t>(wanted[1].data() - text.data()));
      }
  }
}

TEST_CASE("a backward automaton finds what ends at a place") {
  for (const char* pattern : {"\\bof (?:the )?", "[a-z]+,? ", "^The ", "(?:not|never) .*", "\\Bd"}) {
    auto tree = read_regex(pattern);
    REQUIRE(tree);
    Automaton automaton(Direction::backward);
    automaton.add(*tree, 0);
    automaton.finish();
    AutomatonCache cache(automaton);
    const LazyRegex re(SharedText("(?:" + std::string(pattern) + ")\\z"));
    for (const std::string text : {"The end of the day", "roof the day", "never said", "a, b of c", "ad d"})
      for (std::size_t at = 0; at <= text.size(); ++at) {
        const std::string before = text.substr(0, at);
        INFO(pattern << " behind " << before);
        CHECK(cache.matches(before, at).empty() != re->Match(before, 0, at, RE2::UNANCHORED, nullptr, 0));
      }
  }
}

TEST_CASE("a whole match reaches the text's end") {
  auto tree = read_regex("a|ab");
  REQUIRE(tree);
  Automaton automaton;
  automaton.add(*tree, 0, true);
  automaton.finish();
  AutomatonCache cache(automaton);
  CHECK(cache.matches("ab", 0).size() == 1);
  CHECK(cache.matches("a", 0).size() == 1);
  CHECK(cache.matches("abc", 0).empty());
}

TEST_CASE("syntax beyond trees is left to RE2") {
  for (const char* text : {"[[:alpha:]]", "\\pL", "(?m)^a", "a**", "*a", "(a", "[b-a]", "\\Qa",
                           "(?P<n>a)(?P<n>b)", "a{3,2}", "[a", "\\"})
    CHECK_FALSE(read_regex(text));
}

TEST_CASE("counted words are bounded by spaces") {
  struct Case {
    const char* regex;
    std::size_t bytes;
    std::size_t spaces;
  };
  for (const auto& [regex, bytes, spaces] :
       std::initializer_list<Case>{{"(?:[A-Z]+ ){0,8}x", Bound::kNone, 8},
                                   {"(?:(?:a|b c) ){0,3}x", Bound::kNone, 3},
                                   {"(?: of[ \\x1f][a-z]+){0,3}", Bound::kNone, 7},
                                   {"(?:a |b){1,5}", 5, Bound::kNone},
                                   {"(?:a |b ){1,5}(?: [a-z]+){0,4}[^,]{1,90}", 90, 4},
                                   {"(?:a[ ,]){1,5}", 5, Bound::kNone},
                                   {"(?:(?: a)?b){1,5}", 5, Bound::kNone},
                                   {"(?:(?: a){2,}b){1,5}", Bound::kNone, 11},
                                   {"(?:a ){1,2}", Bound::kNone, Bound::kNone}}) {
    INFO(regex);
    const auto tree = read_regex(regex);
    REQUIRE(tree);
    CHECK(tree->bound.bytes == bytes);
    CHECK(tree->bound.spaces == spaces);
  }
  CHECK(Bound{Bound::kNone, 2}.holds("Ministry of Trade"));
  CHECK_FALSE(Bound{Bound::kNone, 2}.holds("Ministry of Trade and"));
  CHECK(Bound{3, Bound::kNone}.holds("abc"));
  CHECK_FALSE(Bound{3, Bound::kNone}.holds("abcd"));
}

TEST_CASE("a large count is loosened, and the match that it bounds is told") {
  const auto tree = read_regex("a[^,]{1,120}b{1,2}");
  REQUIRE(tree);
  CHECK(tree->text == "a[^,]{1,}b{1,2}");
  CHECK(tree->bound.bytes == 120);
  CHECK(tree->bound.spaces == Bound::kNone);
  CHECK(read_regex("(?:a?){1,120}")->text == "(?:a?){1,120}");  // empty rounds could count further
}

}  // namespace polex::rules
