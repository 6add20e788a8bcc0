// Turns a code, a place and words into a Diagnostic with its source line; leaves drawing to render.cc; tested
// by load_test.cc.
#include "rules/fault_log.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

namespace polex::rules {

std::string_view FaultLog::keep_source(const std::string& file, std::string text) {
  const auto [it, added] = set_.sources.emplace(file, std::move(text));
  if (added) files_.push_back(file);
  return it->second;
}

std::string_view FaultLog::source(const std::string& file) const {
  const auto it = set_.sources.find(file);
  return it == set_.sources.end() ? std::string_view{} : std::string_view{it->second};
}

std::string FaultLog::source_line(const Place& place) {
  if (place.line == 0 || !set_.sources.contains(place.file)) return {};
  const auto it = lines_.try_emplace(place.file, source(place.file)).first;
  return std::string(it->second.line(place.line));
}

Diagnostic& FaultLog::add(const Code& code, const Mark& mark, std::string message, std::string next) {
  set_.findings.push_back({std::string(code.code),
                           code.severity,
                           std::move(message),
                           mark.place,
                           mark.width,
                           source_line(mark.place),
                           {},
                           std::move(next)});
  return set_.findings.back();
}

void FaultLog::label(Diagnostic& fault, const Place& place, std::string text) {
  fault.labels.push_back({place, std::move(text), source_line(place)});
}

void FaultLog::drop_consequences() {
  std::set<std::string> broken;
  for (const Diagnostic& fault : set_.findings)
    if (fault.code == codes::kSyntax.code || fault.code == codes::kNotUtf8.code)
      broken.insert(fault.place.file);
  const std::array missing = {codes::kMissingKey.code,     codes::kUntested.code,  codes::kNoRefusal.code,
                              codes::kIncompleteTest.code, codes::kEmptyList.code, codes::kEmptyPack.code};
  std::erase_if(set_.findings, [&](const Diagnostic& fault) {
    return broken.contains(fault.place.file) &&
           std::find(missing.begin(), missing.end(), fault.code) != missing.end();
  });
}

void FaultLog::sort() {
  const auto rank = [&](const Diagnostic& fault) {
    const auto file = std::find(files_.begin(), files_.end(), fault.place.file) - files_.begin();
    return std::tuple(file, fault.place.line, fault.place.column);
  };
  std::stable_sort(set_.findings.begin(), set_.findings.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return rank(a) < rank(b); });
}

}  // namespace polex::rules
