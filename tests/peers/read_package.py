#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads the data package of a case with nothing but Python's own csv and json, and checks all it says.

    tests/peers/read_package.py PROGRAM [CASE]

Checked: hashes and sizes, headers against fields, every value against type, constraint and
missingValues, primary keys, foreign keys. Written from the text of the standard, not from the writer.
"""
import csv
import datetime
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
CASE = sys.argv[2] if len(sys.argv) > 2 else str(SOURCE / "cases" / "china-lac")
READ = {"string": str, "integer": int, "number": float, "date": datetime.date.fromisoformat,
        "boolean": {"true": True, "True": True, "TRUE": True, "1": True,
                    "false": False, "False": False, "FALSE": False, "0": False}.__getitem__}
faults = []


def check(fits, what):
    if not fits:
        faults.append(what)


def check_descriptor(package):
    check(package.get("$schema") == "https://datapackage.org/profiles/2.0/datapackage.json", "$schema")
    check(re.fullmatch(r"[a-z0-9._-]+", package.get("name", "")), "name")
    check(package.get("resources"), "resources")
    for licence in package.get("licenses", []):
        check("name" in licence or "path" in licence, f"licence {licence}")
    for source in package.get("sources", []):
        check("title" in source, f"source {source}")
        check("path" not in source or re.match(r"https?://", source["path"]), f"path of source {source}")
    names = [r["name"] for r in package["resources"]]
    check(len(names) == len(set(names)), "names of resources are not unique")


def read_rows(folder, resource):
    bytes_ = (folder / resource["path"]).read_bytes()
    check(resource["bytes"] == len(bytes_), f"{resource['path']}: bytes")
    check(resource["hash"] == "sha256:" + hashlib.sha256(bytes_).hexdigest(), f"{resource['path']}: hash")
    if resource.get("type") != "table":
        return None
    schema = resource["schema"]
    lines = list(csv.reader(bytes_.decode("utf-8").splitlines(keepends=True)))
    fields = schema["fields"]
    check(lines[0] == [f["name"] for f in fields], f"{resource['name']}: header {lines[0]}")
    rows = []
    for number, line in enumerate(lines[1:], 2):
        check(len(line) == len(fields), f"{resource['name']}:{number}: {len(line)} fields")
        rows.append({f["name"]: read_value(f, v, schema["missingValues"], f"{resource['name']}:{number}")
                     for f, v in zip(fields, line)})
    return rows


def read_value(field, text, missing, where):
    if text in missing:
        check(not field.get("constraints", {}).get("required"), f"{where}: {field['name']} is missing")
        return None
    try:
        value = READ[field["type"]](text)
    except (ValueError, KeyError):
        faults.append(f"{where}: {field['name']}: {text!r} is no {field['type']}")
        return None
    allowed = field.get("constraints", {}).get("enum")
    check(allowed is None or value in allowed, f"{where}: {field['name']}: {text!r} is not allowed")
    return value


def check_keys(resource, tables):
    schema, rows = resource["schema"], tables[resource["name"]]
    key = schema.get("primaryKey", [])
    if key:
        seen = [tuple(row[f] for f in key) for row in rows]
        check(len(seen) == len(set(seen)), f"{resource['name']}: primary key is not unique")
        check(all(None not in k for k in seen), f"{resource['name']}: primary key has gaps")
    for foreign in schema.get("foreignKeys", []):
        target = foreign["reference"]["resource"] or resource["name"]
        known = {tuple(row[f] for f in foreign["reference"]["fields"]) for row in tables[target]}
        for row in rows:
            value = tuple(row[f] for f in foreign["fields"])
            check(value == (None,) * len(value) or value in known, f"{resource['name']}: {value} is not in {target}")


with tempfile.TemporaryDirectory(prefix="comity-peers-") as scratch:
    folder = pathlib.Path(scratch) / "package"
    subprocess.run([PROGRAM, "export", CASE, "--package", "-o", str(folder)], check=True, capture_output=True)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    check_descriptor(package)
    tables = {r["name"]: read_rows(folder, r) for r in package["resources"]}
    for resource in package["resources"]:
        if resource.get("type") == "table":
            check_keys(resource, tables)
    described = {r["path"] for r in package["resources"]} | {"datapackage.json", "LICENCES.md"}
    check({str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()} == described, "files that nothing describes")

for fault in faults:
    print(fault)
print(f"{len(tables)} resources, {sum(len(t or []) for t in tables.values())} rows: {len(faults)} faults")
sys.exit(1 if faults else 0)
