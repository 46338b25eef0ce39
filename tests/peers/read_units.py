#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads the exported units with nothing but Python's own csv, and checks them against the codebook
and against each other. With pandas installed, reads them with that too.

    tests/peers/read_units.py PROGRAM [CASE]
"""
import csv
import datetime
import pathlib
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
CASE = sys.argv[2] if len(sys.argv) > 2 else str(SOURCE / "cases" / "china-world")
TYPES = {"text": str, "integer": int, "date": datetime.date.fromisoformat, "flag": {"0": 0, "1": 1}.__getitem__}
faults = []


def check(fits, what):
    if not fits:
        faults.append(what)


def table(folder, file):
    with open(folder / file, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def check_types(name, rows, columns):
    check(not rows or list(rows[0]) == [c["column"] for c in columns], f"{name}: the columns are not those of the codebook")
    for column in columns:
        allowed = [v for v in column["values"].split("; ") if v]
        for row in rows:
            text = row[column["column"]]
            if text == "":
                continue
            try:
                TYPES[column["type"]](text)
            except (ValueError, KeyError):
                faults.append(f"{name}: {column['column']}: {text!r} is no {column['type']}")
            if allowed and not set(text.split(";")) <= set(allowed):
                faults.append(f"{name}: {column['column']}: {text!r} is none of {allowed}")


def check_coverage(name, rows):
    """Empty where nothing is known, 0 where nothing is held, and the status says the same."""
    means = {"ranked": "value", "unranked": "value", "none": "zero", "unknown": "not_covered"}
    for row in rows:
        for rung in [c[:-len("_coverage")] for c in row if c.startswith("rung") and c.endswith("_coverage")]:
            status = row[rung + "_status"]
            check(row[rung + "_coverage"] == means[status], f"{name}: {rung}: {status} is {row[rung + '_coverage']}")
            check((row[rung] == "") == (status in ("unranked", "unknown")), f"{name}: {rung}: {row[rung]!r} is {status}")
            check((row[rung] == "0") == (status == "none"), f"{name}: {rung}: {row[rung]!r} is {status}")


def holders(spells, day):
    """The pairs that hold a title on a day, with their highest rung, from the spells alone."""
    held = {}
    for spell in spells:
        if spell["in_scope"] == "0" or spell["in_force"] == "0":
            continue
        if spell["since"] <= day and (not spell["until"] or day < spell["until"]):
            pair = frozenset((spell["a"], spell["b"]))
            rung = int(spell["rung"]) if spell["rung"] else -1
            held[pair] = max(held.get(pair, -1), rung)
    return held


def check_partners(tables):
    spells, dyads, states = tables["spell"], tables["dyad-year"], tables["state-year"]
    years = sorted({row["year"] for row in dyads})
    for year in years:
        held = holders(spells, f"{year}-12-31")
        known = [r for r in dyads if r["year"] == year and r["rung_dec31_coverage"] != "not_covered"]
        told = {frozenset((r["a"], r["b"])): int(r["rung_dec31"] or -1) for r in known if r["rung_dec31_coverage"] == "value"}
        if known:
            check(told == held, f"{year}: the pairs of dyad-year differ from those of spell: {set(told.items()) ^ set(held.items())}")
        for row in (r for r in states if r["year"] == year and r["n_partners_dec31"]):
            n = sum(row["actor"] in pair for pair in held)
            check(int(row["n_partners_dec31"]) == n, f"{year}: {row['actor']}: {row['n_partners_dec31']} partners, by spells {n}")
    return len(years)


def check_acts(tables):
    acts = [a for a in tables["act"] if a["in_scope"] == "1"]
    principals = [r for r in tables["state-year"] if r["is_principal"] == "1"]
    if len({r["actor"] for r in principals}) == 1:
        total = sum(int(r["n_acts"] or 0) for r in principals)
        check(total == len(acts), f"{total} acts in state-year, {len(acts)} in act")
    for one, other in (("dyad-year", "dyad-month"), ("dyad-year", "partner")):
        sums = [sum(int(r["n_acts"] or 0) for r in tables[t]) for t in (one, other)]
        check(len({r["principal"] for r in tables["partner"]}) > 1 or sums[0] == sums[1], f"{one} and {other} count {sums} acts")
    twice = sum(int(r["n_acts"] or 0) for r in tables["directed-dyad-year"])
    check(twice == 2 * sum(int(r["n_acts"] or 0) for r in tables["dyad-year"]), "directed-dyad-year does not count each act twice")


def check_risk(rows):
    """The intervals of a pair do not overlap and follow each other; only the last is censored."""
    last = {}
    for row in rows:
        pair = (row["a"], row["b"])
        start, stop = int(row["start"]), int(row["stop"])
        check(start < stop, f"risk-set: {pair}: ({start}, {stop}]")
        if pair in last:
            check(last[pair]["event"] == "1" and int(last[pair]["stop"]) == start, f"risk-set: {pair}: a gap at {start}")
            check(int(row["nth_event"]) == int(last[pair]["nth_event"]) + 1, f"risk-set: {pair}: events are not in order")
        check((row["event"] == "1") != (row["right_censored"] == "1"), f"risk-set: {pair}: an event or censored")
        last[pair] = row


def check_with_pandas(folder, codebook):
    try:
        import pandas
    except ImportError:
        return "pandas is not installed"
    for file in sorted({row["file"] for row in codebook}):
        rows = pandas.read_csv(folder / file, keep_default_na=False, na_values=[""], low_memory=False)
        check(len(rows) == len(table(folder, file)), f"{file}: pandas reads {len(rows)} rows")
    return f"pandas {pandas.__version__}"


with tempfile.TemporaryDirectory(prefix="comity-peers-") as scratch:
    folder = pathlib.Path(scratch) / "units"
    subprocess.run([PROGRAM, "export", CASE, "--units", "all", "-o", str(folder)], check=True, capture_output=True)
    codebook = table(folder, "codebook.csv")
    tables = {}
    for file in dict.fromkeys(row["file"] for row in codebook):
        tables[file.removesuffix(".csv")] = rows = table(folder, file)
        check_types(file, rows, [row for row in codebook if row["file"] == file])
        check_coverage(file, rows)
        if rows and "b_iso2" in rows[0]:
            names = {row["b_iso2"] for row in rows if row["b"] == "NAM"}
            check(names in (set(), {"NA"}), f"{file}: Namibia's code is read as {names}")
    years = check_partners(tables)
    check_acts(tables)
    check_risk(tables["risk-set"])
    said = check_with_pandas(folder, codebook)
    for name in ("README.md", "codebook.md"):
        check((folder / name).stat().st_size > 0, f"{name} is empty")

print(*faults[:40], sep="\n", end="\n" if faults else "")
print(f"{len(tables)} units, {sum(map(len, tables.values()))} rows, {years} years, {said}: {len(faults)} faults")
sys.exit(1 if faults else 0)
