// Runs `polex man`: the manual page, in roff's man macros, from the command tree. Tested by
// completion_test.cc.
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/command_tree.h"
#include "cli/console.h"
#include "polex_version.h"

namespace polex::cli {
namespace {

constexpr const char* kDescription = R"(.SH DESCRIPTION
.B polex
reads plain-text policy articles and writes JSON records of the bodies that act in them, of what was said, by whom
and when, and of what was promised by when.
What it looks for stands in rule packs, files of patterns that can be read, changed and tested.
Every record tells exactly where in the text it stands.
.PP
Records go to standard output, everything for people to standard error.
)";

constexpr const char* kRest = R"(.SH EXIT STATUS
.TP
.B 0
It ran.
.TP
.B 1
Findings: failed tests, a figure below its minimum, a difference with \fB\-\-exit\-code\fR, no record with \fB\-e\fR.
.TP
.B 2
The command line or a pack is wrong, or the output could not be written.
.TP
.B 3
Some inputs could not be read; all the others are complete.
.TP
.B 130
Interrupted.
.SH ENVIRONMENT
.TP
.B NO_COLOR
No colour unless \fB\-\-color always\fR asks for it.
.SH EXAMPLES
Records of all articles below a folder:
.PP
.RS
.nf
polex extract \-o records.ndjson articles/
.fi
.RE
.PP
Why a sentence gave what it gave:
.PP
.RS
.nf
polex explain article.txt \-\-sentence 3
.fi
.RE
.SH SEE ALSO
.BR jq (1),
.BR grep (1)
)";

// Roff gives the backslash, the hyphen, and a full stop or quotation mark at a line's start a meaning.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else if (c == '\'')
      out += "\\(aq";
    else if (c == '`')
      out += "\\(ga";
    else
      out += c;
  }
  return out;
}

std::string bold(const std::string& text) { return "\\fB" + escaped(text) + "\\fR"; }
std::string italic(const std::string& text) { return "\\fI" + escaped(text) + "\\fR"; }

std::string told(const OptionTold& option) {
  std::string names;
  for (const std::string& name : option.names) names += (names.empty() ? "" : ", ") + bold(name);
  std::string help = escaped(option.help);
  if (!option.standard.empty()) help += " [" + escaped(option.standard) + "]";
  return fmt::format(".TP\n{}{}\n{}.\n", names, option.value.empty() ? "" : " " + italic(option.value), help);
}

std::string told_positional(const OptionTold& positional) {
  return positional.help.empty()
             ? ""
             : fmt::format(".TP\n{}\n{}.\n", italic(positional.value), escaped(positional.help));
}

std::string usage(const CommandTold& command) {
  std::string line = bold(command.path);
  if (!command.options.empty()) line += " [" + italic("OPTIONS") + "]";
  if (!command.commands.empty()) line += " " + italic("COMMAND");
  for (const OptionTold& positional : command.positionals) {
    const std::string name = italic(positional.value) + (positional.repeated ? " ..." : "");
    line += positional.required ? " " + name : " [" + name + "]";
  }
  return line;
}

// An option that several commands share is told under each: a reader looks at one of them.
std::string section(const CommandTold& command) {
  std::string text =
      fmt::format(".SS {}\n{}.\n.PP\n{}\n", escaped(command.path), escaped(command.summary), usage(command));
  for (const OptionTold& positional : command.positionals) text += told_positional(positional);
  for (const OptionTold& option : command.options)
    if (option.names.back() != "--help") text += told(option);
  return text;
}

std::string page(const CommandTold& root) {
  std::string text = fmt::format(
      ".\\\" Made by `polex man`.\n.TH POLEX 1 \"\" \"polex {}\" \"User Commands\"\n.SH NAME\npolex \\- "
      "records of what "
      "policy articles say and promise\n.SH SYNOPSIS\n.nf\n",
      kVersion);
  for (const CommandTold* command : flattened(root))
    if (command->commands.empty()) text += usage(*command) + "\n";
  text += fmt::format(".fi\n{}.SH OPTIONS\n", kDescription);
  for (const OptionTold& option : root.options) text += told(option);
  text += ".SH COMMANDS\n";
  for (const CommandTold* command : flattened(root))
    if (command->commands.empty()) text += section(*command);
  return text + kRest;
}

}  // namespace

Run add_man(CLI::App& app) {
  return [&app] { return print_all(page(describe(*app.get_parent()))); };
}

}  // namespace polex::cli
