// The codes of everything that can be wrong with a rule pack. Tested by load_test.cc and lint_test.cc: each
// code has a golden folder <code>-<name>/ in tests/cases/packs or tests/cases/lint.
#pragma once

#include <array>
#include <string_view>

#include "polex/diagnostic.h"

namespace polex::rules {

struct Code {
  std::string_view code;
  Severity severity;
  std::string_view meaning;
};

// A code is never given a second meaning. The loader tells P001 to P019, P030 to P040 and P050; compiling
// P020 to P029; only `polex lint` the others.
namespace codes {
inline constexpr Code kSyntax{"P001", Severity::error, "the file is no valid TOML"};
inline constexpr Code kUnreadable{"P002", Severity::error, "a file or folder of the pack cannot be read"};
inline constexpr Code kUnknownPack{"P003", Severity::error, "no pack has this name or path"};
inline constexpr Code kUnknownKey{"P004", Severity::error, "the table does not know this key"};
inline constexpr Code kWrongType{"P005", Severity::error, "the value is of another type than the key asks"};
inline constexpr Code kMissingKey{"P006", Severity::error, "a key that must be there is not"};
inline constexpr Code kBadValue{"P007", Severity::error, "the value is none of those the key knows"};
inline constexpr Code kDuplicateRule{"P008", Severity::error, "two rules of one pack have the same id"};
inline constexpr Code kDuplicateName{"P009", Severity::error,
                                     "a key, list or fragment is defined twice in one pack"};
inline constexpr Code kBadName{
    "P010", Severity::error,
    "the name of a pack, list, fragment or rule has characters that it may not have"};
inline constexpr Code kBadVersion{"P011", Severity::error, "the pack's version is no semantic version"};
inline constexpr Code kListFile{"P012", Severity::error, "a list's file cannot be read"};
inline constexpr Code kListEntry{"P013", Severity::error, "a list entry is malformed"};
inline constexpr Code kDuplicateEntry{"P014", Severity::warning, "a list names the same form twice"};
inline constexpr Code kBadDate{"P015", Severity::error,
                               "a date is no ISO date, or a range ends before it begins"};
inline constexpr Code kOverlap{"P016", Severity::error, "one role is held by two entries at the same time"};
inline constexpr Code kImport{"P017", Severity::error, "an imported pack is not found"};
inline constexpr Code kImportCycle{"P018", Severity::error, "packs import each other in a circle"};
inline constexpr Code kUntested{"P019", Severity::warning, "a rule has no test"};
inline constexpr Code kPatternSyntax{"P020", Severity::error,
                                     "a pattern's parentheses, brackets or braces do not close"};
inline constexpr Code kLookAround{"P021", Severity::error, "a pattern uses look-around, which RE2 has not"};
inline constexpr Code kGroupSyntax{"P022", Severity::error, "a group is named as RE2 does not know it"};
inline constexpr Code kBackReference{"P023", Severity::error,
                                     "a pattern uses a back-reference, which RE2 has not"};
inline constexpr Code kUnknownReference{"P024", Severity::error,
                                        "a pattern names a list or fragment that does not exist"};
inline constexpr Code kFragmentCycle{"P025", Severity::error, "a fragment contains itself"};
inline constexpr Code kRefused{"P026", Severity::error, "RE2 refuses a pattern"};
inline constexpr Code kDuplicateGroup{"P027", Severity::error, "a pattern has two groups of one name"};
inline constexpr Code kTooManyLists{"P028", Severity::error,
                                    "lists overlap in more ways than there are marks for"};
inline constexpr Code kIncompleteTest{"P030", Severity::error,
                                      "a test does not say what it expects, or says two things"};
inline constexpr Code kUnknownField{"P031", Severity::error, "a test wants a field that no record has"};
inline constexpr Code kForeignField{"P032", Severity::error,
                                    "a test wants a field of another kind of record"};
inline constexpr Code kReplaced{"P033", Severity::note, "a definition replaces that of an earlier pack"};
inline constexpr Code kExclusive{"P034", Severity::error, "two keys are given of which only one may be"};
inline constexpr Code kReserved{
    "P035", Severity::error, "a name is taken by a symbol of the pattern language or by another definition"};
inline constexpr Code kEmptyPack{"P036", Severity::error, "the folder or file holds no pack"};
inline constexpr Code kSamePackName{"P037", Severity::error, "two packs have the same name"};
inline constexpr Code kUnknownBeats{"P038", Severity::error, "`beats` names no rule of the same stage"};
inline constexpr Code kNoRefusal{"P039", Severity::warning, "a rule has no test of what it must not match"};
inline constexpr Code kEmptyList{"P040", Severity::error, "a list has no entry"};
inline constexpr Code kForeignGroup{"P041", Severity::error, "a group names no field of the rule's record"};
inline constexpr Code kNoLiteral{"P042", Severity::warning,
                                 "no word is required, so the rule runs on every sentence"};
inline constexpr Code kLarge{"P043", Severity::warning, "a pattern is so large that it is slow"};
inline constexpr Code kShadowed{"P044", Severity::warning, "an earlier rule or alternative wins every time"};
inline constexpr Code kIdleBlocker{"P045", Severity::warning, "a blocker hides nothing in any test"};
inline constexpr Code kIdleEntry{"P046", Severity::warning,
                                 "a list that only hides hides nothing in any test"};
inline constexpr Code kNotAscii{"P047", Severity::warning,
                                "a pattern has characters that no text has once it is folded"};
inline constexpr Code kNeverMatches{"P048", Severity::warning, "a pattern or an alternative can never match"};
inline constexpr Code kUnused{"P049", Severity::warning, "no pattern uses a list or fragment"};
inline constexpr Code kBadSilence{"P050", Severity::error, "`silence` names no warning, or gives no reason"};
inline constexpr Code kIdleSilence{"P051", Severity::warning, "`silence` silences nothing"};
inline constexpr Code kMisplaced{"P052", Severity::error,
                                 "an extent or symbol stands where it means nothing"};
inline constexpr Code kMissingGroup{"P053", Severity::error, "a pattern lacks a group that its record needs"};
inline constexpr Code kMutualBeats{"P054", Severity::error, "two rules beat each other, so both lose"};
inline constexpr Code kManyGroups{"P055", Severity::error, "a pattern has more groups than the engine keeps"};
inline constexpr Code kIdleGroup{"P056", Severity::warning, "a group without a name costs time for nothing"};
inline constexpr Code kUnknownTested{"P057", Severity::error, "a [[test]] names no rule of its pack"};
inline constexpr Code kNotUtf8{"P058", Severity::error, "a file of the pack is not UTF-8"};
}  // namespace codes

inline constexpr std::array kCodes = {
    codes::kSyntax,         codes::kUnreadable,     codes::kUnknownPack,    codes::kUnknownKey,
    codes::kWrongType,      codes::kMissingKey,     codes::kBadValue,       codes::kDuplicateRule,
    codes::kDuplicateName,  codes::kBadName,        codes::kBadVersion,     codes::kListFile,
    codes::kListEntry,      codes::kDuplicateEntry, codes::kBadDate,        codes::kOverlap,
    codes::kImport,         codes::kImportCycle,    codes::kUntested,       codes::kPatternSyntax,
    codes::kLookAround,     codes::kGroupSyntax,    codes::kBackReference,  codes::kUnknownReference,
    codes::kFragmentCycle,  codes::kRefused,        codes::kDuplicateGroup, codes::kTooManyLists,
    codes::kIncompleteTest, codes::kUnknownField,   codes::kForeignField,   codes::kReplaced,
    codes::kExclusive,      codes::kReserved,       codes::kEmptyPack,      codes::kSamePackName,
    codes::kUnknownBeats,   codes::kNoRefusal,      codes::kEmptyList,      codes::kForeignGroup,
    codes::kNoLiteral,      codes::kLarge,          codes::kShadowed,       codes::kIdleBlocker,
    codes::kIdleEntry,      codes::kNotAscii,       codes::kNeverMatches,   codes::kUnused,
    codes::kBadSilence,     codes::kIdleSilence,    codes::kMisplaced,      codes::kMissingGroup,
    codes::kMutualBeats,    codes::kManyGroups,     codes::kIdleGroup,      codes::kUnknownTested,
    codes::kNotUtf8};

// The code of that name ("P004"), or null.
[[nodiscard]] constexpr const Code* find_code(std::string_view name) {
  for (const Code& code : kCodes)
    if (code.code == name) return &code;
  return nullptr;
}

}  // namespace polex::rules
