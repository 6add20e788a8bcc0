// English inflection as word lists use it.
#include "rules/inflect.h"

#include <catch2/catch.hpp>

namespace polex::rules {

using Forms = std::vector<std::string>;

TEST_CASE("verb_forms") {
  struct Row {
    const char* why;
    const char* lemma;
    Forms irregular;
    Forms forms;
  };
  const Row rows[] = {
      {"plain", "warn", {}, {"warns", "warned", "warning"}},
      {"a final e falls", "urge", {}, {"urges", "urged", "urging"}},
      {"but not of ee", "agree", {}, {"agrees", "agreed", "agreeing"}},
      {"consonant and y", "deny", {}, {"denies", "denied", "denying"}},
      {"vowel and y", "convey", {}, {"conveys", "conveyed", "conveying"}},
      {"ie", "tie", {}, {"ties", "tied", "tying"}},
      {"a sibilant", "stress", {}, {"stresses", "stressed", "stressing"}},
      {"ch", "pitch", {}, {"pitches", "pitched", "pitching"}},
      {"o", "echo", {}, {"echoes", "echoed", "echoing"}},
      {"one short syllable doubles", "plan", {}, {"plans", "planned", "planning"}},
      {"u behind q is no vowel", "quip", {}, {"quips", "quipped", "quipping"}},
      {"two vowels do not double", "claim", {}, {"claims", "claimed", "claiming"}},
      {"two consonants do not double", "ask", {}, {"asks", "asked", "asking"}},
      {"w, x, y do not double", "vow", {}, {"vows", "vowed", "vowing"}},
      {"stressed at its end", "submit", {}, {"submits", "submitted", "submitting"}},
      {"not stressed at its end", "open", {}, {"opens", "opened", "opening"}},
      {"both spellings", "signal", {}, {"signals", "signalled", "signaled", "signalling", "signaling"}},
      {"c takes k", "mimic", {}, {"mimics", "mimicked", "mimicking"}},
      {"a given past", "say", {"said"}, {"says", "said", "saying"}},
      {"past and participle", "write", {"wrote", "written"}, {"writes", "wrote", "written", "writing"}},
      {"the -ing still doubles", "begin", {"began", "begun"}, {"begins", "began", "begun", "beginning"}},
      {"a past like the lemma", "read", {"read"}, {"reads", "reading"}},
      {"the first of two words", "point out", {}, {"points out", "pointed out", "pointing out"}},
      {"call for", "call for", {}, {"calls for", "called for", "calling for"}},
      {"one given word of two", "speak of", {"spoke"}, {"speaks of", "spoke of", "speaking of"}},
      {"two given words stand",
       "go on",
       {"went on", "gone on"},
       {"goes on", "went on", "gone on", "going on"}},
      {"be", "be", {}, {"am", "is", "are", "was", "were", "been", "being"}},
      {"have", "have", {}, {"has", "had", "having"}},
  };
  for (const Row& row : rows) {
    INFO(row.lemma << ": " << row.why);
    CHECK(verb_forms(row.lemma, row.irregular) == row.forms);
  }
  CHECK(verb_forms("", {}).empty());
}

TEST_CASE("noun_forms") {
  struct Row {
    const char* why;
    const char* lemma;
    Forms irregular;
    const char* plural;
  };
  const Row rows[] = {
      {"plain", "bureau", {}, "bureaus"},
      {"consonant and y", "Ministry", {}, "Ministries"},
      {"vowel and y", "survey", {}, "surveys"},
      {"a sibilant", "Congress", {}, "Congresses"},
      {"ch", "branch", {}, "branches"},
      {"Greek", "crisis", {}, "crises"},
      {"an abbreviation", "MP", {}, "MPs"},
      {"a given plural", "Chief of Staff", {"Chiefs of Staff"}, "Chiefs of Staff"},
      {"before of", "Secretary of State", {}, "Secretaries of State"},
      {"the last of two words", "police force", {}, "police forces"},
  };
  for (const Row& row : rows) {
    INFO(row.lemma << ": " << row.why);
    CHECK(noun_forms(row.lemma, row.irregular) == Forms{row.plural});
  }
}

}  // namespace polex::rules
