// A stand-in for the mention stage: runs the [[date]] rules of rules/dates-en over a folded text. {list} is
// an alternation, {fragment} a group; of overlapping matches the longest stays, then the leftmost, then the
// first rule's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/dates.h"
#include "engine/deadline.h"

namespace polex::engine {

struct FoundByRule {
  std::string rule;
  FoundDate date;
};

class DateFinder {
 public:
  DateFinder();
  ~DateFinder();
  [[nodiscard]] std::vector<FoundByRule> find(std::string_view folded, std::string_view document) const;

 private:
  struct Impl;
  Impl* impl_;
};

}  // namespace polex::engine
