# SPDX-License-Identifier: Apache-2.0
"""Counts pairs in order, and tables of two by two, exactly."""
from fractions import Fraction
from math import comb, sqrt


def pairs_in_order(first, second):
    """Pairs that two rankings of the same things order alike, reversed, and Kendall's tau-b (None: one is constant)."""
    alike = opposite = untied_first = untied_second = 0
    for i in range(len(first)):
        for j in range(i):
            a, b = first[i] - first[j], second[i] - second[j]
            untied_first, untied_second = untied_first + (a != 0), untied_second + (b != 0)
            alike, opposite = alike + (a * b > 0), opposite + (a * b < 0)
    product = untied_first * untied_second
    return alike, opposite, (alike - opposite) / sqrt(product) if product else None


def hits(events, marked, total):
    """How likely each number of marked cases is among `events` drawn from `total`: the hypergeometric law."""
    return {k: Fraction(comb(marked, k) * comb(total - marked, events - k), comb(total, events))
            for k in range(max(0, events + marked - total), min(events, marked) + 1)}


def p_stratified(strata):
    """One-sided exact p: as many marked events or more, where events fall at random within each stratum.

    Strata are (events that are marked, events, marked cases, cases). One stratum: Fisher's exact test.
    """
    law, seen = {0: Fraction(1)}, 0
    for marked_events, events, marked, total in strata:
        seen += marked_events
        summed = {}
        for k, p in law.items():
            for more, q in hits(events, marked, total).items():
                summed[k + more] = summed.get(k + more, 0) + p * q
        law = summed
    return float(sum(p for k, p in law.items() if k >= seen))


def self_test():
    assert pairs_in_order([1, 2, 3], [1, 2, 2]) == (2, 0, 2 / sqrt(6))
    assert pairs_in_order([1, 1], [1, 2])[2] is None
    assert abs(p_stratified([(3, 4, 4, 8)]) - 17 / 70) < 1e-12                # Fisher's tea: 3 or more of 4
    assert abs(p_stratified([(1, 1, 1, 2), (1, 1, 1, 2)]) - 1 / 4) < 1e-12     # two coins
    assert p_stratified([(0, 1, 0, 5)]) == 1
