// Turns the names of packs into all that is needed to run them, imports first; leaves one pack's content to
// pack_reader.cc and compiling to compile.cc; tested by load_test.cc.
#include "rules/pack_loader.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "rules/fault_log.h"
#include "rules/pack_files.h"
#include "rules/pack_overrides.h"
#include "rules/pack_reader.h"
#include "rules/ready.h"
#include "rules/silences.h"
#include "rules/suggest.h"

namespace polex::rules {

namespace {

class PackLoader {
 public:
  PackLoader(PackSet& set, FaultLog& log, const std::vector<EmbeddedFile>& embedded, RuleTests tests)
      : set_(set), log_(log), files_(embedded), tests_(tests) {}

  void load_wanted(const std::string& wanted) {
    const std::optional<PackSource> source = files_.find(wanted, "", false);
    if (source) return load(*source);
    log_.add(codes::kUnknownPack, {}, "no pack is called `" + wanted + "`, and no file or folder",
             did_you_mean(wanted, files_.builtin_names(), builtins()));
  }

 private:
  [[nodiscard]] std::string builtins() const {
    const std::vector<std::string> names = files_.builtin_names();
    return names.empty() ? "give the path of a .toml file or a folder"
                         : "name " + one_of(names) + ", or the path of a .toml file or a folder";
  }

  // Depth first, so that imports stand before their importer. The open packs are the way from the wanted one
  // here.
  void load(const PackSource& source) {
    if (done_.contains(source.identity)) return;
    done_[source.identity] = true;
    Pack pack = read_pack(source, files_, log_, tests_);
    open_.push_back(source.identity);
    for (const PackText& import : pack.imports) load_import(import, source);
    open_.pop_back();
    tell_same_name(pack);
    set_.packs.push_back(std::move(pack));
  }

  void load_import(const PackText& import, const PackSource& from) {
    const Mark mark{import.place, count_code_points(import.value)};
    const std::optional<PackSource> source = files_.find(import.value, from.folder, from.builtin);
    if (!source) {
      log_.add(codes::kImport, mark, "the imported pack `" + import.value + "` is not found",
               did_you_mean(import.value, files_.builtin_names(),
                            "name a built-in pack, or a path relative to this file"));
      return;
    }
    const auto again = std::find(open_.begin(), open_.end(), source->identity);
    if (again != open_.end()) {
      log_.add(codes::kImportCycle, mark,
               "packs import each other in a circle: " + circle(again, import.value),
               "put what they share into a third pack");
      return;
    }
    load(*source);
  }

  // "a -> b -> a" by the names of the folders or files.
  std::string circle(std::vector<std::string>::const_iterator from, const std::string& back) const {
    std::string text;
    for (; from != open_.end(); ++from)
      text += "`" + from->substr(from->find_last_of("/:") + 1) + "` imports ";
    return text + "`" + back.substr(back.find_last_of('/') + 1) + "`";
  }

  void tell_same_name(const Pack& pack) {
    for (const Pack& other : set_.packs)
      if (!pack.name.empty() && other.name == pack.name)
        log_.add(codes::kSamePackName, {{pack.path, 0, 0}, 1},
                 "two packs are called `" + pack.name + "`: " + other.path + " is the other",
                 "name one of them otherwise; rules are known as pack:rule-id");
  }

  PackSet& set_;
  FaultLog& log_;
  PackFiles files_;
  RuleTests tests_;
  std::map<std::string, bool> done_;
  std::vector<std::string> open_;
};

}  // namespace

PackSet load_packs(const std::vector<std::string>& wanted, const std::vector<EmbeddedFile>& embedded,
                   RuleTests tests) {
  PackSet set;
  FaultLog log(set);
  PackLoader loader(set, log, embedded, tests);
  for (const std::string& name : wanted) loader.load_wanted(name);
  replace_earlier(set, log);
  check_beats(set, log);
  log.drop_consequences();
  log.sort();
  set.silenced = take_silenced(set, set.findings);
  return set;
}

}  // namespace polex::rules

namespace polex {

PackSet load_packs(const std::vector<std::string>& wanted, RuleTests tests) {
  return rules::load_packs(wanted, embedded_files(), tests);
}

PackSet load_packs_to_extract(const std::vector<std::string>& wanted) {
  if (wanted.size() == 1 && wanted.front() == rules::kReadyPack)
    if (std::optional<PackSet> ready = rules::read_ready_packs(rules::ready_bytes()))
      return std::move(*ready);
  return load_packs(wanted, RuleTests::skip_builtin);
}

}  // namespace polex
