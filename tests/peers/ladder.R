# SPDX-License-Identifier: Apache-2.0
# A ladder model is a Cox model stratified by the rung from which a pair moves: `comity fit` against
# survival::coxph on the counting-process expansion, for Breslow's and Efron's rule.
#
#   Rscript tests/peers/ladder.R PROGRAM
#
# Code 77: the package survival is not installed. Written for R 4.2 and survival 3.5.

program <- commandArgs(trailingOnly = TRUE)[1]
if (!suppressWarnings(requireNamespace("survival", quietly = TRUE))) quit(status = 77)
library(survival)

folder <- file.path("models", "data", "ladder")
read <- function(file) read.csv(file.path(folder, file), stringsAsFactors = FALSE)
actors <- read("actors.csv")
changes <- read("v_changes.csv")
titles <- read("titles.csv")
near <- read("near.csv")
entry <- read("entry.csv")
key <- function(a, b) paste(pmin(a, b), pmax(a, b))

# What v was strictly before a time. A change ends a spell half a unit after it, so that the acts of
# its own time still see the old value.
v_before <- function(who, time) {
  past <- changes[changes$node == who & changes$time < time, ]
  if (nrow(past) > 0) past$replace[nrow(past)] else actors$v[actors$label == who]
}

end <- max(titles$time)
rows <- list()
pairs <- combn(actors$label, 2)
for (p in seq_len(ncol(pairs))) {
  a <- pairs[1, p]
  b <- pairs[2, p]
  own <- titles[key(titles$sender, titles$receiver) == key(a, b), ]
  opened <- entry[key(entry$sender, entry$receiver) == key(a, b) & entry$allowed == 1, "time"]
  # Opportunity counts on its own day; a spell (start, stop] has to begin before it.
  first <- if (length(opened) > 0) opened - 0.5 else 0
  rung <- 0
  stops <- sort(unique(c(changes$time + 0.5, own$time, end)))
  start <- first
  for (stop in stops[stops > first]) {
    act <- own[own$time == stop, ]
    to <- if (nrow(act) > 0) act$replace else rung
    rows[[length(rows) + 1]] <- data.frame(
      pair = paste(a, b), start = start, stop = stop, rose = as.integer(to > rung), rung = rung,
      near = as.integer(key(a, b) %in% key(near$sender, near$receiver)),
      gap = abs(v_before(a, stop - 0.75) - v_before(b, stop - 0.75)),
      same = as.integer(actors$z[actors$label == a] == actors$z[actors$label == b]))
    rung <- to
    start <- stop
  }
}
spells <- subset(do.call(rbind, rows), rung <= 3)

faults <- character()
for (ties in c("breslow", "efron")) {
  cox <- coxph(Surv(start, stop, rose) ~ near + gap + same + strata(rung), data = spells,
               ties = ties,
               control = coxph.control(eps = 1e-11, toler.chol = 1e-12, iter.max = 50))
  out <- tempfile(fileext = ".csv")
  code <- system2(program, c("fit", file.path(folder, paste0(ties, ".toml")), "--csv"), stdout = out)
  if (code != 0) stop("the program failed")
  fit <- read.csv(out)
  cat(sprintf("%s: %.10f, %s\n", ties, cox$loglik[2],
              paste(sprintf("%.8f (%.8f)", coef(cox), sqrt(diag(vcov(cox)))), collapse = ", ")))
  left <- tapply(residuals(cox, "martingale"), spells$pair, sum)
  cat(sprintf("%s residuals: %s; %.5f in all\n", ties,
              paste(sprintf("%.8f", head(left, 12)), collapse = ", "), sum(abs(left))))
  if (max(abs(fit$estimate - coef(cox))) > 1e-6) faults <- c(faults, paste(ties, "estimates differ"))
  if (max(abs(fit$se - sqrt(diag(vcov(cox))))) > 1e-6) faults <- c(faults, paste(ties, "errors differ"))
}
if (length(faults) > 0) {
  cat(faults, sep = "\n")
  quit(status = 1)
}
