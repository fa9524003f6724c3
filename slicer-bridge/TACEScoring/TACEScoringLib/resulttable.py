"""A job as rows of a table: what may not be overlooked first."""

from __future__ import annotations

from typing import List, Sequence, Tuple

from tacescoreclient import RESEARCH_USE_ONLY, Job, Segmentation

COLUMNS = ("Recipe", "Of", "Name", "Value", "Unit", "Group", "Model status", "Note")


def rows(job: Job, segmentation: "Segmentation | None" = None) -> List[Tuple[str, ...]]:
    """Research label, faults and warnings, refusals, then scores and what stands beside them."""
    table: List[Tuple[str, ...]] = [_note("", "RESEARCH", RESEARCH_USE_ONLY)]
    if job.error:
        table.append(_note("", job.state.value, job.error))
    if segmentation is not None:
        table.extend(_note("", "Warning", warning) for warning in segmentation.warnings)
    for recipe in job.recipes:
        table.extend(_note(recipe.recipe, "Warning", warning) for warning in recipe.warnings)
    for recipe in job.recipes:
        if recipe.refusal is not None:
            words = [recipe.refusal.sentence, recipe.refusal.remedy, recipe.refusal.detail]
            table.append(
                _note(recipe.recipe, recipe.refusal.code, " ".join(word for word in words if word))
            )
    for recipe in job.recipes:
        for score in recipe.scores:
            table.append(_score(recipe, score, ""))
        for score in recipe.supplements:
            table.append(_score(recipe, score, "beside the score, adds nothing to it"))
    if segmentation is not None:
        table.append(_note("", "Mask SHA-256", segmentation.sha256))
    return table


def _note(recipe: str, name: str, text: str) -> Tuple[str, ...]:
    return (recipe, "", name, "", "", "", "", text)


def _score(recipe, score, note: str) -> Tuple[str, ...]:
    value = "" if score.value is None else "%.4g" % score.value
    return (
        "%s %s" % (recipe.recipe, recipe.version),
        score.level,
        score.name,
        value,
        score.unit,
        score.group,
        recipe.status,
        note,
    )


def csv_text(table: Sequence[Sequence[str]]) -> str:
    """The table as CSV with its header."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(table)
    return out.getvalue()
