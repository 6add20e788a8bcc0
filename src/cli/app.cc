// Turns a command line into the run of one subcommand; leaves their options and work to their files; tested
// by cases/cli.
#include "cli/app.h"

#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/console.h"
#include "io/interrupt.h"
#include "polex_version.h"
#include "rules/suggest.h"

namespace polex::cli {
namespace {

constexpr const char* kDescription =
    "polex reads policy articles and writes JSON records of what was said, by whom, when, and what was "
    "promised.";
constexpr const char* kFooter =
    "\nExit codes: 0 it ran; 1 findings (see the subcommand); 2 usage, pack or output error;\n"
    "3 some inputs could not be read; 130 interrupted.\n"
    "`polex help COMMAND` tells more of one command.";

struct Declared {
  CLI::App* app = nullptr;
  Run run;
};

ExitCode fail(const Diagnostic& fault) {
  Console({}).show(fault);
  return ExitCode::unusable;
}

std::vector<std::string> command_names() {
  std::vector<std::string> names = {"help"};
  for (const Command& command : commands()) names.emplace_back(command.name);
  return names;
}

ExitCode unknown_command(const std::string& typed) {
  const std::string near = rules::closest(typed, command_names());
  return fail(
      usage_fault("U001", "there is no command `" + typed + "`",
                  near.empty() ? "`polex help` lists the commands." : "Did you mean `polex " + near + "`?"));
}

ExitCode unknown_option(const CLI::App& command, const std::string& typed) {
  const std::string name = typed.substr(0, typed.find('='));
  std::vector<std::string> known;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& long_name : option->get_lnames()) known.push_back("--" + long_name);
  const std::string near = rules::closest(name, known);
  const std::string help = "`polex help " + command.get_name() + "` lists the options.";
  return fail(usage_fault("U002", "there is no option `" + name + "`",
                          near.empty() ? help : "Did you mean `" + near + "`?"));
}

void print(const std::string& text, std::FILE* to) { std::fwrite(text.data(), 1, text.size(), to); }

ExitCode help(CLI::App& app, const std::vector<Declared>& declared, const std::string& topic) {
  if (topic.empty()) return print(app.help(), stdout), ExitCode::success;
  for (const Declared& one : declared)
    if (one.app->get_name() == topic) return print(one.app->help("polex"), stdout), ExitCode::success;
  return unknown_command(topic);
}

std::vector<Declared> declare(CLI::App& app) {
  std::vector<Declared> declared;
  for (const Command& command : commands()) {
    CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.summary));
    sub->allow_extras();  // so that an unknown option can be told with a suggestion
    declared.push_back({sub, command.add(*sub)});
  }
  return declared;
}

ExitCode parse_and_run(CLI::App& app, const std::vector<Declared>& declared, int argc, char** argv) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    app.exit(asked);
    return ExitCode::success;
  } catch (const CLI::ParseError& error) {
    return fail(
        usage_fault("U003", error.what(), "`polex help` and `polex help COMMAND` tell how it is meant."));
  }
  for (const Declared& one : declared) {
    if (!one.app->parsed()) continue;
    for (const std::string& extra : one.app->remaining()) return unknown_option(*one.app, extra);
    return one.run();
  }
  return ExitCode::unusable;
}

ExitCode run_guarded(int argc, char** argv) {
  io::watch_signals();
  CLI::App app(kDescription, "polex");
  app.footer(kFooter);
  app.set_version_flag("-V,--version", std::string("polex ") + kVersion);
  const std::vector<Declared> declared = declare(app);
  const std::string first = argc > 1 ? argv[1] : "";
  if (first.empty()) return print(app.help(), stderr), ExitCode::unusable;
  if (first == "help") return help(app, declared, argc > 2 ? argv[2] : "");
  if (first[0] != '-') {
    bool known = false;
    for (const Command& command : commands()) known = known || command.name == first;
    if (!known) return unknown_command(first);
  }
  app.require_subcommand(1);
  return parse_and_run(app, declared, argc, argv);
}

}  // namespace

ExitCode run(int argc, char** argv) {
  try {
    return run_guarded(argc, argv);
  } catch (const std::exception& error) {  // memory, or a fault of polex itself
    return fail(
        usage_fault("U099", std::string("polex had to stop: ") + error.what(), "Please report this."));
  }
}

}  // namespace polex::cli
