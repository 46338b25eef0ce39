// SPDX-License-Identifier: Apache-2.0
// `fit` takes a model file, not a case.
// Parses, asks the service, prints.
// Knows nothing of likelihoods.
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

void add_fit_command(CLI::App& app, int& code);

}  // namespace comity::cli
