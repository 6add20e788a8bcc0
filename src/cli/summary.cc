// Turns the counts of a run into a line for people and an object for programs; tested by cases/cli.
#include "cli/summary.h"

#include <fmt/format.h>

#include <utility>

namespace polex::cli {
namespace {

double megabytes(const Tally& tally) { return static_cast<double>(tally.bytes) / 1e6; }
double rate(const Tally& tally, double seconds) { return seconds > 0 ? megabytes(tally) / seconds : 0.0; }

}  // namespace

std::string summary(const Tally& tally, const std::map<std::string, std::size_t>& findings, double seconds) {
  std::string line =
      fmt::format("{} documents, {} records, {} lost; {:.1f} MB in {:.2f} s, {:.1f} MB/s", tally.documents,
                  tally.written, tally.lost, megabytes(tally), seconds, rate(tally, seconds));
  const char* between = "; told: ";
  for (const auto& [code, count] : findings)
    line += fmt::format("{}{} {}", std::exchange(between, ", "), count, code);
  return line;
}

std::string summary_json(const Tally& tally, const std::map<std::string, std::size_t>& findings,
                         std::size_t slow_matches, std::size_t threads, double seconds) {
  std::string codes;
  for (const auto& [code, count] : findings)
    codes += fmt::format("{}\"{}\":{}", codes.empty() ? "" : ",", code, count);
  return fmt::format(
      "{{\"documents\":{},\"lost\":{},\"bytes\":{},\"found\":{{\"body\":{},\"statement\":{},\"commitment\":{}"
      ",\"date\":{}}},"
      "\"written\":{},\"findings\":{{{}}},\"slow_matches\":{},\"threads\":{},\"seconds\":{:.3f},\"megabytes_"
      "per_second\":{:.2f}}}"
      "\n",
      tally.documents, tally.lost, tally.bytes, tally.bodies, tally.statements, tally.commitments,
      tally.dates, tally.written, codes, slow_matches, threads, seconds, rate(tally, seconds));
}

}  // namespace polex::cli
