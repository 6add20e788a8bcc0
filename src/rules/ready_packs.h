// What ready_io.h writes of packs. Lists lack their entries, which a lexicon holds in its own way, and
// sources their texts. Structs are taken apart by all their fields, so that a new one cannot be forgotten.
#pragma once

#include "polex/pack.h"
#include "rules/ready_io.h"

namespace polex {

template <typename Io>
void ready_fields(Io& io, Place& place) {
  auto& [file, line, column] = place;
  io(file, line, column);
}

template <typename Io>
void ready_fields(Io& io, PackText& text) {
  auto& [value, place, literal] = text;
  io(value, place, literal);
}

template <typename Io>
void ready_fields(Io& io, Silence& silence) {
  auto& [code, reason, place] = silence;
  io(code, reason, place);
}

template <typename Io>
void ready_fields(Io& io, WantField& want) {
  auto& [field, values, is_bool, is_list, place] = want;
  io(field, values, is_bool, is_list, place);
}

template <typename Io>
void ready_fields(Io& io, RuleTest& test) {
  auto& [text, date, absent, want, shared, place] = test;
  io(text, date, absent, want, shared, place);
}

template <typename Io>
void ready_fields(Io& io, WordList& list) {
  auto& [name, why, pack, case_rule, entries, silences, place] = list;
  io(name, why, pack, case_rule, silences, place);
}

template <typename Io>
void ready_fields(Io& io, Fragment& fragment) {
  auto& [name, pack, pattern] = fragment;
  io(name, pack, pattern);
}

template <typename Io>
void ready_fields(Io& io, Rule& rule) {
  auto& [stage, pack, id, why, patterns, except, not_before, not_after, beats, until, records, fields, tests,
         silences, place] = rule;
  io(stage, pack, id, why, patterns, except, not_before, not_after, beats, until, records, fields, tests,
     silences, place);
}

template <typename Io>
void ready_fields(Io& io, Pack& pack) {
  auto& [name, version, language, description, license, imports, lists, fragments, rules, silences, path,
         sha256] = pack;
  io(name, version, language, description, license, imports, lists, fragments, rules, silences, path, sha256);
}

}  // namespace polex
