// Turns a command line into the run of one subcommand; leaves their options and work to their files; tested
// by cases/cli.
#include "cli/app.h"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "cli/choices.h"
#include "cli/command.h"
#include "cli/console.h"
#include "io/interrupt.h"
#include "polex_version.h"
#include "rules/suggest.h"

namespace polex::cli {
namespace {

ExitCode stop(const Diagnostic& fault) {
  Console console({});
  return fail(console, fault);
}

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

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

// "polex packs list"
std::string path_of(const CLI::App& app) {
  return app.get_parent() == nullptr ? app.get_name() : path_of(*app.get_parent()) + " " + app.get_name();
}

// "polex help packs list"
std::string help_of(const CLI::App& app) {
  const std::string path = path_of(app);
  const std::size_t name = std::min(path.find(' '), path.size());
  return "polex help" + path.substr(name);
}

Diagnostic unknown_command(const CLI::App& within, const std::string& typed) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands_of(within)) names.push_back(command->get_name());
  const std::string near = rules::closest(typed, names);
  const std::string path = path_of(within) + " ";
  const std::string shown = within.get_parent() == nullptr ? typed : path.substr(6) + typed;
  return usage_fault(
      "U001", "there is no command `" + shown + "`",
      near.empty() ? "`" + help_of(within) + "` lists the commands." : "Did you mean `" + path + near + "`?");
}

bool is_known_below(const CLI::App& app, const std::string& option) {
  const std::vector<const CLI::App*> commands = commands_of(app);
  return std::any_of(commands.begin(), commands.end(), [&](const CLI::App* command) {
    return command->get_option_no_throw(option) != nullptr || is_known_below(*command, option);
  });
}

Diagnostic unknown_option(const CLI::App& command, const std::string& typed) {
  const std::string name = typed.substr(0, typed.find('='));
  std::vector<std::string> known;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& long_name : option->get_lnames()) known.push_back("--" + long_name);
  const std::string near = rules::closest(name, known);
  if (command.get_parent() == nullptr && near.empty() && is_known_below(command, name))
    return usage_fault("U002", "`" + name + "` stands before the command", "Give it behind the command.");
  return usage_fault(
      "U002", "there is no option `" + name + "`",
      near.empty() ? "`" + help_of(command) + "` lists the options." : "Did you mean `" + near + "`?");
}

// What `command` and the subcommands named behind it were given and do not know: the first of it.
std::optional<Diagnostic> unexpected(const CLI::App& command) {
  for (const std::string& typed : command.remaining()) {
    if (typed == "--") continue;
    if (typed.size() > 1 && typed[0] == '-') return unknown_option(command, typed);
    if (!commands_of(command).empty()) return unknown_command(command, typed);
    return usage_fault("U031", "`" + path_of(command) + "` takes no further argument: `" + typed + "`",
                       "`" + help_of(command) + "` tells what it takes.");
  }
  for (const CLI::App* named : command.get_subcommands())
    if (std::optional<Diagnostic> fault = unexpected(*named)) return fault;
  return {};
}

// The command whose subcommand is still to be named; null: none.
const CLI::App* unfinished(const CLI::App& app) {
  if (commands_of(app).empty()) return nullptr;
  const std::vector<CLI::App*> named = app.get_subcommands();
  return named.empty() ? &app : unfinished(*named.back());
}

Diagnostic no_command(const CLI::App& within) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands_of(within)) names.push_back(command->get_name());
  return usage_fault("U032", "`" + path_of(within) + "` needs a command",
                     "It is " + rules::one_of(names) + ".");
}

void print(const std::string& text, std::FILE* to) { std::fwrite(text.data(), 1, text.size(), to); }

// `words`: the command asked about, "packs list"; what is no word of it is left out.
ExitCode help(const CLI::App& app, const std::vector<std::string>& words) {
  const CLI::App* topic = &app;
  for (const std::string& word : words) {
    if (word.starts_with("-")) continue;
    const std::vector<const CLI::App*> commands = commands_of(*topic);
    const auto named = std::find_if(commands.begin(), commands.end(),
                                    [&](const CLI::App* command) { return command->get_name() == word; });
    if (named == commands.end()) return stop(unknown_command(*topic, word));
    topic = *named;
  }
  const std::string parent = topic == &app ? "" : path_of(*topic->get_parent());
  return print_all(topic->help(parent));
}

// For help texts and completion; run_guarded() itself sees to `polex help`.
void declare_help(CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands_of(app)) names.push_back(command->get_name());
  CLI::App* sub = app.add_subcommand("help", "Tell more of one command");
  sub->add_option("COMMAND")->check(one_of(names));
}

std::vector<Declared> declare(CLI::App& app) {
  std::vector<Declared> declared;
  app.allow_extras();  // also in subcommands, so that an unknown option can be told with a suggestion
  for (const Command& command : commands()) {
    CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.summary));
    declared.push_back({sub, command.add(*sub)});
  }
  declare_help(app);
  app.require_subcommand(1);
  return declared;
}

bool closed_by_reader(int descriptor) {
  pollfd one{descriptor, POLLOUT, 0};
  return ::poll(&one, 1, 0) > 0 && (one.revents & POLLERR) != 0;
}

// Writes what stdio still holds; a pipe closed by its reader is no fault.
ExitCode flushed(ExitCode code) {
  const bool written = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
  if (written || closed_by_reader(STDOUT_FILENO)) return code;
  return stop(usage_fault("O002", "stdout could not be written", "Check that there is room for it."));
}

ExitCode parse_and_run(CLI::App& app, const std::vector<Declared>& declared, int argc, char** argv) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    app.exit(asked);
    return ExitCode::success;
  } catch (const CLI::ParseError& error) {
    if (const std::optional<Diagnostic> fault = unexpected(app)) return stop(*fault);
    if (const CLI::App* within = unfinished(app)) return stop(no_command(*within));
    return stop(
        usage_fault("U003", error.what(), "`polex help` and `polex help COMMAND` tell how it is meant."));
  }
  if (const std::optional<Diagnostic> fault = unexpected(app)) return stop(*fault);
  for (const Declared& one : declared)
    if (one.app->parsed()) return one.run();
  return ExitCode::unusable;
}

ExitCode run_guarded(int argc, char** argv) {
  io::ignore_closed_pipes();
  CLI::App app(kDescription, "polex");
  app.footer(kFooter);
  app.set_version_flag("-V,--version", std::string("polex ") + kVersion);
  const std::vector<Declared> declared = declare(app);
  const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  if (words.empty()) return print(app.help(), stderr), ExitCode::unusable;
  if (words[0] == "help") return help(app, {words.begin() + 1, words.end()});
  return flushed(parse_and_run(app, declared, argc, argv));
}

}  // namespace

ExitCode run(int argc, char** argv) {
  try {
    try {
      return run_guarded(argc, argv);
    } catch (const std::system_error&) {  // fmt's, where stdout takes no more: a closed pipe is no fault
      if (std::ferror(stdout) == 0) throw;
      return flushed(ExitCode::success);
    }
  } catch (const std::exception& error) {  // memory, or a fault of polex itself
    return stop(
        usage_fault("U099", std::string("polex had to stop: ") + error.what(), "Please report this."));
  }
}

}  // namespace polex::cli
