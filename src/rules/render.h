// A Diagnostic as text for people.
#pragma once

#include <string>

#include "polex/diagnostic.h"

namespace polex::rules {

//     pack.toml:7:1: error[P004]: [[mention]] does not know the key "pharse"
//        7 | pharse = "name"
//          | ^^^^^^
//     pack.toml:2:6: note: ...            a label
//        2 | ...
//     next: write "phase"
//
// Ends with a line end. A fault without a place begins with "error[...]"; one without a source line has no
// picture. Columns are code points; the line's own tabs are kept above and below; a long line is shown around
// its column. Colours are the SGR codes that gcc and rustc use.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, bool color);

}  // namespace polex::rules
