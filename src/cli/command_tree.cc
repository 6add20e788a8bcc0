// Turns CLI11's tree of commands into plain data; leaves writing it down to completion.cc and man.cc; tested
// by completion_test.cc.
#include "cli/command_tree.h"

#include <algorithm>
#include <array>

#include "cli/choices.h"

namespace polex::cli {
namespace {

// CLI11 puts the names of checks behind a colon.
std::string value_name(const CLI::Option& option) {
  const std::string name = option.get_type_name();
  return name.substr(0, name.find(':'));
}

OptionTold describe(const CLI::Option& option) {
  OptionTold told;
  const bool positional = option.get_positional();
  if (positional) {
    told.names = {option.get_single_name()};
    told.value = option.get_single_name();
    told.repeated = option.get_items_expected_max() > 1;
  } else {
    for (const std::string& name : option.get_snames()) told.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) told.names.push_back("--" + name);
    if (option.get_items_expected_max() > 0) told.value = value_name(option);
  }
  told.choices = choices_of(option);
  told.standard = option.get_default_str();
  told.help = option.get_description();
  told.joined = option.get_delimiter() != '\0';
  told.required = option.get_required();
  return told;
}

}  // namespace

bool OptionTold::takes_file() const {
  constexpr std::array<std::string_view, 5> kFiles = {"FILE", "DIR", "INPUT", "ARTICLE", "GOLD"};
  return choices.empty() && std::find(kFiles.begin(), kFiles.end(), value) != kFiles.end();
}

bool OptionTold::takes_pack() const { return value.rfind("PACK", 0) == 0; }

CommandTold describe(const CLI::App& app, const std::string& above) {
  CommandTold told;
  told.name = app.get_name();
  told.path = above.empty() ? told.name : above + " " + told.name;
  told.summary = app.get_description();
  for (const CLI::Option* option : app.get_options())
    (option->get_positional() ? told.positionals : told.options).push_back(describe(*option));
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    told.commands.push_back(describe(*command, told.path));
  return told;
}

std::vector<const CommandTold*> flattened(const CommandTold& command) {
  std::vector<const CommandTold*> all = {&command};
  for (const CommandTold& below : command.commands)
    for (const CommandTold* each : flattened(below)) all.push_back(each);
  return all;
}

}  // namespace polex::cli
