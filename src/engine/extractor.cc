// The list of stages: article to layout to mentions to clauses to records. Each stage is a file of this
// folder or of text/. Tested by spans_test.cc.
#include "polex/extractor.h"

#include <iterator>
#include <utility>

#include "engine/assemble.h"
#include "engine/clauses.h"
#include "engine/entities.h"
#include "engine/mentions.h"
#include "engine/parts.h"
#include "engine/pipeline.h"
#include "engine/resolve.h"

namespace polex {

struct Extractor::Impl {
  rules::RuleSet rules;
  std::size_t max_steps;
};

Extractor::Extractor(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Result<Extractor> Extractor::make(const PackSet& packs, const ExtractorOptions& options,
                                  std::vector<Diagnostic>& findings) {
  const std::size_t before = findings.size();
  auto impl = std::make_unique<Impl>(Impl{rules::compile(packs, options, findings), options.max_steps});
  for (std::size_t index = before; index < findings.size(); ++index)
    if (findings[index].severity == Severity::error) return findings[index];
  return Extractor(std::move(impl));
}

namespace {

void begin_trace(const engine::Analysis& analysis) {
  if (analysis.trace == nullptr) return;
  analysis.trace->sentences.assign(analysis.layout.units.size(), {});
  for (std::size_t unit = 0; unit < analysis.layout.units.size(); ++unit)
    analysis.trace->sentences[unit].span = analysis.layout.units[unit].span;
}

void end_trace(const engine::Analysis& analysis) {
  if (analysis.trace == nullptr) return;
  for (std::size_t unit = 0; unit < analysis.sentences.size(); ++unit) {
    analysis.trace->sentences[unit].words = engine::readable(analysis.sentences[unit].words);
    analysis.trace->sentences[unit].masked = engine::readable(analysis.sentences[unit].masked);
  }
  for (const engine::Mention& mention : analysis.mentions) {
    TraceMention told;
    if (mention.rule != nullptr) told.rule = mention.rule->name;
    told.type = rules::type_of(mention.symbol);
    told.kind = mention.kind;
    told.span = mention.span;
    told.name = mention.name;
    if (mention.role) told.role = analysis.folded_space(*mention.role);
    if (mention.date && mention.date->value) told.value = *mention.date->value;
    if (mention.entity != engine::kNone) told.resolved = analysis.entities[mention.entity].name;
    analysis.trace->mentions.push_back(std::move(told));
  }
}

void tell_resolution(const engine::Analysis& analysis, const std::vector<engine::Head>& heads,
                     const std::vector<engine::Resolved>& actors) {
  if (analysis.trace == nullptr) return;
  for (std::size_t index = 0; index < heads.size(); ++index) {
    const engine::Resolved& actor = actors[index];
    const Span span = actor.actor.span.value_or(engine::content_span(analysis, heads[index]));
    const std::string reason =
        actor.reason.empty() ? "nothing of the right type stands near enough" : actor.reason;
    analysis.trace->sentences[heads[index].sentence].events.push_back(
        {"resolve", "clause", heads[index].rule->name, span,
         actor.actor.name.value_or("null") + ": " + reason});
  }
}

// All stages over one part of the article.
Extraction extract_part(engine::Analysis& analysis) {
  begin_trace(analysis);
  engine::find_names(analysis);
  engine::find_aliases(analysis);
  const std::size_t first_late = analysis.mentions.size();
  engine::find_phrases(analysis);
  engine::find_late_aliases(analysis, first_late);
  engine::gather_entities(analysis);
  const std::vector<engine::Head> heads = engine::find_heads(analysis);
  const std::vector<engine::Resolved> actors = engine::Resolver(analysis, heads).run();
  tell_resolution(analysis, heads, actors);
  Extraction extraction;
  extraction.bodies = engine::make_bodies(analysis, actors);
  extraction.statements = engine::make_statements(analysis, heads, actors);
  extraction.commitments = engine::make_commitments(analysis, heads, actors, extraction.statements);
  extraction.dates = engine::make_dates(analysis);
  end_trace(analysis);
  return extraction;
}

void add_trace(Trace& all, Trace&& part) {
  std::move(part.sentences.begin(), part.sentences.end(), std::back_inserter(all.sentences));
  std::move(part.mentions.begin(), part.mentions.end(), std::back_inserter(all.mentions));
}

}  // namespace

Extraction engine::extract(const rules::RuleSet& rule_set, const Article& article, Trace* trace,
                           std::size_t max_steps) {
  std::optional<rules::Automata::Loan> loan;
  if (rule_set.automata != nullptr) loan.emplace(*rule_set.automata);
  text::Layout layout = text::lay_out(article);
  engine::JoinedParts all({layout.title, layout.title_span, layout.date, layout.date_from});
  if (trace != nullptr) trace->sentences.clear();
  for (text::Layout& part : engine::split_parts(std::move(layout))) {
    Trace told;
    if (trace != nullptr) told.gates = trace->gates, told.keep_views = trace->keep_views;
    engine::Analysis analysis{article,
                              rule_set,
                              std::move(part),
                              {},
                              {},
                              {},
                              {},
                              trace == nullptr ? nullptr : &told,
                              max_steps,
                              loan ? &loan->caches() : nullptr};
    all.add(extract_part(analysis));
    if (trace != nullptr) add_trace(*trace, std::move(told));
    max_steps = analysis.steps_left;
    if (max_steps == 0) break;
  }
  Extraction extraction = all.take();
  extraction.complete = max_steps > 0;
  return extraction;
}

Extraction Extractor::extract(const Article& article, Trace* trace) const {
  return engine::extract(impl_->rules, article, trace, impl_->max_steps);
}

}  // namespace polex
