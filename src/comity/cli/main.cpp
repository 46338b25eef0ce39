// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/program.hpp"

int main(int argc, char** argv) { return comity::cli::run(argc, argv); }
