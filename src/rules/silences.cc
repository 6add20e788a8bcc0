// Turns `silence` tables into warnings left out. Leaves finding them to the loader and lint. Tested by
// lint_test.cc.
#include "rules/silences.h"

#include <algorithm>
#include <map>
#include <string>

#include "rules/suggest.h"

namespace polex::rules {

namespace {

// A rule without a test is released by nobody, whatever the reason.
bool can_be_silenced(const Code& code) {
  return code.severity == Severity::warning && code.code != codes::kUntested.code;
}

void check_silence(const TomlNode& silence, FaultLog& log) {
  const Code* code = find_code(silence.key);
  if (code == nullptr) {
    std::vector<std::string> known;
    for (const Code& each : kCodes)
      if (can_be_silenced(each)) known.emplace_back(each.code);
    log.add(codes::kBadSilence, silence.key_mark, "there is no code `" + silence.key + "`",
            did_you_mean(silence.key, known, "the codes are " + one_of(known)));
  } else if (!can_be_silenced(*code)) {
    log.add(codes::kBadSilence, silence.key_mark,
            silence.key + " (" + std::string(code->meaning) + ") cannot be silenced",
            "mend what it tells; only warnings can be silenced");
  } else if (silence.kind != TomlKind::string || trim(silence.text).empty()) {
    log.add(codes::kBadSilence, silence.mark, silence.key + " is silenced without a reason",
            "write " + silence.key + " = \"why it is right here\"");
  }
}

// Silences by what they are about: "pack:rule-id", "pack:list.NAME", or "pack" for all of it.
using Silences = std::map<std::string, const std::vector<Silence>*>;

void add(Silences& silences, const Pack& pack) {
  silences[pack.name] = &pack.silences;
  for (const WordList& list : pack.lists) silences[pack.name + ":list." + list.name] = &list.silences;
  for (const Rule& rule : pack.rules) silences[rule.full_id()] = &rule.silences;
}

bool silences_it(const Silences& silences, const std::string& subject, const std::string& code) {
  const auto found = silences.find(subject);
  return found != silences.end() && std::any_of(found->second->begin(), found->second->end(),
                                                [&](const Silence& silence) { return silence.code == code; });
}

std::string pack_of(const std::string& subject) { return subject.substr(0, subject.find(':')); }

}  // namespace

std::vector<Silence> read_silences(const TomlNode& table, FaultLog& log) {
  std::vector<Silence> silences;
  const TomlNode* all = table.find("silence");
  if (all == nullptr || all->kind != TomlKind::table) return silences;  // a wrong type is told already
  for (const TomlNode& silence : all->children) {
    check_silence(silence, log);
    silences.push_back({silence.key, silence.text, silence.key_mark.place});
  }
  return silences;
}

std::vector<Diagnostic> take_silenced(const PackSet& packs, std::vector<Diagnostic>& findings) {
  Silences silences;
  for (const Pack& pack : packs.packs) add(silences, pack);
  const auto is_silenced = [&](const Diagnostic& finding) {
    const Code* code = find_code(finding.code);
    if (code == nullptr || !can_be_silenced(*code) || finding.subject.empty()) return false;
    return silences_it(silences, finding.subject, finding.code) ||
           silences_it(silences, pack_of(finding.subject), finding.code);
  };
  const auto kept = std::stable_partition(findings.begin(), findings.end(),
                                          [&](const Diagnostic& finding) { return !is_silenced(finding); });
  std::vector<Diagnostic> silenced(std::make_move_iterator(kept), std::make_move_iterator(findings.end()));
  findings.erase(kept, findings.end());
  return silenced;
}

std::vector<Diagnostic> idle_silences(const PackSet& packs, const Pack& pack,
                                      const std::vector<Diagnostic>& silenced) {
  PackSet told;  // only for the log
  told.sources = packs.sources;
  FaultLog log(told);
  Silences silences;
  add(silences, pack);
  for (const auto& [subject, all] : silences)
    for (const Silence& silence : *all) {
      const bool used =
          std::any_of(silenced.begin(), silenced.end(), [&, &about = subject](const Diagnostic& each) {
            return each.code == silence.code && (each.subject == about || pack_of(each.subject) == about);
          });
      const Code* code = find_code(silence.code);
      if (used || code == nullptr || !can_be_silenced(*code) || trim(silence.reason).empty()) continue;
      log.add(codes::kIdleSilence, {silence.place, silence.code.size()},
              "`" + subject + "` silences " + silence.code + ", which does not occur there", "remove it")
          .subject = subject;
    }
  return std::move(told.findings);
}

}  // namespace polex::rules
