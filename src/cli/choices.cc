// Turns a list of words into CLI11's check of an option and back; leaves the nearest word to rules/suggest;
// tested by cases/cli.
#include "cli/choices.h"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "rules/suggest.h"

namespace polex::cli {
namespace {

constexpr std::string_view kMark = "one of ";

std::string refuse(const std::string& typed, const std::vector<std::string>& names) {
  if (std::find(names.begin(), names.end(), typed) != names.end()) return {};
  const std::string near = rules::closest(typed, names);
  return "there is no `" + typed +
         "`: " + (near.empty() ? "it is " + rules::one_of(names) : "did you mean `" + near + "`?");
}

}  // namespace

CLI::Validator one_of(const std::vector<std::string>& names) {
  std::string joined(kMark);
  for (const std::string& name : names) joined += (joined == kMark ? "" : ",") + name;
  return {[names](std::string& typed) { return refuse(typed, names); }, "", joined};
}

CLI::Validator at_least(std::size_t least) {
  return {[least](std::string& typed) {
            std::size_t number = 0;
            const char* end = typed.data() + typed.size();
            const auto [stop, fault] = std::from_chars(typed.data(), end, number);
            const bool good = fault == std::errc() && stop == end && number >= least;
            return good ? std::string()
                        : "`" + typed + "` is no whole number of " + std::to_string(least) + " or more";
          },
          ""};
}

std::vector<std::string> choices_of(const CLI::Option& option) {
  std::string told;
  try {
    told = const_cast<CLI::Option&>(option).get_validator(0)->get_name();  // NOLINT: CLI11 has no const one
  } catch (const CLI::OptionNotFound&) {
    return {};
  }
  if (told.rfind(kMark, 0) != 0) return {};
  std::vector<std::string> names;
  std::istringstream words(told.substr(kMark.size()));
  for (std::string name; std::getline(words, name, ',');) names.push_back(name);
  return names;
}

}  // namespace polex::cli
