#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads exports for goldfish back: rebuilds a model file from the lists and the formula of a bundle,
and fits it; log-likelihood, estimates and errors must be those of the model it was written from.
With R installed, runs model.R against functions that look at what they are given.

    tests/peers/read_goldfish.py PROGRAM
"""
import csv
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
HERE = pathlib.Path(__file__).resolve().parent
MODELS = HERE.parent.parent / "models"
NEAR = 1e-9
KINDS = {"choice_coordination": "coordination", "choice": "choice", "rate": "rate"}
faults = []


def table(file):
    with open(file, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write(file, header, rows):
    with open(file, "w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([header, *rows])


def outside(text, separator):
    """Splits where no bracket is open."""
    parts, depth = [""], 0
    for c in text:
        depth += (c in "([") - (c in ")]")
        if c == separator and depth == 0:
            parts.append("")
        else:
            parts[-1] += c
    return [p.strip() for p in parts]


def argument_of(text):
    name, _, value = text.partition(" = ")
    if not value:
        return [re.sub(r"^actors\$|_network$", "", text)]
    if name == "window":
        return [f'window = "{value}"']
    return {"weighted": ["weighted"], "ignore_repetitions": ["ignore_repetitions"], "type": [value.strip('"')],
            "transformer_fn": ["transform = " + {"abs": "absolute"}.get(value, value)]}[name]


def term_of(effect):
    """An effect of goldfish as a term of a model file."""
    if effect == "1":
        return effect
    name, inside = re.fullmatch(r"(\w+)\((.*)\)", effect).groups()
    inside = re.sub(r"list\(([^)]*)\)", r"\1", inside)
    arguments = [a for part in outside(inside, ",") for a in argument_of(part)]
    return f"{ {'ego_alter_interaction': 'ego_alter'}.get(name, name)}({', '.join(arguments)})"


def rebuild(bundle, to):
    """A model file from a bundle alone; returns its path."""
    to.mkdir()
    script = (bundle / "model.R").read_text(encoding="utf-8")
    compat = re.search(r"\| compat \| (\w+) \|", (bundle / "README.md").read_text(encoding="utf-8")).group(1)
    effects = re.search(r'formula <- "dependent_events ~\s*(.*?)"\nfamily', script, re.S).group(1).replace('\\"', '"')
    terms = [term_of(e) for e in outside(" ".join(effects.split()), "+")]
    part = "relational" if '"REM"' in script.split("family <-")[1].split("\n")[0] else KINDS[
        re.search(r'parts <- c\(.*?"(\w+)"\)', script).group(1)]
    dependent = re.search(r"default_network = (\w+(?:\.\w+)*)_network", script).group(1)
    lines = [f'kind = "{part}"', f"timed = {'true' if terms[0] == '1' else 'false'}", f'compat = "{compat}"',
             f"formula = {json.dumps('~ ' + ' + '.join(terms), ensure_ascii=False)}", "[actors]", 'file = "actors.csv"']
    for file in bundle.glob("*.csv"):
        shutil.copy(file, to)
    if (bundle / "presence.csv").exists():
        lines.append('presence = "presence.csv"')
    for file in sorted(bundle.glob("*_values.csv")):
        lines += [f'[attributes."{file.stem[:-7]}"]', f'changes = "{file.name}"']
    for name, directed in re.findall(r"^(\S+)_network <- make_network\(.*directed = (TRUE|FALSE)", script, re.M):
        lines += [f'[networks."{name}"]', f"directed = {'true' if directed == 'TRUE' else 'false'}"]
        if (bundle / f"{name}_initial.csv").exists():
            with open(bundle / f"{name}_initial.csv", encoding="utf-8", newline="") as matrix:
                header, *rows = csv.reader(matrix)
            ties = [(row[0], header[j], row[j]) for i, row in enumerate(rows, 1) for j in range(1, len(row))
                    if row[j] != "0" and (directed == "TRUE" or i < j)]
            write(to / f"{name}_initial.csv", ("sender", "receiver", "value"), ties)
            lines.append(f'initial = "{name}_initial.csv"')
        if (bundle / f"{name}_ties.csv").exists():
            lines.append(f'changes = "{name}_ties.csv"')
        if name == dependent:
            mark_events(bundle, to, name)
    lines += ["[events]", f'network = "{dependent}"', "where = \"type = event\""]
    (to / "model.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return to / "model.toml"


def mark_events(bundle, to, name):
    """A column that tells the dependent events from the other changes of their network."""
    rows, waiting = table(bundle / f"{name}_ties.csv"), table(bundle / "dependent_events.csv")
    marked = []
    for row in rows:
        is_event = bool(waiting) and row == waiting[0]
        if is_event:
            waiting.pop(0)
        marked.append([*row.values(), "event" if is_event else "other"])
    if waiting:
        faults.append(f"{bundle.name}: {len(waiting)} events are no changes of their network")
    write(to / f"{name}_ties.csv", [*rows[0], "type"], marked)


def run(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, arguments))}: {done.returncode}\n{done.stderr}")
    return done.stdout


def fit(model):
    return json.loads(run("fit", model, "--json"))["answer"]


def compare(name, told, found):
    pairs = [("log-likelihood", told["log_likelihood"], found["log_likelihood"])]
    for a, b in zip(told["terms"], found["terms"]):
        pairs += [(a["name"], a["estimate"], b["estimate"]), (a["name"] + " se", a["se"], b["se"])]
    if len(told["terms"]) != len(found["terms"]):
        faults.append(f"{name}: {len(found['terms'])} terms of {len(told['terms'])}")
    faults.extend(f"{name}: {what}: {a} is read back as {b}" for what, a, b in pairs
                  if abs(a - b) > NEAR * max(1, abs(a)))


def check_estimates(name, told, bundle):
    """comity.csv says what `fit` says."""
    *rows, last = table(bundle / "comity.csv")
    said = [(r["term"], float(r["estimate"]), float(r["se"])) for r in rows]
    if said != [(t["name"], t["estimate"], t["se"]) for t in told["terms"]]:
        faults.append(f"{name}: comity.csv says {said}")
    if (last["term"], float(last["estimate"])) != ("log_likelihood", told["log_likelihood"]):
        faults.append(f"{name}: comity.csv ends with {last}")


def run_script(name, bundle):
    for version in ("1.6", "1.7"):
        done = subprocess.run(["Rscript", "--vanilla", HERE / "goldfish_stand_in.R", bundle, version],
                              capture_output=True, text=True)
        if done.returncode != 0 or "Both agree." not in done.stdout:
            faults.append(f"{name}: model.R with goldfish {version}: {done.stdout}{done.stderr}")


def make_world(folder):
    """Lists with everything a bundle can hold: awkward names, presence, unknown values, three networks."""
    draw = random.Random(4)
    labels = ["NA", "Río", "a,b", 'x "y"', "node", "one two", *[f"L{i}" for i in range(8)]]
    value = lambda: "" if draw.random() < 0.1 else round(draw.gauss(0, 1), 3)
    write(folder / "actors.csv", ("label", "present", "next", "gdp", "GDP"),
          [(label, int(i != 5), draw.randrange(3), value(), round(draw.gauss(0, 1), 2)) for i, label in enumerate(labels)])
    write(folder / "presence.csv", ("time", "node", "replace"), [("1970-01-03", labels[5], 1), (700000, labels[9], 0)])
    write(folder / "gdp.csv", ("time", "node", "replace"), [(20000 * i, draw.choice(labels), value()) for i in range(40)])

    def ties(n, step, values, start=0, actors=labels):
        # After its going, L3 takes part in nothing.
        return [(start + step * i, *draw.sample([a for a in actors if a != labels[9] and a != labels[5]], 2), draw.choice(values))
                for i in range(n)]
    write(folder / "calls.csv", ("time", "sender", "receiver", "increment"), ties(400, 2500, [1, 1, 1, 2]))
    write(folder / "friend.csv", ("time", "sender", "receiver", "replace"), ties(80, 11000, [1, 1, 0], 100))
    write(folder / "pact.csv", ("time", "sender", "receiver", "increment"), ties(150, 6000, [1], 50))
    pairs = [(a, b, draw.choice([1, 2])) for a in labels for b in labels if a != b and draw.random() < 0.08]
    write(folder / "friend0.csv", ("sender", "receiver", "value"), [(a, b, 1) for a, b, _ in pairs])
    write(folder / "ally0.csv", ("sender", "receiver", "value"), [(a, b, v) for a, b, v in pairs if a < b])


WORLD = """
[actors]
file = "actors.csv"
presence = "presence.csv"
[attributes.gdp]
changes = "gdp.csv"
[networks.calls]
changes = "calls.csv"
[networks."friend of"]
initial = "friend0.csv"
changes = "friend.csv"
[networks.friend]
initial = "friend0.csv"
changes = "friend.csv"
[networks.pact]
directed = false
changes = "pact.csv"
[networks.ally]
directed = false
initial = "ally0.csv"
[events]
network = "{network}"
{events}
"""
SINGLE = 'where = "increment < 2"'
SMALL = {  # name: keys, network, events, formula
    "choice": ('kind = "choice"', "calls", SINGLE,
               'inertia(weighted, transform = log1p) + recip(window = \\"2 days\\") + trans(friend) + cycle'
               ' + common_sender(friend) + indeg(calls, weighted, transform = sqrt) + tie(pact) + four(pact) + node_trans'
               ' + alter(next) + same(next) + diff(gdp, transform = square) + sim(GDP)'),
    "choice-goldfish": ('kind = "choice"\ncompat = "goldfish"', "calls", SINGLE,
                        'recip(friend, ignore_repetitions) + mixed_trans(calls, friend) + mixed_cycle(calls, friend)'
                        ' + mixed_common_receiver(friend, pact, window = \\"3 days\\") + common_receiver + tertius(friend, gdp)'
                        ' + tertius_diff(friend, GDP) + ego_alter(gdp, GDP) + outdeg(friend)'),
    "coordination": ('kind = "coordination"', "pact", "", 'inertia + indeg(ally) + mixed_cycle(pact, ally)'
                     ' + tie(ally, weighted, transform = square) + diff(GDP)'),
    "rate": ('kind = "rate"', "calls", SINGLE + "\nsince = 200000\nuntil = 900000",
             'indeg(friend) + outdeg + ego(gdp) + node_trans(friend) + tertius(friend, GDP)'),
    "relational": ('kind = "relational"', "calls", SINGLE,
                   'inertia + reciprocity + indeg(ego) + outdeg(friend) + send(gdp) + receive(GDP) + same(next)'),
    "relational-timed": ('kind = "relational"\ntimed = true\ncompat = "goldfish"', "calls", SINGLE,
                         '1 + inertia(window = \\"1 day\\") + indegreeSender + trans(friend) + difference(GDP)'),
}


def small_models(folder):
    make_world(folder)
    for name, (keys, network, events, formula) in SMALL.items():
        (folder / f"{name}.toml").write_text(
            f'{keys}\nformula = "~ {formula}"\n' + WORLD.format(network=network, events=events), encoding="utf-8")
        yield name, folder / f"{name}.toml"


def main():
    has_r = shutil.which("Rscript") is not None
    with tempfile.TemporaryDirectory(prefix="comity-peers-") as scratch:
        scratch = pathlib.Path(scratch)
        (scratch / "world").mkdir()
        models = [(m, MODELS / f"{m}.toml") for m in ("fisheries/model", "social-evolution/choice",
                                                     "social-evolution/choice-friends", "social-evolution/rate-timed")]
        models += small_models(scratch / "world")
        for name, model in models:
            bundle = scratch / f"bundle-{name.replace('/', '-')}"
            run("export", model, "--goldfish", "-o", bundle)
            told = fit(model)
            check_estimates(name, told, bundle)
            compare(name, told, fit(rebuild(bundle, scratch / f"again-{bundle.name}")))
            if has_r:
                run_script(name, bundle)
    for fault in faults:
        print(fault)
    if not faults:
        print(f"{len(models)} bundles read back" + ("" if has_r else "; Rscript is not installed, so no script was run"))
    return 1 if faults else 0


sys.exit(main())
