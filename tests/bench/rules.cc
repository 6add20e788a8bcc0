// Writes packs of many rules, as users pile them up, and compiles packs.
#include <array>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "bench.h"

namespace polex::bench {

Compiled compile(const std::vector<std::string>& packs) {
  auto loaded = std::make_unique<const PackSet>(load_packs(packs));
  std::vector<Diagnostic> findings = loaded->findings;
  for (const Diagnostic& finding : findings)
    if (finding.severity == Severity::error) throw std::runtime_error(finding.code + " " + finding.message);
  Result<Extractor> made = Extractor::make(*loaded, {}, findings);
  if (!made) throw std::runtime_error("a pack of the bench does not compile");
  return {std::move(loaded), std::move(*made)};
}

namespace {

constexpr std::array<std::string_view, 46> kVerbs = {
    "said",      "says",        "stated",       "stressed",   "noted",     "explained",    "declared",
    "announced", "warned",      "claimed",      "argued",     "insisted",  "maintained",   "emphasized",
    "recalled",  "highlighted", "reiterated",   "reaffirmed", "added",     "confirmed",    "underlined",
    "admitted",  "denied",      "acknowledged", "suggested",  "predicted", "estimated",    "expects",
    "believes",  "hopes",       "wrote",        "reported",   "demanded",  "requested",    "proposed",
    "promised",  "recommended", "pledged",      "vowed",      "conceded",  "acknowledges", "decided",
    "agreed",    "directed",    "instructed",   "underscored"};

void begin_pack(std::ofstream& out, std::string_view imports) {
  out << "[pack]\nname = \"bench\"\nversion = \"0.1.0\"\nlanguage = \"en\"\nimports = [" << imports << "]\n";
}

void add_rule(std::ofstream& out, std::size_t id, const std::string& pattern) {
  out << "\n[[clause]]\nid = \"rule-" << id
      << "\"\nwhy = \"One of many.\"\nrecord = \"statement\"\npatterns = ['''" << pattern << "''']\n";
}

// The first forms of the list's entries.
std::vector<std::string> words_of(const PackSet& packs, std::string_view list) {
  std::vector<std::string> words;
  for (const Pack& pack : packs.packs)
    for (const WordList& one : pack.lists)
      if (one.name == list)
        for (const ListEntry& entry : one.entries) words.push_back(entry.forms.front());
  return words;
}

}  // namespace

std::string write_user_rules(const std::string& folder) {
  const std::string path = folder + "/user.toml";
  std::ofstream out(path);
  begin_pack(out, "");
  std::size_t id = 0;
  for (const std::string_view verb : kVerbs) {
    const std::string cue = "(?P<cue>" + std::string(verb) + ")";
    add_rule(out, id++, "(?P<speaker>[A-Z][a-z]+(?: [A-Z][a-z]+)*),? " + cue + " that (?P<content>[^.;]+)");
    add_rule(out, id++,
             "(?P<speaker>[Hh]e|[Ss]he|[Tt]hey|[Ww]e) (?:also )?" + cue + ",? (?P<content>[^.;]+)");
  }
  return path;
}

std::string write_further_rules(const std::string& folder, std::size_t count) {
  const std::string path = folder + "/further.toml";
  std::ofstream out(path);
  begin_pack(out, "\"policy-en\"");
  const PackSet packs = load_packs({"policy-en"});
  const std::vector<std::string> verbs = words_of(packs, "verb");
  const std::vector<std::string> nouns = words_of(packs, "document_noun");
  if (verbs.empty() || nouns.empty()) throw std::runtime_error("policy-en has no verb or document_noun");
  for (std::size_t id = 0; id < count; ++id)
    add_rule(out, id,
             "(?P<speaker>{actor}) (?P<cue>" + verbs[id * 2 % verbs.size()] +
                 "(?:s|ed)?) (?:in|with) (?:the|a) " + nouns[id % nouns.size()] +
                 " that (?P<content>{clause})");
  return path;
}

}  // namespace polex::bench
