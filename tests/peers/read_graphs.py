#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads the graph files of Comity with networkx and compares them with its CSV tables and JSON.

    tests/peers/read_graphs.py PROGRAM [CASE]

An independent reader: nothing here knows how the files are written. Exit code 77: networkx is absent.
"""
import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import networkx as nx
except ImportError:
    print("networkx is not installed (python3-networkx); nothing was compared")
    sys.exit(77)

PROGRAM = sys.argv[1]
SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
CASE = sys.argv[2] if len(sys.argv) > 2 else str(SOURCE / "cases" / "china-lac")
TYPES = {"rung": int, "lat": float, "lon": float, "seed": int}
# networkx 3.4 calls the list "edges" unless told otherwise.
LINKS = {"edges": "links"} if tuple(map(int, nx.__version__.split(".")[:2])) >= (3, 4) else {}
failures = []


def same(what, here, there):
    """Notes what differs: of two dictionaries the members that do."""
    if here == there:
        return
    if isinstance(here, dict) and isinstance(there, dict):
        for key in sorted({*here, *there}, key=str):
            if here.get(key) != there.get(key):
                failures.append(f"{what}: {key}\n  {here.get(key)!r}\n  {there.get(key)!r}")
    else:
        failures.append(f"{what}\n  {here!r}\n  {there!r}")


def comity(*options):
    return subprocess.run([PROGRAM, "network", CASE, *options], check=True, capture_output=True).stdout


def typed(name, text):
    if name in ("in_force", "principal", "in_region"):
        return text == "true"
    return TYPES.get(name, str)(text)


def table(path):
    """Rows of a CSV as typed attributes, absent where the field is empty."""
    with open(path, newline="", encoding="utf-8") as file:
        return [{k: typed(k, v) for k, v in row.items() if v != ""} for row in csv.DictReader(file)]


def without(row, *names):
    return {k: v for k, v in row.items() if k not in names}


def compare_day(on, folder):
    comity("--on", on, "--format", "csv", "-o", str(folder / on))
    nodes = {row["id"]: without(row, "id") for row in table(folder / on / "nodes.csv")}
    edges = {row["id"]: without(row, "id", "source", "target") for row in table(folder / on / "edges.csv")}
    ends = {row["id"]: {row["source"], row["target"]} for row in table(folder / on / "edges.csv")}
    own = {row["name"]: typed(row["name"], row["value"]) for row in table(folder / on / "graph.csv") if "value" in row}

    graph = nx.read_graphml(io.BytesIO(comity("--on", on, "--format", "graphml")), force_multigraph=True)
    same(f"{on} GraphML: directed", graph.is_directed(), False)
    same(f"{on} GraphML: nodes", {n: dict(d) for n, d in graph.nodes(data=True)}, nodes)
    same(f"{on} GraphML: edges", {k: without(d, "id") for _, _, k, d in graph.edges(keys=True, data=True)}, edges)
    same(f"{on} GraphML: ends", {k: {a, b} for a, b, k in graph.edges(keys=True)}, ends)
    same(f"{on} GraphML: graph", without(graph.graph, "node_default", "edge_default"), own)

    data = json.loads(comity("--on", on, "--format", "json"))
    linked = nx.node_link_graph(data, **LINKS)
    same(f"{on} JSON: nodes", {n: dict(d) for n, d in linked.nodes(data=True)}, nodes)
    same(f"{on} JSON: edges", {k: dict(d) for _, _, k, d in linked.edges(keys=True, data=True)}, edges)
    same(f"{on} JSON: graph", linked.graph, own)
    return nodes, edges


def day_before(text):
    import datetime
    return (datetime.date.fromisoformat(text) - datetime.timedelta(days=1)).isoformat()


def compare_history(on, nodes, edges):
    """GEXF holds the same state of the day, and all spells as the answer of the page has them."""
    graph = nx.read_gexf(io.BytesIO(comity("--on", on, "--format", "gexf")))
    same("GEXF: nodes", {n: dict(d) for n, d in graph.nodes(data=True)}, nodes)
    found = {}
    dynamic = {}
    for _, _, data in graph.edges(data=True):
        data = dict(data)
        key = data.pop("id")
        spells = [(s, None if e in (None, "None") else e) for s, e in data.pop("spells")]
        values = {k: data.pop(k) for k in list(data) if k.startswith("spell_")}
        dynamic[key] = (spells, values)
        if "title" in data:  # stands on the day
            found[key] = data
    same("GEXF: state on the day", found, {k: without(d, "kind") for k, d in edges.items()})

    package = pathlib.Path(tempfile.mkdtemp(prefix="comity-peers-")) / "package"
    subprocess.run([PROGRAM, "export", CASE, "--on", on, "--package", "-o", str(package)], check=True, capture_output=True)
    expected = {}
    for row in table(package / "derived" / "spells.csv"):
        end = day_before(row["until"]) if "until" in row else None
        if end is not None and end < row["since"]:
            continue
        expected.setdefault((row["a"], row["b"], row["layer"], row.get("sector", "")), []).append(
            (row["since"], end, row["title"], row.get("rung"), row["act"], row["since_min"], row["since_max"]))
    got = {}
    ends = {d["id"]: (a, b) for a, b, d in graph.edges(data=True)}
    for key, (spells, values) in dynamic.items():
        pick = {name: {s: v for v, s, _ in values.get("spell_" + name, [])}
                for name in ("title", "rung", "act", "since_min", "since_max")}
        rows = [(s, e, pick["title"][s], pick["rung"].get(s), pick["act"][s], pick["since_min"][s], pick["since_max"][s])
                for s, e in spells]
        layer = next(d["layer"] for _, _, d in graph.edges(data=True) if d["id"] == key)
        sector = next(d.get("sector", "") for _, _, d in graph.edges(data=True) if d["id"] == key)
        a, b = ends[key]
        a, b = (a, b) if (a, b, layer, sector) in expected else (b, a)
        got[(a, b, layer, sector)] = rows
    same("GEXF: spells", got, expected)
    same("GEXF: timeline", (graph.graph["mode"], graph.graph["start"], graph.graph["end"]),
         ("dynamic", "1993-01-01", "2023-12-31"))


with tempfile.TemporaryDirectory(prefix="comity-peers-") as scratch:
    for day in ("1990-01-01", "2012-06-20", "2012-06-21", "2023-12-31"):
        standing = compare_day(day, pathlib.Path(scratch))
    compare_history("2023-12-31", *standing)

for failure in failures:
    print(failure)
print(f"networkx {nx.__version__}: {len(failures)} differences")
sys.exit(1 if failures else 0)
