#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares the measures of `comity network` with those of networkx, on several days.

    tests/peers/measures.py PROGRAM [CASE...]

Without CASE: the shipped case (hardly more than a hub) and two made here: communities with ties between them, and a
network in two parts. Nothing here knows how a measure is computed. Exit code 77: networkx is absent.
"""
import datetime
import json
import math
import pathlib
import random
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
TITLES = ["friendly partnership", "comprehensive partnership", "strategic partnership"]
failures = []
compared = 0


def close(what, here, there, tolerance=1e-7):
    global compared
    compared += 1
    if here is None or there is None or not math.isclose(here, there, rel_tol=tolerance, abs_tol=tolerance):
        failures.append(f"{what}: {here} here, {there} in networkx")


def ask(case, *options):
    done = subprocess.run([PROGRAM, "network", str(case), "--json", *options], check=True, capture_output=True)
    return json.loads(done.stdout)["answer"]


def graph_of(answer, layers=("bilateral", "regional")):
    """The simple graph of the ties in force, from the list of ties alone."""
    graph = nx.Graph()
    for tie in answer["ties"]:
        if tie["in_force"] and tie["layer"] in layers:
            graph.add_edge(tie["a"], tie["b"])
    for row in answer["actors"]:
        if row["actor"] in graph:
            graph.nodes[row["actor"]]["region"] = row["region"]
    return graph


def is_mostly_a_hub(graph):
    most = max((d for _, d in graph.degree), default=0)
    return 5 * most >= 4 * graph.number_of_edges() and not any(nx.triangles(graph).values())


def eigenvector(graph):
    """Of the component with the most actors; nothing if several have as many."""
    parts = sorted(nx.connected_components(graph), key=len)
    if len(parts) > 1 and len(parts[-1]) == len(parts[-2]):
        return None
    return nx.eigenvector_centrality(graph.subgraph(parts[-1]), max_iter=100_000, tol=1e-13)


def compare_actors(name, graph, rows):
    degree, core = dict(graph.degree), nx.core_number(graph)
    between, eigen = nx.betweenness_centrality(graph), eigenvector(graph)
    for row in rows:
        actor = row["actor"]
        if actor not in graph:
            close(f"{name}: degree of {actor}", row["degree"], 0)
            continue
        close(f"{name}: degree of {actor}", row["degree"], degree[actor])
        close(f"{name}: betweenness of {actor}", row["betweenness"], between[actor])
        if max(core.values()) > 1:
            close(f"{name}: core of {actor}", row["core"], core[actor])
        if eigen and actor in eigen:
            close(f"{name}: eigenvector of {actor}", row["eigenvector"], eigen[actor], 1e-6)
        elif row["eigenvector"] is not None:
            failures.append(f"{name}: {actor} stands outside the largest component and has {row['eigenvector']}")


def compare_communities(name, graph, rows, stated):
    groups = {}
    for row in rows:
        if row["community"] is not None:
            groups.setdefault(row["community"], set()).add(row["actor"])
    if not groups:
        return
    own = nx.algorithms.community.modularity(graph, groups.values())
    close(f"{name}: modularity of our communities", stated["modularity"], own)
    close(f"{name}: number of communities", stated["n_communities"], len(groups))
    greedy = nx.algorithms.community.greedy_modularity_communities(graph)
    louvain = nx.algorithms.community.louvain_communities(graph, seed=1)
    best = max(nx.algorithms.community.modularity(graph, found) for found in (greedy, louvain))
    if own < 0.98 * best:
        failures.append(f"{name}: modularity {own} here, networkx finds {best}")


def compare_whole(name, graph, stated):
    close(f"{name}: density", stated["density"], nx.density(graph))
    close(f"{name}: triangles", stated["triangles"], sum(nx.triangles(graph).values()) / 3)
    if stated["triangles"]:
        close(f"{name}: transitivity", stated["transitivity"], nx.transitivity(graph))
    if len(set(d for _, d in graph.degree)) > 1:
        close(f"{name}: assortativity by degree", stated["degree_assortativity"],
              correlation(list(nx.node_degree_xy(graph))))
    labelled = graph.subgraph([n for n, d in graph.nodes(data=True) if d.get("region")])
    mixed = nx.attribute_mixing_dict(labelled, "region", normalized=True)
    if len([region for region, row in mixed.items() if row]) > 1:
        close(f"{name}: assortativity by region", stated["assortativity"], nominal(mixed))


def correlation(pairs):
    """Of networkx's list of the degrees at both ends (its own function needs numpy)."""
    mean = sum(x for x, _ in pairs) / len(pairs)
    return sum((x - mean) * (y - mean) for x, y in pairs) / sum((x - mean) ** 2 for x, _ in pairs)


def nominal(mixed):
    """Newman's coefficient of networkx's mixing matrix (its own function needs numpy)."""
    within = sum(row.get(region, 0) for region, row in mixed.items())
    chance = sum(sum(row.values()) ** 2 for row in mixed.values())
    return (within - chance) / (1 - chance)


def compare_day(case, day):
    answer = ask(case, "--on", day)
    measures, graph, name = answer["measures"], graph_of(answer), f"{pathlib.Path(case).name} {day}"
    stated = {row["measure"]: row["value"] for row in measures["network"]}
    if is_mostly_a_hub(graph):
        given = [key for key, value in stated.items() if value is not None and key != "triangles"]
        if given or not measures["degenerate"]:
            failures.append(f"{name}: there is hardly more than a hub, and yet {given}")
        for row in measures["actors"]:
            close(f"{name}: degree of {row['actor']}", row["degree"], graph.degree(row["actor"]) if row["actor"] in graph else 0)
        return
    compare_actors(name, graph, measures["actors"])
    compare_communities(name, graph, measures["actors"], stated)
    compare_whole(name, graph, stated)


def compare_years(case, years):
    """Each row of --every year says what the same day says when asked alone."""
    rows = {row["on"]: row for row in ask(case, "--every", "year")["every"]}
    for year in years:
        day = f"{year}-12-31"
        alone = ask(case, "--on", day)["measures"]
        stated = {row["measure"]: row["value"] for row in alone["network"]}
        for key in ("density", "assortativity", "modularity", "n_communities", "max_core", "triangles"):
            if rows[day][key] != stated[key]:
                failures.append(f"{pathlib.Path(case).name} {day}: {key} is {rows[day][key]} in the row of the year, {stated[key]} alone")


def make_case(folder, parts, seed):
    """Actors in regions, tied more within than between; ties end, and begin again."""
    rng = random.Random(seed)
    folder.mkdir()
    (folder / "ladders").mkdir()
    codes = [f"A{i:02}" for i in range(40)]
    region = {code: f"Region {i % 4}" if i % 13 else "" for i, code in enumerate(codes)}
    rows, standing = [], set()
    day = datetime.date(1990, 1, 1)
    while day.year < 2000:
        day += datetime.timedelta(days=rng.randrange(1, 12))
        a, b = sorted(rng.sample(codes, 2))
        if codes.index(a) % parts != codes.index(b) % parts or (region[a] != region[b] and rng.random() < 0.6):
            continue
        kind = "end" if (a, b) in standing else "establish"
        standing ^= {(a, b)}
        rows.append(f"S{len(rows)},{day},{kind},{a};{b},{rng.choice(TITLES) if kind == 'establish' else ''},bilateral,,,accepted,,,\n")
    (folder / "case.toml").write_text(
        'id = "made"\nprincipal = "A00"\nregion = "Region 1"\nladder = "steps"\n'
        'window = { since = "1990-01-01", until = "1999-12-31" }\n')
    (folder / "ladders" / "steps.csv").write_text("ladder,rung,label,titles,all_of,none_of,source\n" + "".join(
        f"steps,{rung},{title},{title},,,s\n" for rung, title in enumerate(TITLES, 1)))
    (folder / "sources.csv").write_text("source,kind,citation,year,url,doi,licence\ns,paper,Made for a test.,2024,,,CC0\n")
    (folder / "titles.csv").write_text("title,en,es,zh,aliases,components\n" + "".join(f"{title},,,,,\n" for title in TITLES))
    (folder / "actors.csv").write_text(
        "actor,kind,iso3,iso2,gw,cow,m49,name_en,name_es,name_zh,aliases,region,subregion,lat,lon,since,until\n"
        + "".join(f"{code},state,,,,,,State {code},,,,{region[code]},,,,,\n" for code in codes))
    (folder / "acts.csv").write_text(
        "act,date,kind,parties,title,layer,sector,occasion,status,supersedes,binding,note\n" + "".join(rows))
    (folder / "evidence.csv").write_text(
        "act,source,locator,published,date,kind,title,quote,start,end,rule,coder,coded_on,confidence\n"
        + "".join(f"S{i},s,page {i},,,,,,,,,,,high\n" for i in range(len(rows))))
    return folder


with tempfile.TemporaryDirectory(prefix="comity-peers-") as scratch:
    cases = sys.argv[2:] or [SOURCE / "cases" / "china-lac", make_case(pathlib.Path(scratch) / "one-part", 1, 1),
                             make_case(pathlib.Path(scratch) / "two-parts", 2, 2)]
    for case in cases:
        years = [row["on"][:4] for row in ask(case, "--every", "year")["every"]]
        for year in years[::3]:
            compare_day(case, f"{year}-12-31")
            compare_day(case, f"{year}-05-17")
        compare_years(case, years[1::4])

for failure in failures[:60]:
    print(failure)
print(f"networkx {nx.__version__}: {compared} numbers compared, {len(failures)} differences")
sys.exit(1 if failures or not compared else 0)
