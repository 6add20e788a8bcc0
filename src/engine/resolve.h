// Who an actor's words mean: names to their fullest form, pronouns and short forms to what they stand for.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis.h"
#include "engine/clauses.h"
#include "engine/role_fit.h"
#include "polex/pack.h"
#include "polex/record.h"

namespace polex::engine {

// An actor as resolved, with the entity it bears (kNone for a group or nobody).
struct Resolved {
  Actor actor;
  std::size_t entity = kNone;
  std::vector<std::size_t> together;  // entities, where several act as one
  std::string reason;                 // for the trace
};

// "We", "I", "our", "my", whatever their case.
[[nodiscard]] bool is_first_person(const std::string& words);

// "the Bureau of ..." has the head noun `word` if one of its words is it.
[[nodiscard]] bool has_word(const Entity& entity, const std::string& word);
// "European Commission", which is neither the bloc nor a department.
[[nodiscard]] bool is_organ(const Entity& body);
// Nobody, for a reason.
[[nodiscard]] Resolved nobody(std::string reason);

// Walks the article once, in order: the state is what has been mentioned so far.
class Resolver {
 public:
  Resolver(Analysis& analysis, const std::vector<Head>& heads) : analysis_(analysis), heads_(heads) {}

  // The actors of all heads, in their order.
  [[nodiscard]] std::vector<Resolved> run();

 private:
  struct Seen {
    std::size_t mention;
    std::size_t entity;
    bool subject;
    std::size_t sentence;
  };
  struct Genders {
    bool she = false;
    bool he = false;
    bool told = false;
  };

  [[nodiscard]] Resolved of_head(std::size_t index);
  [[nodiscard]] Resolved of_mention(std::size_t mention, const Head& head);
  [[nodiscard]] Resolved of_pronoun(std::size_t mention, const Head& head);
  [[nodiscard]] Resolved of_pronoun_words(const std::string& words, const Mention& mention, const Head& head);
  [[nodiscard]] Resolved of_third_person(const Mention& mention, const Head& head) const;
  [[nodiscard]] bool is_reported(std::size_t head) const;
  [[nodiscard]] bool is_one_person(const Actor& actor) const;
  [[nodiscard]] bool is_definite_person(const Actor& actor) const;
  [[nodiscard]] bool has_personal_head(const std::string& name) const;
  [[nodiscard]] Resolved of_speaker(bool person, const Mention& mention, const Head& head) const;
  [[nodiscard]] std::size_t speech_around(const Mention& mention, const Head& head,
                                          std::size_t from = kNone) const;
  [[nodiscard]] std::size_t reported_person(std::size_t speech, const Mention& mention) const;
  [[nodiscard]] bool is_office(std::string_view words) const;
  [[nodiscard]] bool may_be_several(std::string_view words) const;
  [[nodiscard]] std::optional<Resolved> of_own_office(const std::string& noun, const Mention& mention,
                                                      const Head& head) const;
  [[nodiscard]] Resolved of_words(const Span& span, const Head& head);
  [[nodiscard]] Resolved of_occasion(const Mention& mention) const;
  [[nodiscard]] std::size_t title_before(const Mention& mention,
                                         const std::function<bool(const Mention&)>& fits) const;
  [[nodiscard]] Resolved of_counted(const Mention& mention, const Head& head) const;
  [[nodiscard]] Resolved of_owned(const Mention& mention) const;
  [[nodiscard]] std::size_t body_behind_name(std::size_t person) const;
  [[nodiscard]] Resolved words_of(const Mention& mention) const;
  [[nodiscard]] Resolved of_short_form(std::size_t mention, const std::string& words, const Head& head);
  [[nodiscard]] bool follows_article(std::size_t at) const;
  [[nodiscard]] bool reaches(const Seen& seen, const Mention& mention, const Head& head) const;
  [[nodiscard]] std::size_t nearest(const Mention& mention, const Head& head,
                                    const std::function<bool(const Entity&)>& fits, bool& several) const;
  [[nodiscard]] std::size_t only_body(const Mention& mention, const std::string& noun,
                                      const std::function<bool(const Entity&)>& fits) const;
  [[nodiscard]] std::size_t bearer_of(std::string_view words, const Mention& mention, const Head& head) const;
  [[nodiscard]] std::size_t central_bank(const Mention& mention, const Head& head) const;
  [[nodiscard]] std::size_t bearer_ahead(std::string_view words) const;
  [[nodiscard]] RoleFit best_fit(const Entity& person, std::string_view words) const;
  [[nodiscard]] std::size_t of_age(std::string_view age, const Mention& mention) const;
  [[nodiscard]] std::size_t bearer_of_definite(const Mention& mention, const Head& head) const;
  [[nodiscard]] std::size_t unnamed_bearer(const std::string& noun, const Mention& mention,
                                           const Head& head) const;
  [[nodiscard]] std::size_t author_of(std::size_t mention) const;
  [[nodiscard]] bool was_introduced(const std::string& noun, const Mention& mention) const;
  [[nodiscard]] bool may_describe(const std::string& words, const std::string& noun,
                                  const Entity& person) const;
  [[nodiscard]] std::size_t bearer_of_country(const std::string& words) const;
  [[nodiscard]] bool is_of_country(const Entity& person, const std::string& demonym) const;
  [[nodiscard]] std::size_t last_place(const std::string& noun, const Mention& mention,
                                       const Head& head) const;
  [[nodiscard]] std::size_t last_of_kind(const std::string& noun, const Mention& mention,
                                         const Head& head) const;
  [[nodiscard]] std::string without_demonym(const std::string& words) const;
  [[nodiscard]] bool is_listed(std::string_view list, std::string_view words) const;
  [[nodiscard]] const rules::LexiconEntry* family_entry(std::string_view role) const;
  [[nodiscard]] bool is_general_noun(std::string_view words, std::string_view role) const;
  [[nodiscard]] bool noun_means_kind(std::string_view noun, const std::string& kind) const;
  [[nodiscard]] Resolved last_speaker(const Head& head) const;
  [[nodiscard]] Resolved joint(std::size_t mention, const Head& head);
  [[nodiscard]] Resolved from_entity(std::size_t entity, std::string reason) const;
  [[nodiscard]] bool opens_words(const Span& words, const Span& at, bool introduced) const;
  [[nodiscard]] bool is_told_by_thing(const Seen& seen) const;
  [[nodiscard]] std::size_t last_thing(std::size_t paragraph, bool plural, bool subjects,
                                       const Head& head) const;
  [[nodiscard]] bool place_is(const Entity& place, const std::string& noun) const;
  [[nodiscard]] Resolved first_person(const Head& head) const;
  [[nodiscard]] Resolved headline_person(const Head& head) const;
  [[nodiscard]] Resolved speaker_around(const Head& head, const Span& words) const;
  [[nodiscard]] std::size_t recent(const Span& before, const Head& head,
                                   const std::function<bool(const Entity&)>& fits, bool subjects_only) const;
  [[nodiscard]] bool may_be(std::string_view pronoun, const Entity& person) const;
  [[nodiscard]] const Genders& genders_of(const Entity& person) const;
  [[nodiscard]] Genders read_genders(const Entity& person) const;
  [[nodiscard]] std::size_t told_beside(std::size_t person, std::string_view pronoun, const Mention& mention,
                                        bool behind) const;
  // The first of `seen_` in that sentence or behind it.
  [[nodiscard]] std::vector<Seen>::const_iterator seen_from(std::size_t sentence) const;
  void bind_leading_quotations();
  void bind_first_person();
  void see_pronoun(std::size_t head);
  void see_until(std::size_t sentence, std::size_t offset);
  void see_parts(const Mention& whole);
  [[nodiscard]] bool is_subject(const Sentence& sentence, std::size_t at) const;

  Analysis& analysis_;
  const std::vector<Head>& heads_;
  std::vector<Resolved> resolved_;
  std::vector<Seen> seen_;                               // by sentence
  mutable std::vector<std::optional<Genders>> genders_;  // by entity, as they are asked for
  std::size_t seen_sentence_ = 0;
  std::size_t seen_offset_ = 0;
  std::vector<std::size_t> quotation_speaker_;  // by quotation: index of the head that speaks it
};

}  // namespace polex::engine
