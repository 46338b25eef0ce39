#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes docs/studies/china-upgrades.md from what `comity fit` says of models/china-upgrades.

    docs/studies/china-upgrades.py [--program build/dev/comity] [--check]

--check writes nothing; exit code 1 if the document is not what would be written.
The prose stands here; every number in it comes from an answer of the program.
"""
import argparse
import json
import math
import pathlib
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
TARGET = SOURCE / "docs" / "studies" / "china-upgrades.md"
MODEL = SOURCE / "models" / "china-upgrades" / "model.toml"
CASE = SOURCE / "cases" / "china-world"
LADDERS = ("zhang2024", "piie2014", "m1code", "wenda11", "wiki5", "learned")
NORMAL_975 = 1.959963984540054

# In the order of the formula: what a reader calls a term, the step its hazard ratio is told for, and that step
# on the scale of the term (log1p of large numbers: a doubling adds log 2).
TERMS = (
    ("trade with China", "twice as much", math.log(2)),
    ("distance of UN ideal points, partner minus China", "one point towards the West", 1),
    ("distance of capitals", "twice as far", math.log(2)),
    ("GDP of the partner", "twice as large", math.log(2)),
    ("electoral democracy", "a tenth of the scale", 0.1),
    ("exchanges of leaders in the three years before", "one more", 1),
    ("China's partners in the same subregion", "one more", 1),
)
DAY_PAGES_BEGIN = "2012-07-01"


class Program:
    def __init__(self, path):
        self.path = path.resolve()

    def ask(self, *words):
        done = subprocess.run([self.path, *words, "--json"], capture_output=True, text=True)
        if done.returncode > 1:
            raise SystemExit(done.stderr)
        return json.loads(done.stdout)["answer"], done.stderr

    def fit(self, top="", case="", **replaced):
        """The model with lines added at its top and under [case], and values replaced."""
        text = MODEL.read_text(encoding="utf-8").replace("../../cases/china-world", str(CASE))
        for old, new in replaced.get("swap", ()):
            if old not in text:
                raise SystemExit(f"{MODEL} no longer says: {old}")
            text = text.replace(old, new)
        text = text.replace("[case]\n", top + "\n[case]\n" + case + "\n")
        with tempfile.TemporaryDirectory(prefix="comity-") as folder:
            file = pathlib.Path(folder) / "model.toml"
            file.write_text(text, encoding="utf-8")
            answer, said = self.ask("fit", str(file))
        answer["left_out"] = next((int(line.split(": ")[2].split()[0]) for line in said.splitlines()
                                   if "events are of pairs" in line), 0)
        return answer


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows])


def ratio(term, step):
    """The hazard ratio of a step with its interval."""
    low, middle, high = (math.exp(step * term[key]) for key in ("low", "estimate", "high"))
    return f"{middle:.2f} ({min(low, high):.2f}-{max(low, high):.2f})"


def ratios(fit):
    return [ratio(term, step) for term, (_, _, step) in zip(fit["terms"], TERMS)]


def chance(p):
    return "< 0.001" if p < 0.001 else f"{p:.3f}"


def says_something(term):
    return abs(term["z"]) > NORMAL_975


def main_rows(fit, robust):
    return [[f"{name}: {step}", f"{term['estimate']:.3f}", f"{term['se']:.3f}", f"{term['z']:.2f}", chance(term["p"]), chance(other["p"]), ratio(term, by)]
            for term, other, (name, step, by) in zip(fit["terms"], robust["terms"], TERMS)]


def side_by_side(fits):
    """Hazard ratios of several fits, one column each."""
    head = ["step", *(f"{name}: {fit['n_events']} acts" for name, fit in fits)]
    columns = [ratios(fit) for _, fit in fits]
    return table(head, [[f"{name}, {step}", *(column[k] for column in columns)] for k, (name, step, _) in enumerate(TERMS)])


def across(fits):
    """One sentence per term: how far the estimate moves from ladder to ladder."""
    lines = []
    for k, (name, _, _) in enumerate(TERMS):
        terms = [fit["terms"][k] for _, fit in fits]
        low, high = min(t["estimate"] for t in terms), max(t["estimate"] for t in terms)
        sign = "the sign stays" if low * high > 0 else "**the sign turns**"
        lines.append(f"- {name}: {low:.3f} to {high:.3f}; {sign}; told apart from 0 on {sum(map(says_something, terms))} of {len(terms)} ladders.")
    return "\n".join(lines)


def firm(fits):
    """The terms that every fit tells apart from 0 with one sign, and those that none does."""
    always, never = [], []
    for k, (name, _, _) in enumerate(TERMS):
        terms = [fit["terms"][k] for fit in fits]
        if all(says_something(t) and t["z"] * terms[0]["z"] > 0 for t in terms):
            always.append(name)
        if not any(map(says_something, terms)):
            never.append(name)
    return ", ".join(always) or "none", ", ".join(never) or "none"


def document(program):
    main = program.fit()
    first = program.fit(top="origin = [0]")
    later = program.fit(top=f"origin = {list(range(1, 40))}")
    ladders = [("zhang2024", main), *((name, program.fit(case=f'ladder = "{name}"')) for name in LADDERS[1:])]
    early = program.fit(case='until = "2012-06-30"')
    late = program.fit(swap=[("since  = 2002-01-01", f"since  = {DAY_PAGES_BEGIN}")])
    dated = [(rule, program.fit(case=f'dates = "{rule}"')) for rule in ("earliest", "latest")]
    filled = [(rule, program.fit(swap=[('missing = "drop"', f'missing = "{rule}"')])) for rule in ("mean", "carry")]
    robust = program.fit(top='cluster = "dyad"')
    breslow = program.fit(swap=[('"efron"', '"breslow"')])
    turns = [early, late, *(fit for _, fit in dated + filled)]
    quality, _ = program.ask("quality", str(CASE))
    coded = {row["part"]: row for row in quality["coded"]}
    kinds = {row["part"]: row for row in quality["agreement"] if row["field"] == "kind"}
    truncated = ", ".join(f"{row['b']} (until {row['until']})" for row in quality["truncated"] if row["layer"] == "bilateral")
    test = main["likelihood_ratio"]
    always, never = firm([fit for _, fit in ladders])
    found = lambda part: f"{coded[part]['n_both']} of {coded[part]['n_both'] + coded[part]['n_only_first'] + coded[part]['n_only_second']}"
    return f"""# Which partners of China rise?

The paper tells reasons for establishing and raising partnerships. Do they show in the acts? This page is written by `docs/studies/china-upgrades.py` from the answers of `comity fit`; a test fails when the two differ.
The model is [`models/china-upgrades/model.toml`](../../models/china-upgrades/model.toml), the case `cases/china-world`:

```sh
comity fit models/china-upgrades/model.toml
docs/studies/china-upgrades.py
```

## The question, exactly

On the day of each act that establishes or raises a bilateral partnership of China, from 2002 on: why this partner, and not another one that stood on the same rung that day? It is a Cox model of the counting process, stratified by the rung from which a partner rises (none is a rung), with Efron's rule for acts
of one day. What all partners share on a day, such as a new government in Beijing, cancels. A value measured over a year is seen from the next year on; exchanges count strictly before the day. Partners of which something is unknown are not compared, and their acts left out ({main['left_out']} of {main['left_out'] + main['n_events']}).

{main['n_events']} acts are explained. All terms together: likelihood ratio {test['statistic']:.1f} on {test['df']} degrees of freedom, p {chance(test['p'])}; log-likelihood {main['log_likelihood']:.2f}, without terms {main['null_log_likelihood']:.2f}, AIC {main['aic']:.1f}.

{table(["step", "estimate", "s.e.", "z", "p", "p, clustered", "hazard ratio of the step (95 %)"], main_rows(main, robust))}

A hazard ratio above 1: such a partner rises sooner. Standard errors come from the information; *clustered*: from the scores of {robust['n_clusters']} pairs, whose errors are {min(t['robust_se'] / t['se'] for t in robust['terms']):.2f} to {max(t['robust_se'] / t['se'] for t in robust['terms']):.2f} times as large. p is of one term
given the others, and not corrected for {len(TERMS)} of them. A doubling is a step of log 2 on the logarithm of one plus the value.

## First titles and upgrades

{side_by_side([("to a first title", first), ("from a rung", later)])}

The columns explain different acts of partly the same pairs. A reason for the first title need not be one for the next.

## Another ladder, other coefficients

Which act is a rise, and who stands beside whom, depends on the ladder. A title that a ladder does not rank takes its pair out of the comparison.

{side_by_side(ladders)}

The estimates over these {len(ladders)} ladders:

{across(ladders)}

Told apart from 0 on every ladder, with one sign: **{always}**. On none: {never}. `learned` is the order that China's own upgrades reveal: it calls nearly every upgrade a rise because it was made to, and is shown for comparison, not as evidence. The ladders rank the same acts, so agreement among them
is not independent confirmation.

## What it turns on

{side_by_side([("to June 2012", early), ("since July 2012", late)])}

{side_by_side([*((f"dates: {name}", fit) for name, fit in dated), *((f"unknown: {name}", fit) for name, fit in filled)])}

With Breslow's rule for acts of one day the largest change of an estimate is {max(abs(a['estimate'] - b['estimate']) for a, b in zip(main['terms'], breslow['terms'])):.3f}.

Told apart from 0, with one sign, on every ladder and in each of these {len(turns)} fits as well: **{firm([fit for _, fit in ladders] + turns)[0]}**. In all of them but the early one: {firm([fit for _, fit in ladders] + turns[1:])[0]}. In all of them but the early one and those that make unknown values up: {firm([fit for _, fit in ladders] + turns[1:4])[0]}.

## Cautions

- **Before July 2012 there is no daily corpus.** The second coder found {found('retrospective')} acts of that time, and {found('contemporaneous')} after it. An act that is missing leaves its partner on too low a rung, in the wrong comparison, for years. Read the early column as a hint.
- **Left truncation.** What a pair held before its record begins is unknown, not none: it enters on the day after its first act. On the bilateral layer: {truncated or 'none'}. Pairs whose earlier acts nobody recalls cannot be told from pairs without any; the model takes them for "none".
- **Coders.** On the kind of an act (establish or upgrade) kappa is {kinds['contemporaneous']['kappa']:.2f} for contemporaneous and {kinds['retrospective']['kappa']:.2f} for retrospective acts. The kind turns on whether an earlier title is known, which is what decides the stratum here.
- **Lapsed and collective acts** are as the ledger has them: a lapse takes a pair down and is no event; an act with several partners is an event of each, and these are not independent. Several upgrades of one day compete in one stratum.
- **Associations, not causes.** A visit may be arranged for the upgrade, trade may follow what a title promised before it was signed, and who is asked is nowhere recorded. Recognition of Taipei, which rules a title out, is not a term, since its days are partly unverified.
- **Not in the model.** Alliance with the United States (no data set that may ship: `alliance` has no cells); voting agreement itself, which ends in 2019 (ideal points stand for it); memberships of the world's states (`memberships.csv` has the organizations of Latin America and a few others); true neighbours, for which actors of
  one subregion stand.
- **Trade** is as China reports it, in current dollars; GDP as the catalogue of indicators has it. Micro-states, and all organizations, are missing from one series or another and so from the comparison: `unknown: mean` and `unknown: carry` put them back with values that are made up.
- **A count is not a share.** Partners in the subregion are counted, and some subregions have many states; early in the record the count is small everywhere. It may also stand for a policy towards a region, or for one summit at which several titles were given.
- **Many looks.** This page fits the model in {len(ladders) + 2 + 2 + len(dated) + len(filled) + 2} ways. A p near 0.05 in one column of them is nothing.
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, default=SOURCE / "build" / "dev" / "comity")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if not options.program.exists():
        print(f"{options.program} is not built.\n  try: cmake --workflow --preset dev", file=sys.stderr)
        return 66
    text = document(Program(options.program))
    if options.check:
        if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text:
            print("docs/studies/china-upgrades.md is up to date")
            return 0
        print("docs/studies/china-upgrades.md is not what `comity fit` says.\n  try: docs/studies/china-upgrades.py, and look at the difference")
        return 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
