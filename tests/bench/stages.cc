// Tells what share of the time each stage takes. The list of stages is engine/extractor.cc's; the bytes of
// the records are compared to those of an Extractor, so that a stage that is forgotten here shows.
#include <array>
#include <cstdio>
#include <optional>
#include <utility>

#include "bench.h"
#include "engine/assemble.h"
#include "engine/clauses.h"
#include "engine/entities.h"
#include "engine/mentions.h"
#include "engine/parts.h"
#include "engine/resolve.h"
#include "records/writer.h"
#include "rules/rule_set.h"

namespace polex::bench {
namespace {

struct Stages {
  double read = 0, split = 0, names = 0, phrases = 0, clauses = 0, resolve = 0, write = 0;
  std::size_t bytes = 0;  // of records
};

Extraction extract_part(engine::Analysis& analysis, Stages& stages) {
  std::size_t first_late = 0;
  stages.names += seconds_of([&] {
    engine::find_names(analysis);
    engine::find_aliases(analysis);
    first_late = analysis.mentions.size();
  });
  stages.phrases += seconds_of([&] {
    engine::find_phrases(analysis);
    engine::find_late_aliases(analysis, first_late);
    engine::gather_entities(analysis);
  });
  std::vector<engine::Head> heads;
  stages.clauses += seconds_of([&] { heads = engine::find_heads(analysis); });
  Extraction extraction;
  stages.resolve += seconds_of([&] {
    const std::vector<engine::Resolved> actors = engine::Resolver(analysis, heads).run();
    extraction.bodies = engine::make_bodies(analysis, actors);
    extraction.statements = engine::make_statements(analysis, heads, actors);
    extraction.commitments = engine::make_commitments(analysis, heads, actors, extraction.statements);
    extraction.dates = engine::make_dates(analysis);
  });
  return extraction;
}

void extract_in_stages(const rules::RuleSet& rule_set, const Article& article, Stages& stages) {
  std::optional<rules::Automata::Loan> loan;
  if (rule_set.automata != nullptr) loan.emplace(*rule_set.automata);
  std::optional<engine::JoinedParts> all;
  std::vector<text::Layout> parts;
  stages.split += seconds_of([&] {
    text::Layout layout = text::lay_out(article);
    all.emplace(Document{layout.title, layout.title_span, layout.date, layout.date_from});
    parts = engine::split_parts(std::move(layout));
  });
  for (text::Layout& part : parts) {
    engine::Analysis analysis{article,
                              rule_set,
                              std::move(part),
                              {},
                              {},
                              {},
                              {},
                              nullptr,
                              engine::kNone,
                              loan ? &loan->caches() : nullptr};
    all->add(extract_part(analysis, stages));
  }
  std::string out;
  stages.write += seconds_of([&] { records::write_records(article, all->take(), {}, out); });
  stages.bytes += out.size();
}

}  // namespace

void tell_stages(const std::string& path, const Articles& articles) {
  const PackSet packs = load_packs({"policy-en"});
  std::vector<Diagnostic> findings;
  const rules::RuleSet rule_set = rules::compile(packs, {}, findings);
  Stages warming, stages;
  for (const Article& article : articles) extract_in_stages(rule_set, article, warming);
  for (const Article& article : articles) extract_in_stages(rule_set, article, stages);
  stages.read =
      seconds_of([&] { (void)read_articles(path, static_cast<std::size_t>(megabytes(articles) * 1e6)); });
  const std::array<std::pair<const char*, double>, 7> all = {{{"read", stages.read},
                                                              {"split", stages.split},
                                                              {"names", stages.names},
                                                              {"phrases", stages.phrases},
                                                              {"clauses", stages.clauses},
                                                              {"resolve", stages.resolve},
                                                              {"write", stages.write}}};
  double total = 0;
  for (const auto& [name, seconds] : all) total += seconds;
  std::printf("stages:");
  for (const auto& [name, seconds] : all) std::printf(" %s %.0f %%,", name, 100 * seconds / total);
  std::printf(" of %.2f s\n", total);
  if (stages.bytes != extract(compile({"policy-en"}).extractor, articles))
    std::printf("  the records are not those of an extractor: is a stage missing?\n");
}

}  // namespace polex::bench
