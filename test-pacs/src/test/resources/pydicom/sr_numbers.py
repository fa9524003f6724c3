"""Reads a Structured Report with pydicom and compares its numbers with those of result.json.

usage: sr_numbers.py sr.dcm result.json
Prints a line for each difference and at last how many values were compared; exit status 0 without
differences, 1 with some, 42 where pydicom is missing.
"""

import json
import sys
from decimal import Decimal

try:
    import pydicom
except ImportError:
    sys.exit(42)


def value_of(code):
    return code.get("CodeValue") or code.get("LongCodeValue")


def name(item):
    return value_of(item.ConceptNameCodeSequence[0])


def children(item, concept=None):
    items = item.get("ContentSequence", [])
    return [one for one in items if concept is None or name(one) == concept]


def text(group, concept):
    return [one.TextValue for one in children(group, concept)]


class Group:
    """One measurement group of the report."""

    def __init__(self, item):
        self.item = item
        self.algorithm = text(item, "111001")[0]
        self.tracking = children(item, "112040")[0].UID
        self.finding = value_of(children(item, "121071")[0].ConceptCodeSequence[0])
        self.numbers = {}
        for one in children(item):
            if one.ValueType == "NUM":
                value = one.MeasuredValueSequence[0]
                unit = value.MeasurementUnitsCodeSequence[0].CodeValue
                self.numbers.setdefault(name(one), []).append((Decimal(str(value.NumericValue)), unit))

    def codes(self, concept):
        return [one.ConceptCodeSequence[0].CodeMeaning for one in children(self.item, concept)]


class Comparison:
    def __init__(self):
        self.count = 0
        self.differences = []

    def check(self, what, holds, found):
        self.count += 1
        if not holds:
            self.differences.append(f"{what}: {found}")

    def number(self, what, group, concept, value, unit):
        found = group.numbers.get(concept, [])
        self.check(what, any(same(number, shown, value, unit) for number, shown in found), found)


def same(number, shown, value, unit):
    """Equal but for the rounding of what is shown; a fraction is shown in percent."""
    value = Decimal(str(value))
    if unit == "1":
        if shown != "%":
            return False
        value *= 100
    elif shown != unit:
        return False
    places = max(0, -number.as_tuple().exponent)
    return abs(number - value) <= Decimal(1).scaleb(-places) / 2


def compare_score(comparison, groups, recipe):
    score = recipe["score"]
    tracking = recipe.get("lesion", {}).get("tracking_uid")
    mine = [
        group
        for group in groups
        if group.algorithm == "TACEscore " + recipe["id"]
        and (tracking is None) == (group.finding == "TACE-SCORE")
        and tracking in (None, group.tracking)
    ]
    comparison.check(f"{recipe['id']} groups", len(mine) == 1, len(mine))
    for group in mine:
        what = f"{recipe['id']} {tracking or 'patient'} "
        comparison.number(what + "total", group, score["code"], score["value"], score["unit"])
        comparator, cutoff = score["cutoff"].split()
        comparison.number(what + "cutoff", group, "CUTOFF", cutoff, score["unit"])
        meaning = {">": "high when greater than the cutoff", ">=": "high from the cutoff on"}
        found = group.codes("COMPARATOR")
        comparison.check(what + "comparator", found == [meaning[comparator]], found)
        found = group.codes("RISK-GROUP") + group.codes("SCORE-GROUP")
        comparison.check(what + "group", found == [score["group_name"]], found)
        points = [n for concept, n in group.numbers.items() if concept.startswith("POINTS-")]
        added = [float(one[0][0]) for one in points]
        comparison.check(what + "points", added == [t["adds"] for t in score["terms"]], added)
        for beside in score.get("supplements", []):
            if "value" in beside:
                comparison.number(
                    what + beside["id"], group, beside["code"], beside["value"], beside["unit"]
                )


def compare_lesion(comparison, groups, lesion):
    mine = [
        group
        for group in groups
        if group.tracking == lesion["tracking_uid"] and children(group.item, "LESION-ROLE")
    ]
    comparison.check(f"lesion {lesion['label']} groups", len(mine) == 1, len(mine))
    for group in mine:
        for measured in lesion["measurements"]:
            what = f"lesion {lesion['label']} {measured['name']}"
            comparison.number(what, group, measured["code"], measured["value"], measured["unit"])


def compare_clinical(comparison, groups, values):
    told = [line for group in groups for line in text(group.item, "CLINICAL-VALUE")]
    for value in values:
        found = [
            line
            for line in told
            if line.startswith(f"{value['analyte']}: {value['value']}") and value["source"] in line
        ]
        comparison.check(f"clinical {value['analyte']}", len(found) == 1, told)


def main(report, result):
    sr = pydicom.dcmread(report)
    with open(result, encoding="utf-8") as file:
        expected = json.load(file)
    measurements = children(sr, "126010")[0]
    groups = [Group(item) for item in children(measurements)]
    comparison = Comparison()
    summary = " ".join(text(sr, "121111"))
    for recipe in expected["recipes"]:
        if "score" in recipe:
            compare_score(comparison, groups, recipe)
        else:
            code = recipe["refusal"]["code"]
            comparison.check(f"{recipe['id']} refusal", code in summary, summary)
    for lesion in expected["lesions"]:
        compare_lesion(comparison, groups, lesion)
    compare_clinical(comparison, groups, expected["clinical"])
    uid = expected["sr_sop_instance_uid"]
    comparison.check("SOP Instance UID", sr.SOPInstanceUID == uid, sr.SOPInstanceUID)
    for difference in comparison.differences:
        print(difference)
    print(f"compared {comparison.count}")
    return 1 if comparison.differences else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
