// A rule pack as it was written: every value with the place where it stands, nothing compiled yet.
// rules/README.md is the reference of the language.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "polex/diagnostic.h"
#include "polex/result.h"

namespace polex {

// A string of a pack. `place` is that of the first character inside the quotation marks. `literal` tells that
// the TOML string was '...' or '''...''', so that column arithmetic inside it holds.
struct PackText {
  std::string value;
  Place place;
  bool literal = true;
};

// silence = { P042 = "why" }: a warning of lint that its author has judged.
struct Silence {
  std::string code;
  std::string reason;
  Place place;  // of the code
};

// One value of a `want` table: a string, a bool ("true"/"false"), null is written as false for absent fields,
// or a list of strings (items).
struct WantField {
  std::string field;
  std::vector<std::string> values;  // one, unless a list
  bool is_bool = false;
  bool is_list = false;
  Place place;
};

struct RuleTest {
  PackText text;
  std::string date;  // document date the test runs against; empty: none
  bool absent = false;
  std::vector<WantField> want;
  bool shared = false;  // one of `texts`, which expect the same
  Place place;
};

enum class CaseRule { smart, exact, any };

// canonical | alias | alias: `forms` holds every surface form, the canonical one first, inflections included.
// A form with a capital matches as written (or all in capitals); one without also with a capital first
// letter.
struct ListEntry {
  std::vector<std::string> forms;
  std::string section;  // the [section] of the list that it stands in; empty: none
  std::string role;     // dated role: what the entry is, from .. to (ISO, half-open, empty = open)
  std::string from;
  std::string to;
  Place place;
};

struct WordList {
  std::string name;
  std::string why;
  std::string pack;
  CaseRule case_rule = CaseRule::smart;
  std::vector<ListEntry> entries;
  std::vector<Silence> silences;
  Place place;
};

struct Fragment {
  std::string name;
  std::string pack;
  PackText pattern;
};

enum class RuleStage { mention, date, clause, modifier };

struct Rule {
  RuleStage stage = RuleStage::mention;
  std::string pack;
  std::string id;
  std::string why;
  std::vector<PackText> patterns;
  std::vector<PackText> except;      // the whole match may not look so
  std::vector<PackText> not_before;  // what stands right behind the match may not begin so
  std::vector<PackText> not_after;   // what stands right before the match may not end so
  std::vector<PackText> beats;    // ids of rules of the same stage and phase that lose a collision with this
  std::vector<PackText> until;    // modifiers: terminators of the window
  std::vector<PackText> records;  // modifiers: the kinds of record they change
  std::map<std::string, PackText> fields;  // phase, type, kind, record, modality, subject, effect, ...
  std::vector<RuleTest> tests;
  std::vector<Silence> silences;
  Place place;

  // The field's value, or "" where the rule does not set it.
  [[nodiscard]] std::string_view field(const std::string& name) const {
    const auto it = fields.find(name);
    return it == fields.end() ? std::string_view{} : std::string_view{it->second.value};
  }
  // pack:rule-id
  [[nodiscard]] std::string full_id() const { return pack + ":" + id; }
};

struct Pack {
  std::string name;
  std::string version;
  std::string language;
  std::string description;
  std::string license;
  std::vector<PackText> imports;
  std::vector<WordList> lists;
  std::vector<Fragment> fragments;
  std::vector<Rule> rules;
  std::vector<Silence> silences;
  std::string path;    // where it came from; "builtin:NAME" for an embedded one
  std::string sha256;  // over its files in name order
};

// All that is needed to run: packs in import order (imports first), later definitions having replaced earlier
// ones of the same kind and name. `sources` keeps each file's text, so that a diagnostic can show its line.
struct PackSet {
  std::vector<Pack> packs;
  std::map<std::string, std::string> sources;
  std::vector<Diagnostic> findings;  // every fault and warning of loading, in place order
  std::vector<Diagnostic> silenced;  // warnings of loading that the packs silence
  // What load_packs_to_extract() knows of these packs' rules (src/rules/ready.h); empty: they are to be
  // compiled.
  std::string_view ready;

  [[nodiscard]] bool has_errors() const {
    for (const Diagnostic& finding : findings)
      if (finding.severity == Severity::error) return true;
    return false;
  }
};

// Reads each of `wanted` (a built-in name, a file or a folder) and what they import. Never throws; every
// fault of every pack is in PackSet::findings, and what could be read is there all the same.
// `skip_builtin`: leaves out the built-in packs' files of tests (tests*.toml), which extraction never asks
// for.
enum class RuleTests : std::uint8_t { read, skip_builtin };
[[nodiscard]] PackSet load_packs(const std::vector<std::string>& wanted, RuleTests tests = RuleTests::read);

// The same for an extractor and for nothing else: without the built-in packs' tests, and where the default
// pack alone is wanted, as the build has made it ready. Then lists lack their entries and sources their
// texts, and the packs must not be changed before Extractor::make().
[[nodiscard]] PackSet load_packs_to_extract(const std::vector<std::string>& wanted);

// Built-in packs, by name in order: one Pack folder each, embedded at build time.
struct EmbeddedFile {
  std::string_view path;  // "policy-en/pack.toml"
  std::string_view content;
};
[[nodiscard]] const std::vector<EmbeddedFile>& embedded_files();
// Another one as soon as a file is another.
[[nodiscard]] std::string_view embedded_hash();

}  // namespace polex
