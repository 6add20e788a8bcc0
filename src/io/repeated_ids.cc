// Turns articles' ids into the places where they stood before; leaves telling them to cli/; tested by
// repeated_ids_test.cc and cases/cli.
#include "io/repeated_ids.h"

#include <algorithm>

namespace polex::io {
namespace {

// The low bits of FNV-1a hang on the low bits of the text alone; mixed, all of the number's lower half
// counts.
std::size_t bucket_of(std::uint64_t id) {
  return ((id * 0x9E3779B97F4A7C15ULL) >> 32U) % RepeatedIds::kReach;
}

}  // namespace

// FNV-1a: the same on every machine.
std::uint64_t number_of_id(std::string_view id) {
  std::uint64_t number = 14695981039346656037ULL;
  for (const char c : id) number = (number ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return number;
}

// Entries of a chain lead from new to old, so those that are overwritten or out of reach stand at its end.
const RepeatedIds::Entry* RepeatedIds::find(std::uint64_t id, std::size_t article) const {
  for (std::size_t at = newest_[bucket_of(id)]; at > 0 && article - at <= kReach;) {
    const Entry& entry = entries_[at % kReach];
    if (entry.article != at) return nullptr;
    if (entry.id == id) return &entry;
    at = entry.previous;
  }
  return nullptr;
}

std::string RepeatedIds::place_of(const Entry& entry) {
  const Around& around = *entry.around;
  return around.before + (around.number ? std::to_string(entry.number) : "") + around.behind;
}

std::uint64_t RepeatedIds::split(std::string_view source) {
  constexpr std::string_view kDigits = "0123456789";
  constexpr std::size_t kMostDigits = 18;
  const std::size_t last = source.find_last_of(kDigits);
  const bool number = last != std::string_view::npos;
  const std::size_t end = number ? last + 1 : source.size();
  std::size_t begin = number ? source.substr(0, end).find_last_not_of(kDigits) + 1 : end;  // npos + 1: 0
  begin = std::max(begin, end - std::min(end, kMostDigits));
  while (begin + 1 < end && source[begin] == '0') ++begin;
  if (!around_ || around_->number != number || around_->before != source.substr(0, begin) ||
      around_->behind != source.substr(end))
    around_ = std::make_shared<const Around>(
        Around{std::string(source.substr(0, begin)), std::string(source.substr(end)), number});
  std::uint64_t value = 0;
  for (const char c : source.substr(begin, end - begin)) value = value * 10 + static_cast<unsigned>(c - '0');
  return value;
}

std::optional<std::string> RepeatedIds::add(std::uint64_t id, std::size_t article, std::string_view source) {
  ++article;
  newest_.resize(kReach);
  entries_.resize(std::max(entries_.size(), article % kReach + 1));
  std::optional<std::string> before;
  if (const Entry* entry = find(id, article)) before = place_of(*entry);
  const std::uint64_t number = split(source);
  entries_[article % kReach] = {id, article, newest_[bucket_of(id)], number, around_};
  newest_[bucket_of(id)] = article;
  return before;
}

}  // namespace polex::io
