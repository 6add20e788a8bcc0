// The options of `polex extract`: as typed, and as resolved.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/input_options.h"
#include "io/compress.h"
#include "io/source.h"
#include "polex/extractor.h"
#include "polex/result.h"
#include "records/writer.h"

namespace polex::cli {

struct ExtractTyped {
  InputsTyped inputs;
  std::vector<std::string> packs;
  std::vector<std::string> enable_rule;
  std::vector<std::string> disable_rule;
  std::string output = "-";
  std::string output_dir;
  bool resume = false;
  std::string shard_size;  // empty: not given
  std::string compress = "none";
  std::string format = "ndjson";
  std::vector<std::string> emit;
  std::string offsets = "codepoint";
  std::size_t threads = 0;
  bool exit_status = false;
  bool stats = false;
  std::string stats_json;
  std::string errors;
  ConsoleOptions console;
};

enum class Format { ndjson, json, csv };

struct ExtractPlan {
  io::InputOptions inputs;
  std::vector<std::string> packs;
  ExtractorOptions rules;
  records::WriteOptions records;
  std::string output;
  std::string output_dir;  // empty: `output` is meant
  bool resume = false;
  std::size_t shard_size = 0;
  io::Compression compression = io::Compression::none;
  std::string settings;  // settings_of() this, once the packs are known
  Format format = Format::ndjson;
  std::size_t threads = 1;
  bool exit_status = false;
  bool stats = false;
  std::string stats_json;
  std::string errors;
  ConsoleOptions console;
};

// All that decides the bytes of the output besides the inputs themselves, as one line of JSON.
[[nodiscard]] std::string settings_of(const ExtractPlan& plan);

void declare_extract(CLI::App& app, ExtractTyped& typed);

// U-codes for what cannot be meant.
[[nodiscard]] Result<ExtractPlan> resolve_extract(const ExtractTyped& typed);

}  // namespace polex::cli
