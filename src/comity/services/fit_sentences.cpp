// SPDX-License-Identifier: Apache-2.0
#include "comity/services/fit_sentences.hpp"

#include <fmt/format.h>

namespace comity::services {

namespace {

/// Below this a drawn course as far out is called rare.
constexpr double rare = 0.05;

}  // namespace

std::vector<std::string> fit_sentences(const models::Model& model, const models::Fit& found) {
  std::vector<std::string> lines;
  lines.push_back(fmt::format(
      "{}{} model of {} events among {} actors: log-likelihood {:.6f}, "
      "with all terms at 0 {:.6f}.",
      model.settings.timed ? "timed " : "", to_word(model.settings.kind), found.n_events,
      model.history.n(), found.log_likelihood, found.null_log_likelihood));
  lines.push_back(found.converged
                      ? fmt::format("Converged after {} iterations; errors from the {} "
                                    "information.",
                                    found.iterations, to_word(found.information))
                      : fmt::format("It did not converge: after {} iterations the largest score is "
                                    "{:.3g}. Do not use these estimates.",
                                    found.iterations, found.gradient_max));
  if (model.settings.controls > 0)
    lines.push_back(
        fmt::format("Each event is compared with {} others drawn with seed {}, not with all: the "
                    "log-likelihood "
                    "is that of the sample, and the errors have the sampling in them.",
                    model.settings.controls, model.settings.seed));
  if (found.n_clusters > 0)
    lines.push_back(fmt::format("z and p rest on errors clustered by {} ({} clusters).",
                                to_word(model.settings.cluster), found.n_clusters));
  if (model.settings.compat != models::Compat::clean)
    lines.push_back(
        fmt::format("The peculiarities of {} are followed.", to_word(model.settings.compat)));
  return lines;
}

std::vector<Sheet> fit_sheets(const FitRequest& request) {
  std::vector<std::string> terms{"name", "estimate", "se", "z", "p", "low", "high"};
  if (request.tests)
    terms.insert(terms.end(), {"likelihood_ratio", "likelihood_ratio_p", "score", "score_p"});
  if (request.profile) terms.insert(terms.end(), {"profile_low", "profile_high"});
  std::vector<Sheet> sheets{{"terms", std::move(terms)}};
  if (request.residuals) {
    sheets.push_back(
        {"unlikely", {"date", "from", "to", "probability", "rank", "deviance", "moves", "by"}});
    sheets.push_back({"pairs", {"from", "to", "observed", "expected", "martingale", "deviance"}});
  }
  if (request.courses > 0)
    sheets.push_back({"goodness", {"what", "among", "recorded", "mean", "low", "high", "p"}});
  return sheets;
}

std::string residual_sentence(std::size_t n_events, double least_deviance) {
  return fmt::format(
      "Below: the {} least probable events, with the term that each moves most and by how many "
      "standard errors; and the pairs whose deviance residual is {} or more in size.",
      n_events, least_deviance);
}

std::string score_sentence(const models::Score& score) {
  return fmt::format(
      "{} later events: the fit gives them {:.3f} each (mean logarithm of the probability), "
      "knowing "
      "nothing {:.3f}, a gain of {:.3f} (standard error {:.3f}). Of what could have happened "
      "instead "
      "{:.0f} % was less probable.",
      score.n_events, score.log_score, score.base, score.log_score - score.base, score.gain_error,
      100 * score.rank);
}

std::string goodness_sentence(std::span<const models::TraitFit> fits, std::size_t courses,
                              std::size_t ran_off) {
  std::size_t odd = 0;
  for (const auto& fit : fits) odd += fit.p < rare ? 1 : 0;
  auto sentence = fmt::format(
      "Of {} traits that the model was not asked to explain, {} {} as far out in fewer than {:.0f} "
      "% "
      "of {} drawn courses.",
      fits.size(), odd, odd == 1 ? "is" : "are", 100 * rare, courses);
  if (ran_off > 0)
    sentence +=
        fmt::format(" {} courses ran off and were cut short: the model is not stable.", ran_off);
  return sentence;
}

}  // namespace comity::services
