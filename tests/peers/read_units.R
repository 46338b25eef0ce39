# SPDX-License-Identifier: Apache-2.0
# Reads the exported units with R's own read.csv, as README.md of an export says, and checks types,
# codes and partners. With the package survival, fits a Cox model to the risk set.
#
#   Rscript tests/peers/read_units.R PROGRAM [CASE]

arguments <- commandArgs(trailingOnly = TRUE)
program <- arguments[1]
case <- if (length(arguments) > 1) arguments[2] else file.path("..", "cases", "china-world")
folder <- file.path(tempfile("comity-peers-"), "units")
dir.create(dirname(folder))
if (system2(program, c("export", case, "--units", "all", "-o", folder), stderr = FALSE) != 0)
  stop("the program failed")

faults <- character()
check <- function(fits, what) if (!isTRUE(fits)) faults <<- c(faults, what)
read <- function(file)
  read.csv(file.path(folder, file), na.strings = "", stringsAsFactors = FALSE, fileEncoding = "UTF-8")

codebook <- read("codebook.csv")
units <- list()
for (file in unique(codebook$file)) {
  rows <- read(file)
  columns <- codebook[codebook$file == file, ]
  check(identical(names(rows), columns$column), paste(file, "has other columns than the codebook"))
  for (i in seq_len(nrow(columns))) {
    values <- rows[[columns$column[i]]]
    told <- values[!is.na(values)]
    fits <- length(told) == 0 || switch(columns$type[i],
      integer = is.integer(told), flag = is.integer(told) && all(told %in% 0:1),
      date = !anyNA(as.Date(told, format = "%Y-%m-%d")), text = is.character(told), FALSE)
    check(fits, paste(file, columns$column[i], "is no", columns$type[i]))
  }
  if ("b_iso2" %in% names(rows)) {
    namibia <- rows[rows$b == "NAM", "b_iso2"]
    check(all(!is.na(namibia) & namibia == "NA"), paste(file, "loses the code of Namibia"))
  }
  units[[sub("[.]csv$", "", file)]] <- rows
}

# Who holds a title on 31 December, from the spells alone.
spells <- subset(units$spell, in_scope == 1 & in_force == 1)
dyads <- units[["dyad-year"]]
states <- units[["state-year"]]
for (year in unique(dyads$year)) {
  day <- sprintf("%d-12-31", year)
  held <- subset(spells, since <= day & (is.na(until) | day < until))
  pairs <- sort(unique(paste(held$a, held$b)))
  rows <- dyads[dyads$year == year, ]
  known <- rows[rows$rung_dec31_coverage == "value", ]
  if (any(rows$rung_dec31_coverage != "not_covered")) {
    check(identical(sort(paste(known$a, known$b)), pairs), paste(day, "dyad-year and spell differ"))
    highest <- if (nrow(held)) tapply(held$rung, paste(held$a, held$b), function(r)
      if (all(is.na(r))) NA else max(r, na.rm = TRUE)) else NULL
    check(all(mapply(function(pair, rung) identical(as.integer(highest[pair]), rung),
                     paste(known$a, known$b), known$rung_dec31)), paste(day, "rungs differ"))
  }
  told <- states[states$year == year & !is.na(states$n_partners_dec31), ]
  n <- vapply(told$actor, function(actor) {
    mine <- held[held$a == actor | held$b == actor, ]
    length(unique(paste(mine$a, mine$b)))
  }, integer(1))
  check(all(n == told$n_partners_dec31), paste(day, "state-year and spell differ"))
}

fitted <- "survival is not installed"
if (requireNamespace("survival", quietly = TRUE)) {
  library(survival)
  risk <- units[["risk-set"]]
  check(all(risk$start < risk$stop), "an interval is empty")
  fit <- coxph(Surv(start, stop, event) ~ factor(rung_from > 0) + cluster(b), data = risk,
               subset = left_truncated == 0 & !is.na(rung_from))
  check(fit$nevent == sum(risk$event[risk$left_truncated == 0 & !is.na(risk$rung_from)]),
        "coxph sees other events than the risk set has")
  check(all(is.finite(coef(fit))), "coxph finds no finite coefficient")
  fitted <- sprintf("coxph on %d intervals, %d events", fit$n, fit$nevent)
}

unlink(dirname(folder), recursive = TRUE)
if (length(faults)) cat(head(faults, 40), sep = "\n")
cat(sprintf("%d units, %d rows, %s: %d faults\n", length(units), sum(vapply(units, nrow, 1L)), fitted,
            length(faults)))
quit(status = if (length(faults)) 1 else 0)
