// polex's entry: everything is in app.cc.
#include "cli/app.h"

int main(int argc, char** argv) { return static_cast<int>(polex::cli::run(argc, argv)); }
