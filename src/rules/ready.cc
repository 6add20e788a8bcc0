// Turns compiled packs into bytes for the binary and back. Leaves which fields there are to ready_packs.h and
// ready_rules.h. Tested by ready_test.cc.
#include "rules/ready.h"

#include <memory>
#include <utility>

#include "rules/pack_loader.h"
#include "rules/ready_packs.h"
#include "rules/ready_rules.h"

namespace polex::rules {

namespace {

// CompiledRule::order is the rule's place among all rules of the packs.
void link_rules(std::vector<CompiledRule>& room, const std::vector<const Rule*>& rules) {
  for (CompiledRule& compiled : room) compiled.rule = rules[compiled.order];
}

}  // namespace

std::string make_ready(const std::vector<EmbeddedFile>& embedded) {
  PackSet packs = load_packs({std::string(kReadyPack)}, embedded, RuleTests::skip_builtin);
  std::vector<Diagnostic> findings = packs.findings;
  RuleSet rules = compile(packs, {}, findings);
  return findings.empty() ? write_ready(packs, rules) : std::string();
}

std::string write_ready(PackSet& packs, RuleSet& rules) {
  std::string hash(embedded_hash());
  Automata automata;
  ReadyWriter writer;
  writer(hash, packs.packs);
  writer.align();
  writer(rules.lexicon, rules);
  automata.mentions = rules.automata->mentions;
  automata.clauses = rules.automata->clauses;
  writer(automata);
  return writer.take();
}

std::optional<PackSet> read_ready_packs(std::string_view bytes) {
  if (bytes.empty()) return std::nullopt;
  std::string hash;
  PackSet set;
  ReadyReader reader(bytes);
  reader(hash);
  if (hash != embedded_hash()) return std::nullopt;
  reader(set.packs);
  reader.align();
  set.ready = reader.rest();
  return set;
}

Lexicon read_ready_lexicon(const PackSet& packs) {
  Lexicon lexicon;
  ReadyReader reader(packs.ready);
  reader(lexicon);
  return lexicon;
}

RuleSet read_ready_rules(const PackSet& packs) {
  RuleSet set;
  const auto automata = std::make_shared<Automata>();
  ReadyReader reader(packs.ready);
  reader(set.lexicon, set, *automata);
  set.automata = automata;
  std::vector<const Rule*> rules;
  for (const Pack& pack : packs.packs)
    for (const Rule& rule : pack.rules) rules.push_back(&rule);
  for (std::vector<CompiledRule>& room : set.mentions) link_rules(room, rules);
  for (auto* room : {&set.clauses, &set.modifiers, &set.stops, &set.leads}) link_rules(*room, rules);
  return set;
}

}  // namespace polex::rules
