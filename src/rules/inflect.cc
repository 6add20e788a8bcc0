// Turns a lemma into its other forms by the spelling rules of English; leaves parsing of entries to
// list_reader.cc; tested by inflect_test.cc.
#include "rules/inflect.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace polex::rules {

namespace {

bool is_vowel(char c) { return std::string_view("aeiouAEIOU").find(c) != std::string_view::npos; }

bool ends(std::string_view word, std::string_view end) { return word.ends_with(end); }

std::string without(std::string_view word, std::size_t count, std::string_view end) {
  return std::string(word.substr(0, word.size() - count)).append(end);
}

bool consonant_before(std::string_view word, std::size_t from_end) {
  return word.size() > from_end && !is_vowel(word[word.size() - 1 - from_end]);
}

// The -s of verbs and the plural of nouns.
std::string with_s(std::string_view word) {
  const auto last = static_cast<unsigned char>(word.back());
  if (std::isupper(last) != 0 || std::isdigit(last) != 0) return std::string(word) + "s";  // MPs, G7s
  if (ends(word, "sis")) return without(word, 2, "es");
  if (ends(word, "quiz")) return std::string(word) + "zes";
  for (const std::string_view sibilant : {"s", "x", "z", "ch", "sh"})
    if (ends(word, sibilant)) return std::string(word) + "es";
  if (ends(word, "y") && consonant_before(word, 1)) return without(word, 1, "ies");
  return std::string(word) + "s";
}

std::string verb_s(std::string_view word) {
  if (word == "have") return "has";
  if (ends(word, "o") && consonant_before(word, 1)) return std::string(word) + "es";
  return with_s(word);
}

std::size_t vowel_groups(std::string_view word) {
  std::size_t groups = 0;
  for (std::size_t at = 0; at < word.size(); ++at)
    if (is_vowel(word[at]) && (at == 0 || !is_vowel(word[at - 1]))) ++groups;
  return groups;
}

// Verbs of more than one syllable whose last consonant is doubled.
bool stressed_at_end(std::string_view word) {
  constexpr std::array<std::string_view, 62> kVerbs = {
      "abet",     "abhor",    "acquit",   "admit",  "allot",   "annul",   "begin",   "commit",   "compel",
      "concur",   "confer",   "control",  "debar",  "defer",   "deter",   "dispel",  "distil",   "embed",
      "emit",     "enrol",    "equip",    "excel",  "expel",   "extol",   "forbid",  "forget",   "fulfil",
      "impel",    "incur",    "infer",    "instil", "kidnap",  "occur",   "offset",  "omit",     "outbid",
      "overlap",  "patrol",   "permit",   "prefer", "program", "propel",  "rebel",   "rebut",    "recommit",
      "recur",    "refer",    "regret",   "remit",  "repel",   "rerun",   "reset",   "resubmit", "submit",
      "transfer", "transmit", "undercut", "unplug", "upset",   "worship", "readmit", "outrun"};
  return std::find(kVerbs.begin(), kVerbs.end(), word) != kVerbs.end();
}

// plan, stop; not sow, fix, play, rain, act.
bool ends_short(std::string_view word) {
  if (word.size() < 3) return false;
  const char last = word.back();
  const char vowel = word[word.size() - 2];
  const char before = word[word.size() - 3];
  const bool after_qu = word.size() >= 4 && before == 'u' && word[word.size() - 4] == 'q';
  return !is_vowel(last) && last != 'w' && last != 'x' && last != 'y' && is_vowel(vowel) &&
         (!is_vowel(before) || after_qu);
}

// The stem before -ed and -ing when the last consonant is doubled; both spellings for travel, label, focus.
std::vector<std::string> stems(std::string_view word) {
  const std::string plain(word);
  if (!ends_short(word)) return {plain};
  const std::string doubled = plain + word.back();
  const std::string_view first_vowels =
      word.find("qu") != std::string_view::npos ? word.substr(word.find("qu") + 2) : word;
  if (vowel_groups(first_vowels) == 1 || stressed_at_end(word)) return {doubled};
  if (word.back() == 'l' || ends(word, "focus") || ends(word, "bias") || ends(word, "benefit"))
    return {doubled, plain};
  return {plain};
}

std::vector<std::string> past(std::string_view word) {
  if (ends(word, "e")) return {std::string(word) + "d"};
  if (ends(word, "y") && consonant_before(word, 1)) return {without(word, 1, "ied")};
  if (ends(word, "ic")) return {std::string(word) + "ked"};
  std::vector<std::string> forms = stems(word);
  for (std::string& form : forms) form += "ed";
  return forms;
}

std::vector<std::string> present_participle(std::string_view word) {
  if (ends(word, "ie")) return {without(word, 2, "ying")};
  const bool keeps_e = ends(word, "ee") || ends(word, "oe") || ends(word, "ye") || word == "be";
  if (ends(word, "e") && !keeps_e) return {without(word, 1, "ing")};
  if (ends(word, "ic")) return {std::string(word) + "king"};
  std::vector<std::string> forms = stems(word);
  for (std::string& form : forms) form += "ing";
  return forms;
}

void add(std::vector<std::string>& forms, std::string form, std::string_view lemma) {
  if (form != lemma && std::find(forms.begin(), forms.end(), form) == forms.end())
    forms.push_back(std::move(form));
}

// "point out" is "point" and " out".
std::size_t first_word(std::string_view lemma) { return std::min(lemma.find(' '), lemma.size()); }

// Where the word that bears the plural ends: "Secretary| of State", "bureau|".
std::size_t plural_word(std::string_view lemma) {
  std::size_t end = lemma.size();
  for (const std::string_view preposition : {" of ", " for ", " in ", " to ", " on ", " at "})
    end = std::min(end, lemma.find(preposition));
  return end;
}

}  // namespace

std::vector<std::string> verb_forms(std::string_view lemma, const std::vector<std::string>& irregular) {
  const std::string_view word = lemma.substr(0, first_word(lemma));
  const std::string rest(lemma.substr(word.size()));
  std::vector<std::string> forms;
  if (word.empty()) return forms;
  const auto add_all = [&](const std::vector<std::string>& words) {
    for (const std::string& form : words)
      add(forms, form.find(' ') == std::string::npos ? form + rest : form, lemma);
  };
  if (word == "be") {
    add_all({"am", "is", "are", "was", "were", "been"});
  } else {
    add_all({verb_s(word)});
    if (word == "have") add_all({"had"});
    if (word != "have" || !irregular.empty()) add_all(irregular.empty() ? past(word) : irregular);
  }
  add_all(present_participle(word));
  return forms;
}

std::vector<std::string> noun_forms(std::string_view lemma, const std::vector<std::string>& irregular) {
  std::vector<std::string> forms;
  const std::size_t end = plural_word(lemma);
  if (end == 0) return forms;
  if (irregular.empty()) add(forms, with_s(lemma.substr(0, end)).append(lemma.substr(end)), lemma);
  for (const std::string& form : irregular) add(forms, form, lemma);
  return forms;
}

}  // namespace polex::rules
