# SPDX-License-Identifier: Apache-2.0
"""Asks the program, and gives back what it answers."""
import csv
import io
import json
import pathlib
import subprocess
import tempfile

CATEGORIES = ["node", "link", "pivot"]      # the worst first


class Refused(Exception):
    """The program did not answer, or its answer no longer bears out a sentence."""


def need(holds, sentence):
    """Refuses to write a sentence that the numbers no longer bear out."""
    if not holds:
        raise Refused(f"the numbers no longer say: {sentence}")


class Program:
    """The program and the case it is asked about."""

    def __init__(self, path, case):
        self.path, self.case = str(path), str(case)

    def run(self, *arguments):
        done = subprocess.run([self.path, *arguments], capture_output=True, text=True)
        if done.returncode > 1:
            raise Refused(f"comity {' '.join(arguments)}\n{done.stderr}")
        return done.stdout

    def envelope(self, word, *options):
        return json.loads(self.run(word, self.case, *options, "--json"))

    def answer(self, word, *options):
        return self.envelope(word, *options)["answer"]

    def rows(self, select):
        return list(csv.DictReader(io.StringIO(self.run("sql", self.case, select, "--csv"))))

    def learn(self, examples, criteria, fewer_is_better=()):
        """What `learn` says of examples: {id: ({criterion: value}, category)}."""
        return self._learn(examples, criteria, fewer_is_better, "--json")["answer"]

    def problem(self, examples, criteria):
        """The rule that `learn` shows, as a problem that `sort` reads."""
        return self._learn(examples, criteria, (), "--format", "problem")

    def _learn(self, examples, criteria, fewer_is_better, *form):
        with tempfile.TemporaryDirectory(prefix="comity-study-") as folder:
            file = pathlib.Path(folder) / "examples.csv"
            with file.open("w", newline="", encoding="utf-8") as out:
                writer = csv.writer(out, lineterminator="\n")
                writer.writerow(["id", *criteria, "category"])
                writer.writerows([name, *(repr(float(values[c])) for c in criteria), category]
                                 for name, (values, category) in examples.items())
            least = ["--min", ",".join(fewer_is_better)] if fewer_is_better else []
            return json.loads(self.run("learn", str(file), "--categories", ",".join(CATEGORIES), *least, *form))

    def tiers(self, problem, performances):
        """The lowest and highest tier of each alternative {id: {criterion: (low, high)}} by the rule of a problem."""
        problem = problem | {"alternatives": [{"id": name, "performances": {c: list(v) if v[0] < v[1] else v[0] for c, v in values.items()}}
                                              for name, values in performances.items()]}
        problem.pop("robustness", None)
        with tempfile.TemporaryDirectory(prefix="comity-study-") as folder:
            file = pathlib.Path(folder) / "problem.json"
            file.write_text(json.dumps(problem), encoding="utf-8")
            answer = json.loads(self.run("sort", str(file), "--json"))["answer"]
        return {row["partner"]: (CATEGORIES.index(row["lowest"]), CATEGORIES.index(row["highest"])) for row in answer["assignments"]}
