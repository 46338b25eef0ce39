#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares the waits for an upgrade that `comity compare` gives with R's package survival.

    tests/peers/survival.py build/dev/comity

Curve, limits, median and log-rank test of three comparisons under three date rules. Code 77: R or its
package survival is not installed. Written for R 4.2 and survival 3.5.
"""
import csv
import io
import json
import math
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
SIDES = [("cases/china-lac", "tests/cases/korea"), ("cases/china-lac", "tests/cases/good"),
         ("cases/china-lac@South America", "cases/china-lac@Central America")]
TOLERANCE = 1e-9

SCRIPT = r"""
library(survival)
d <- read.csv(commandArgs(TRUE)[1])
out <- function(...) cat(paste(..., sep = ","), "\n", sep = "")
num <- function(x) ifelse(is.na(x), "", format(x, digits = 17))
for (side in sort(unique(d$side))) {
  fit <- survfit(Surv(years, ended) ~ 1, data = d[d$side == side, ], conf.type = "log-log")
  for (i in seq_along(fit$time))
    out("step", side, num(fit$time[i]), fit$n.risk[i], fit$n.event[i], fit$n.censor[i],
        num(fit$surv[i]), num(fit$lower[i]), num(fit$upper[i]))
  median <- summary(fit)$table
  out("median", side, num(median["median"]), num(median["0.95LCL"]), num(median["0.95UCL"]))
}
if (length(unique(d$side)) > 1 && any(d$ended == 1)) {
  test <- survdiff(Surv(years, ended) ~ side, data = d)
  df <- sum(test$exp > 0) - 1
  out("test", 0, num(test$chisq), df, num(pchisq(test$chisq, df, lower.tail = FALSE)),
      num(test$exp[1]), num(test$exp[2]))
}
"""


def r_says(rscript, waits):
    with tempfile.TemporaryDirectory() as scratch:
        table = pathlib.Path(scratch) / "waits.csv"
        lines = ["side,years,ended"]
        for side, rows in enumerate(waits):
            lines += [f"{side},{row['years']!r},{int(row['upgraded'])}" for row in rows]
        table.write_text("\n".join(lines) + "\n")
        script = pathlib.Path(scratch) / "survival.R"
        script.write_text(SCRIPT)
        done = subprocess.run([rscript, "--vanilla", script, table], capture_output=True, text=True, timeout=100)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [row for row in csv.reader(io.StringIO(done.stdout)) if row]


def number(text):
    return None if text.strip() == "" else float(text)


def differs(ours, theirs):
    if ours is None or theirs is None:
        return (ours is None) != (theirs is None)
    return not math.isclose(ours, theirs, rel_tol=TOLERANCE, abs_tol=TOLERANCE)


def compare(answer, rows, report):
    """Holds what R says against the answer; returns the number of figures held."""
    held = 0
    steps = {0: [], 1: []}
    for kind, side, *cells in rows:
        values = [number(cell) for cell in cells]
        if kind == "step":
            steps[int(side)].append(values)
            continue
        if kind == "median":
            found = answer["sides"][int(side)]["median_years_to_upgrade"]
            ours = [found["value"], found["low"], found["high"]]
        else:
            test = answer["test"] or {}
            ours = [test.get("statistic"), test.get("df"), test.get("p"), *test.get("expected", [None, None])]
        for mine, theirs in zip(ours, values, strict=True):
            held += 1
            if differs(mine, theirs):
                report(f"{kind} of side {side}: {mine} here, {theirs} in R")
    for side, theirs in steps.items():
        names = ("years", "at_risk", "events", "censored", "survival", "low", "high")
        ours = [[row[name] for name in names] for row in answer["sides"][side]["survival"]]
        if len(ours) != len(theirs):
            report(f"side {side}: {len(ours)} times here, {len(theirs)} in R")
            continue
        for mine, line in zip(ours, theirs):
            for name, a, b in zip(names, mine, line):
                held += 1
                if differs(a, b):
                    report(f"side {side} at {mine[0]} years: {name} is {a} here, {b} in R")
    return held


def main(arguments):
    program = str(pathlib.Path(arguments[0]).resolve())
    rscript = shutil.which("Rscript")
    if rscript is None or subprocess.run([rscript, "-e", "library(survival)"], capture_output=True).returncode:
        print("skipped: R with its package survival is not installed")
        return 77
    found, held = [], 0
    for sides in SIDES:
        for rule in ("earliest", "middle", "latest"):
            done = subprocess.run([program, "compare", *sides, "--dates", rule, "--json"], cwd=SOURCE,
                                  capture_output=True, text=True, timeout=60, env=os.environ)
            if done.returncode:
                print(done.stderr)
                return 1
            answer = json.loads(done.stdout)["answer"]
            rows = r_says(rscript, [side["waits"] for side in answer["sides"]])
            held += compare(answer, rows, lambda line: found.append(f"{' and '.join(sides)}, {rule}: {line}"))
    for line in found:
        print(line)
    print(f"{held} figures held against R, {len(found)} differ")
    return 1 if found or not held else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
