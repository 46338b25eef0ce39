# SPDX-License-Identifier: Apache-2.0
"""Measures what the study of the tiers of a case says: each figure from the program, or counted from its answers."""
import concurrent.futures
import os
import random

from asking import CATEGORIES, Refused
from counting import p_stratified, pairs_in_order

FACTORS = ["willingness", "foundation", "potential"]
N_DEALS = 199


def factor_ranges(row, criteria, without=()):
    """The factors of a partner, each as (low, high), from its scaled measures; some criteria may be left out."""
    of, ranges = {c["criterion"]: c for c in criteria}, {}
    for factor in FACTORS:
        low = high = weights = 0.0
        for measure in row["measures"]:
            criterion, scaled = of[measure["criterion"]], measure["scaled"]
            left_out = scaled is None and criterion["missing"] == "left_out"
            if criterion["factor"] == factor and not left_out and criterion["criterion"] not in without:
                low += criterion["weight"] * (scaled if scaled is not None else 0)
                high += criterion["weight"] * (scaled if scaled is not None else 1)
                weights += criterion["weight"]
        ranges[factor] = (low / weights, high / weights) if weights else (0.0, 1.0)
    return ranges


def stated_ranges(row):
    return {s["factor"]: (s["low"], s["high"]) for s in row["scores"]}


def middle(ranges):
    return {factor: (low + high) / 2 for factor, (low, high) in ranges.items()}


def printed_examples(answer, without=(), partners=None):
    """The printed partners with the middles of their factors, as examples for `learn`."""
    return {row["partner"]: (middle(factor_ranges(row, answer["criteria"], without)), row["printed"])
            for row in answer["assignments"] if row["printed"] and (partners is None or row["partner"] in partners)}


def check_ranges(answer):
    """The sums above have to be the program's own."""
    for row in answer["assignments"]:
        ours, theirs = factor_ranges(row, answer["criteria"]), stated_ranges(row)
        if any(abs(ours[f][i] - theirs[f][i]) > 1e-9 for f in FACTORS for i in (0, 1)):
            raise Refused(f"{row['partner']}: the factors are not the means of the measures any more")


def at_once(function, things):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return list(pool.map(function, things))


def sorted_each_year(program, years):
    """What `sort` says of the end of each year, by one and the same rule: {year: answer}."""
    whole = program.answer("sort", "--every", "year", "--weights", "given", "--draws", "1")
    answers = {int(day["on"][:4]): day | {"rule": whole["rule"], "assignments": []} for day in whole["years"]}
    for row in whole["every"]:
        answers[int(row["on"][:4])]["assignments"].append(row)
    if sorted(answers) != years:
        raise Refused(f"the years are {min(answers)} to {max(answers)}, not {years[0]} to {years[-1]}")
    for answer in answers.values():
        check_ranges(answer)
    return answers


# --- one day ----------------------------------------------------------------------------------------

def one_criterion_each(program, answer):
    """Of each criterion and factor alone: pairs in the order of the tiers, and the most that one cut restores."""
    def of(thing):
        name = thing if isinstance(thing, str) else thing["criterion"]
        values = {}
        for row in answer["assignments"]:
            value = middle(stated_ranges(row))[name] if name in FACTORS else next(m["raw"] for m in row["measures"] if m["criterion"] == name)
            if row["printed"] and value is not None:
                values[row["partner"]] = ({name: value}, row["printed"])
        least = not isinstance(thing, str) and thing["direction"] == "min"
        sign = -1 if least else 1
        alike, opposite, tau = pairs_in_order([sign * v[name] for v, _ in values.values()], [CATEGORIES.index(c) for _, c in values.values()])
        learned = program.learn(values, [name], [name] if least else ())
        return {"name": name, "label": name.capitalize() if name in FACTORS else thing["name"]["en"], "alike": alike, "opposite": opposite,
                "tau": tau, "restored": learned["reproduced"], "n": len(values)}
    return at_once(of, [*answer["criteria"], *FACTORS])


def dealt_at_random(program, examples):
    """How many the best rule restores where the printed tiers are dealt to the partners at random."""
    def restored(seed):
        dealt = [category for _, category in examples.values()]
        random.Random(seed).shuffle(dealt)
        return program.learn({name: (values, category) for (name, (values, _)), category in zip(examples.items(), dealt)}, FACTORS)["reproduced"]
    return at_once(restored, range(N_DEALS))


def on_ladders(program, examples, compared):
    """What titles alone restore, ladder by ladder; partners whose title a ladder does not rank are left out."""
    rungs = {row["partner"]: row["rungs"] for row in compared["partners"]}

    def on(ladder):
        ranked = {name: ({"rung": rungs[name][ladder["ladder"]]}, category) for name, (_, category) in examples.items()
                  if rungs.get(name, {}).get(ladder["ladder"]) is not None}
        of = {category for _, category in ranked.values()}
        return {"ladder": ladder["ladder"], "author": ladder["author"], "n": len(ranked), "ranked": ranked,
                "learned": program.learn(ranked, ["rung"]) if len(of) == len(CATEGORIES) else None}
    return at_once(on, compared["ladders"])


def missing_otherwise(program, answer):
    """What the best rule restores where missing values are taken otherwise."""
    missing = {row["partner"] for row in answer["assignments"] if any(m["raw"] is None for m in row["measures"])}
    ranged = {row["partner"] for row in answer["assignments"] if any(low < high for low, high in stated_ranges(row).values())}
    examples = printed_examples(answer)

    def at(end):
        return {row["partner"]: ({f: r[end] for f, r in stated_ranges(row).items()}, row["printed"]) for row in answer["assignments"] if row["printed"]}

    def only(keep):
        return {name: example for name, example in examples.items() if keep(name)}
    cases = [("ranges at their middle, as `learn` takes them", examples), ("ranges at their worst", at(0)), ("ranges at their best", at(1)),
             ("without partners whose factors are a range", only(lambda name: name not in ranged)),
             ("without partners with any missing measure", only(lambda name: name not in missing))]
    return {"missing": missing, "ranged": ranged, "rows": [(words, program.learn(rows, FACTORS)) for words, rows in cases]}


def without_each(program, answer):
    """What the best rule restores without each criterion in turn."""
    return at_once(lambda c: (c, program.learn(printed_examples(answer, [c["criterion"]]), FACTORS)), answer["criteria"])


# --- through time -----------------------------------------------------------------------------------

def learned_anew(program, examples):
    """What the best rule restores on the measures of a year; a factor that nobody has a measure of tells nobody apart."""
    telling = [f for f in FACTORS if len({values[f] for values, _ in examples.values()}) > 1]
    return program.learn(examples, telling)


def years_of_partners(spells, transitions, cuts, years):
    """Each year that a partner begins with a title below the top tier's: its title's tier, and whether it was upgraded in the year."""
    rows = []
    for year in years:
        eve = f"{year - 1}-12-31"
        for spell in spells:
            if spell["since"] <= eve and (not spell["until"] or spell["until"] > eve):
                tier = sum(float(spell["rung"]) >= cut for cut in cuts)
                upgrades = [t for t in transitions if t["b"] == spell["b"] and t["day"][:4] == str(year)]
                rows.append({"partner": spell["b"], "year": year, "title_tier": tier, "upgrades": upgrades})
    return rows


def above_title(row, tiers):
    """Whether the factors put a partner above its title on the eve of a year; None: they do not say."""
    low, high = tiers[row["year"] - 1][row["partner"]]
    return True if low > row["title_tier"] else False if high <= row["title_tier"] else None


def has_risen(row, tiers):
    """Whether the factor tier rose in the three years before; None: it cannot be said."""
    before, after = (tiers.get(y, {}).get(row["partner"]) for y in (row["year"] - 4, row["year"] - 1))
    if before is None:
        return None
    return True if after[0] > before[1] else False if after[1] <= before[0] else None


def two_by_two(rows, sign, tiers):
    """Upgrades and years with a sign and without it, the ratio of their rates, and two exact p-values."""
    cells, unknown, strata = {True: [0, 0], False: [0, 0]}, [0, 0], {}
    for row in rows:
        shown, event = sign(row, tiers), bool(row["upgrades"])
        cell = unknown if shown is None else cells[shown]
        cell[0], cell[1] = cell[0] + event, cell[1] + 1
        if shown is not None:
            stratum = strata.setdefault(row["partner"], [0, 0, 0, 0])
            for i, add in enumerate((shown and event, event, shown, True)):
                stratum[i] += add
    whole = [tuple(sum(s[i] for s in strata.values()) for i in range(4))]
    return {"with": cells[True], "without": cells[False], "unknown": unknown, "ratio": ratio(cells[True], cells[False]),
            "bounds": bounds(cells, unknown), "p": p_stratified(whole), "p_within": p_stratified(strata.values())}


def ratio(first, second):
    """The ratio of two rates, each (events, years); None where the second rate is zero or one cannot be given."""
    if not first[1] or not second[1] or not second[0]:
        return None
    return (first[0] / first[1]) / (second[0] / second[1])


def bounds(cells, unknown):
    """The least and greatest ratio, wherever the years belong of which it cannot be said."""
    events, others = unknown[0], unknown[1] - unknown[0]
    (a, m), (b, n) = cells[True], cells[False]
    return ratio((a, m + others), (b + events, n + events)), ratio((a + events, m + events), (b, n + others))


def tiers_by(program, problem, answers, without):
    """The tiers of all partners in all years by the rule of a problem, {year: {partner: (low, high)}}; `without(answer)` names criteria left out."""
    performances = {f"{row['partner']}@{year}": factor_ranges(row, answer["criteria"], without(answer))
                    for year, answer in answers.items() for row in answer["assignments"]}
    by_year = {}
    for name, tier in program.tiers(problem, performances).items():
        partner, year = name.split("@")
        by_year.setdefault(int(year), {})[partner] = tier
    return by_year


def without_own_example(program, examples, answers):
    """The tiers of each partner by the rule that is learned without it."""
    by_year = {year: {} for year in answers}

    def of(partner):
        problem = program.problem({name: e for name, e in examples.items() if name != partner}, FACTORS)
        return partner, program.tiers(problem, {str(year): stated_ranges(row) for year, answer in answers.items()
                                                for row in answer["assignments"] if row["partner"] == partner})
    for partner, tiers in at_once(of, sorted(examples)):
        for year, tier in tiers.items():
            by_year[int(year)][partner] = tier
    return by_year


def constants(answer):
    """The criteria that tell no partner from another on a day."""
    return [c["criterion"] for c in answer["criteria"] if c["constant"]]


def signs(program, answers, rows):
    """The two-by-two tables of every sign tried: [(words, table, tiers)]."""
    last = answers[max(answers)]
    everything = printed_examples(last)
    shown = {year: {row["partner"]: (CATEGORIES.index(row["lowest"]), CATEGORIES.index(row["highest"])) for row in answer["assignments"]}
             for year, answer in answers.items()}
    rule = program.problem(everything, FACTORS)
    level = tiers_by(program, rule, answers, constants)
    unfinanced = tiers_by(program, program.problem(printed_examples(last, ["finance"]), FACTORS), answers, lambda answer: ["finance"])
    own = without_own_example(program, everything, answers)
    tried = [("above its title", above_title, shown), ("above its title, rule learned without the partner", above_title, own),
             ("above its title, finance left out", above_title, unfinanced), ("above its title, criteria equal for all left out", above_title, level),
             ("rose in the three years before", has_risen, shown)]
    return [(words, two_by_two(rows, sign, tiers), tiers) for words, sign, tiers in tried]


def measure(program):
    """Everything the study says, from the program."""
    envelope = program.envelope("sort")
    answer, first, last = envelope["answer"], 1993, int(envelope["on"][:4])
    check_ranges(answer)
    years = list(range(first, last + 1))
    answers = sorted_each_year(program, years)
    examples = printed_examples(answer)
    titles = on_ladders(program, examples, program.answer("compare", "--ladders"))
    own = next(row for row in titles if row["ladder"] == envelope["ladder"])
    cuts = [profile["value"] for profile in own["learned"]["profiles"]]
    spells = program.rows("select s.b, s.rung, s.since, s.until from spell s join actor x on x.actor = s.b "
                         "where s.a = 'CHN' and s.layer = 'bilateral' and x.kind = 'state' order by s.b, s.since")
    upgrades = program.rows("select t.act, t.b, t.day, t.rung_before, t.rung_after from transition t join actor x on x.actor = t.b "
                            "where t.a = 'CHN' and t.layer = 'bilateral' and x.kind = 'state' and t.kind = 'upgrade' order by t.day")
    partner_years = years_of_partners(spells, upgrades, cuts, years[1:])
    below = [row for row in partner_years if row["title_tier"] < len(CATEGORIES) - 1]
    return {"envelope": envelope, "sort": answer, "learn": program.answer("learn"), "years": answers, "examples": examples,
            "alone": one_criterion_each(program, answer), "deals": dealt_at_random(program, examples), "titles": titles, "own": own,
            "cuts": cuts, "upgrades": upgrades, "partner_years": partner_years, "below": below, "signs": signs(program, answers, below),
            "missing": missing_otherwise(program, answer), "without": without_each(program, answer),
            "by_year": at_once(lambda y: (y, learned_anew(program, printed_examples(answers[y]))), years),
            "trade": program.rows("select counterpart as partner, year(period_max) as year, sum(value) as value from indicator where indicator = 'trade_goods' "
                                  "and reporter = 'CHN' and actor = 'CHN' and status = 'value' group by all having count(distinct class) = 2 order by all"),
            "votes": program.rows("select max(year(period_max)) as last from indicator where indicator = 'un_agreement' and status = 'value'"),
            "finance": program.rows("select distinct period, status from indicator where indicator = 'finance_commitments' order by all"),
            "sources": program.rows("select distinct i.source, s.citation, s.licence, s.doi, s.url from indicator i join source s on s.source = i.source "
                                    "where i.indicator in ('un_agreement', 'gdp', 'population', 'trade_goods', 'trade_rank', 'recognition', 'finance_commitments') order by 1")}
