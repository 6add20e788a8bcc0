// What an entity is, as the resolver asks.
#pragma once

#include <cctype>
#include <string>

#include "engine/analysis.h"

namespace polex::engine {

inline bool is_person(const Entity& e) {
  return e.type == rules::kPerson || (e.type == rules::kName && e.words.size() >= 2);
}
inline bool is_body(const Entity& e) { return e.type == rules::kBody; }
inline bool is_place(const Entity& e) { return e.type == rules::kPlace; }
inline bool is_thing(const Entity& e) { return e.type == rules::kBody || e.type == rules::kPlace; }

// ASCII only: what is compared has been folded before.
inline std::string lower(std::string s) {
  for (char& c : s) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return s;
}

}  // namespace polex::engine
