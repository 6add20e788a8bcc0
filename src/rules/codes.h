// The codes of everything that can be wrong with a rule pack before its patterns are compiled.
// Tested by load_test.cc: each code has a golden folder tests/cases/packs/<code>-<name>/.
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

// A code is never given a second meaning. P020 to P029 belong to the patterns (pattern.cc).
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
}  // namespace codes

inline constexpr std::array kCodes = {
    codes::kSyntax,        codes::kUnreadable,     codes::kUnknownPack,  codes::kUnknownKey,
    codes::kWrongType,     codes::kMissingKey,     codes::kBadValue,     codes::kDuplicateRule,
    codes::kDuplicateName, codes::kBadName,        codes::kBadVersion,   codes::kListFile,
    codes::kListEntry,     codes::kDuplicateEntry, codes::kBadDate,      codes::kOverlap,
    codes::kImport,        codes::kImportCycle,    codes::kUntested,     codes::kIncompleteTest,
    codes::kUnknownField,  codes::kForeignField,   codes::kReplaced,     codes::kExclusive,
    codes::kReserved,      codes::kEmptyPack,      codes::kSamePackName, codes::kUnknownBeats,
    codes::kNoRefusal,     codes::kEmptyList};

}  // namespace polex::rules
