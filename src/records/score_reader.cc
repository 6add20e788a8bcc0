// Turns gold files and records into what is scored. Leaves comparing them to score.cc. Tested by
// score_test.cc.
#include <nlohmann/json.hpp>
#include <set>

#include "records/gold_check.h"
#include "records/record_check.h"
#include "records/score.h"

namespace polex::records {

namespace {

using Json = nlohmann::json;

MaybeText text_of(const Json& from, const char* key) {
  const auto found = from.find(key);
  return found != from.end() && found->is_string() ? MaybeText(found->get<std::string>()) : std::nullopt;
}

long number_of(const Json& from, const char* key) {
  const auto found = from.find(key);
  return found != from.end() && found->is_number_integer() ? found->get<long>() : -1;
}

// The member if it is an object, else an empty one.
const Json& part_of(const Json& from, const char* key) {
  static const Json nothing = Json::object();
  const auto found = from.find(key);
  return found != from.end() && found->is_object() ? *found : nothing;
}

void read_negated(const Json& from, ScoredClause& clause) {
  const auto found = from.find("negated");
  if (found != from.end() && found->is_boolean()) clause.negated = found->get<bool>();
}

void read_deadline(const Json& from, ScoredClause& clause) {
  const auto found = from.find("deadline");
  if (found == from.end()) return;
  clause.has_deadline = found->is_object();
  clause.deadline_date = text_of(part_of(from, "deadline"), "date");
}

std::vector<ScoredClause> gold_clauses(const Json& list, const char* who, const char* part,
                                       const std::string& text) {
  std::vector<ScoredClause> clauses;
  for (const Json& each : list) {
    ScoredClause clause;
    clause.who = text_of(each, who);
    clause.cue = text_of(each, "cue");
    clause.date = text_of(each, "date");
    clause.modality = text_of(each, "modality");
    clause.quote = text_of(each, "quote");
    read_negated(each, clause);
    read_deadline(each, clause);
    clause.begin = each.at(part)[0].get<long>();
    clause.end = each.at(part)[1].get<long>();
    clause.text = slice(text, clause.begin, clause.end);
    clauses.push_back(std::move(clause));
  }
  return clauses;
}

// A line without a fault.
void add_gold(const Json& line, Gold& gold) {
  ScoredArticle article;
  Article source;
  source.id = article.id = line.at("id").get<std::string>();
  source.text = line.at("text").get<std::string>();
  source.date = text_of(line, "dct").value_or("").substr(0, 10);
  article.has_date = line.contains("date");
  article.date = text_of(line, "date");
  if (line.contains("bodies")) {
    article.bodies.emplace();
    for (const Json& body : line["bodies"])
      article.bodies->push_back({body.at("name").get<std::string>(), text_of(body, "kind"), ""});
  }
  if (line.contains("statements"))
    article.statements = gold_clauses(line["statements"], "speaker", "content", source.text);
  if (line.contains("commitments"))
    article.commitments = gold_clauses(line["commitments"], "actor", "action", source.text);
  gold.articles.push_back(std::move(article));
  gold.texts.push_back(std::move(source));
}

ScoredClause read_clause(const Json& record, const char* who, const char* part) {
  ScoredClause clause;
  clause.who = text_of(part_of(record, who), "name");
  clause.cue = text_of(part_of(record, "cue"), "text");
  clause.date = text_of(record, "date");
  clause.modality = text_of(record, "modality");
  clause.quote = text_of(record, "quote");
  read_negated(record, clause);
  read_deadline(record, clause);
  clause.begin = number_of(part_of(record, part), "start");
  clause.end = number_of(part_of(record, part), "end");
  clause.text = text_of(part_of(record, part), "text").value_or("");
  clause.rule = text_of(record, "rule").value_or("");
  return clause;
}

void add_record(const Json& record, ScoredArticle& into) {
  const std::string kind = text_of(record, "record").value_or("");
  if (kind == "document") {
    into.has_document = true;
    into.date = text_of(record, "date");
  } else if (kind == "body") {
    into.bodies->push_back({text_of(record, "name").value_or(""), text_of(record, "kind"),
                            text_of(record, "rule").value_or("")});
  } else if (kind == "statement") {
    into.statements->push_back(read_clause(record, "speaker", "content"));
  } else if (kind == "commitment") {
    into.commitments->push_back(read_clause(record, "actor", "action"));
  }
}

// Calls `take` with each line's object; the first fault, of a line that is none or of what `take` says.
template <typename Take>
std::optional<Diagnostic> for_lines(std::string_view ndjson, const std::string& file, const char* next,
                                    Take take) {
  for (std::size_t at = 0, number = 1; at < ndjson.size(); ++number) {
    const std::size_t end = std::min(ndjson.find('\n', at), ndjson.size());
    const std::string_view line = ndjson.substr(at, end - at);
    at = end + 1;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const Json object = Json::parse(line, nullptr, false);
    std::optional<Diagnostic> fault;
    if (object.is_object()) {
      fault = take(object);
    } else {
      fault.emplace();
      fault->code = "E001";
      fault->message = "this line is no JSON object";
      fault->next = next;
    }
    if (!fault) continue;
    fault->place = {file, number, 0};
    return fault;
  }
  return std::nullopt;
}

std::optional<Diagnostic> same_id(const Json& line) {
  Diagnostic fault;
  fault.code = "E006";
  fault.message = "an article before has the id `" + line.at("id").get<std::string>() + "` too";
  fault.next = "Give each article an id of its own: records are told apart by it.";
  return fault;
}

std::optional<Diagnostic> same_document(const Json& record) {
  Diagnostic fault;
  fault.code = "E006";
  fault.message = "a document before has the id `" + text_of(record, "doc").value_or("") + "` too";
  fault.next = "Give the records of one run: those of a document that stands twice would count twice.";
  return fault;
}

// The first fault of a record, which is added if it has none.
std::optional<Diagnostic> take_record(const Json& record, const std::string& text, ScoredArticle& into) {
  if (into.has_document && text_of(record, "record") == "document") return same_document(record);
  auto fault = record_fault(record, text);
  if (!fault) add_record(record, into);
  return fault;
}

Diagnostic nothing_in_common(const std::string& file) {
  Diagnostic fault;
  fault.code = "E005";
  fault.place.file = file;
  fault.message = "no record is of an article of the gold file";
  fault.next = "A record's \"doc\" is the article's \"id\": extract from the gold file itself.";
  return fault;
}

}  // namespace

Result<Gold> read_gold(std::string_view ndjson, const std::string& file) {
  Gold gold;
  std::set<std::string> ids;
  auto fault = for_lines(ndjson, file, "See \"Gold files\" in README.md.", [&](const Json& line) {
    auto found = gold_fault(line);
    if (!found && !ids.insert(line.at("id").get<std::string>()).second) found = same_id(line);
    if (!found) add_gold(line, gold);
    return found;
  });
  if (fault) return *std::move(fault);
  return gold;
}

Result<std::vector<ScoredArticle>> read_scored(std::string_view ndjson, const Gold& gold,
                                               const std::string& file) {
  std::vector<ScoredArticle> got;
  std::map<std::string, std::size_t> index;
  for (const ScoredArticle& article : gold.articles) {
    index[article.id] = got.size();
    got.push_back({article.id,
                   false,
                   false,
                   {},
                   std::vector<ScoredBody>{},
                   std::vector<ScoredClause>{},
                   std::vector<ScoredClause>{}});
  }
  bool common = false;
  auto fault = for_lines(ndjson, file, "Give what `polex extract` wrote.", [&](const Json& record) {
    const auto found = index.find(text_of(record, "doc").value_or(""));
    if (found == index.end()) return std::optional<Diagnostic>();
    common = true;
    return take_record(record, gold.texts[found->second].text, got[found->second]);
  });
  if (fault) return *std::move(fault);
  if (!common) return nothing_in_common(file);
  return got;
}

}  // namespace polex::records
