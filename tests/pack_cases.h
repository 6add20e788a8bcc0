// Golden folders of packs: a pack (or those that wanted.txt names) and in expected.txt the whole text that
// people see of its findings. POLEX_UPDATE=1 writes the expected side.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "polex/diagnostic.h"

namespace polex::packs {

// tests/cases/NAME
[[nodiscard]] std::filesystem::path cases(const std::string& name);
[[nodiscard]] std::vector<std::filesystem::path> folders(const std::filesystem::path& cases);

using Find = std::function<std::vector<Diagnostic>(const std::vector<std::string>& wanted)>;
void check(const std::filesystem::path& cases, const Find& find);

}  // namespace polex::packs
