// Whether "the minister", "the former information minister" or "the CS" can mean the bearer of a role.
#pragma once

#include <string>
#include <string_view>

namespace polex::engine {

enum class RoleFit {
  none,
  loose,  // the role is narrower: "the minister" of a deputy minister
  exact,
};

// The noun that a role is headed by, in lower case: "minister" of "Minister of Trade"; "" of no role.
[[nodiscard]] std::string head_of_role(std::string_view words);

// `role` and `words` as the article has them, without an article in front.
[[nodiscard]] RoleFit fit_role(std::string_view role, std::string_view words);

}  // namespace polex::engine
