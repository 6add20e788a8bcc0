// The options of commands that read articles: as typed, and as resolved.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "io/source.h"
#include "polex/diagnostic.h"

namespace polex::cli {

struct InputsTyped {
  std::vector<std::string> paths;
  std::string files_from;
  bool null_separated = false;
  std::string kind = "auto";
  std::vector<std::string> include;
  std::vector<std::string> exclude;
  std::vector<std::string> text_field;
  std::vector<std::string> id_field;
  std::vector<std::string> date_field;
  std::vector<std::string> title_field;
  std::string encoding;
  std::string date;
  std::string max_document_size = "64MiB";
  std::string max_record_size;
  std::size_t max_steps = 4'000'000'000;  // a minute or so
  std::size_t max_nesting = io::Limits().nesting;
  std::size_t max_expansion = io::Limits().expansion;
};

// As --input names it.
[[nodiscard]] const std::string& name_of(io::InputKind kind);

// INPUT..., --files-from, --input, --text-field, --dct, --max-steps and the like.
void declare_inputs(CLI::App& app, InputsTyped& typed);

// U-codes for what cannot be meant. Without any path stdin is meant, unless it is a terminal.
[[nodiscard]] std::optional<Diagnostic> resolve_inputs(const InputsTyped& typed, io::InputOptions& inputs);

// --dct. U007: it is no date.
[[nodiscard]] std::optional<Diagnostic> resolve_date(const std::string& typed, std::string& date);

// Bytes of the inputs when all are regular files, else 0.
[[nodiscard]] std::size_t size_of_inputs(const io::InputOptions& inputs);

// -j; 0: as many as there are cores.
void declare_threads(CLI::App& app, std::size_t& threads, const char* help);
[[nodiscard]] std::size_t threads_of(std::size_t typed);

// "64MiB", "10k", "123456"; 0 when it is none.
[[nodiscard]] std::size_t size_of(const std::string& typed);
[[nodiscard]] Diagnostic no_size(const std::string& option, const std::string& typed);

}  // namespace polex::cli
