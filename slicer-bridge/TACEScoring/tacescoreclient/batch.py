"""Many segmentations after one another, one CSV line a case.

The list is a CSV with the columns ``path``, ``study_uid`` and ``series_uid``, and optional
``case``, ``author``, ``algorithm``, ``algorithm_name`` and ``frame_of_reference_uid``; paths are
seen from the list's folder. A batch that was stopped goes on where it was: a case whose line is in
the output, and is no fault of the surroundings, is not sent again.
"""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from typing import Callable, Dict, Iterable, List, Optional, Sequence, Tuple

from .answers import Algorithm, Job, Segmentation
from .cancellation import CancelToken
from .client import RESEARCH_USE_ONLY, TaceScoreClient, Upload
from .errors import Cancelled, ClientError, ConnectionFailed, GaveUpWaiting, ProblemError

COLUMNS = (
    "case",
    "study_uid",
    "series_uid",
    "segmentation_id",
    "sha256",
    "job_id",
    "state",
    "scores",
    "refusals",
    "warnings",
    "fault",
    "research_use_only",
)

_AGAIN = frozenset(["CONNECTION_FAILED", "STILL_RUNNING"])


@dataclass(frozen=True)
class Case:
    """A name of the user's, and what is sent for it."""

    name: str
    upload: Upload


def read_cases(path: str, author: str = "") -> Tuple[Case, ...]:
    """The cases of a list; ``author`` counts where the list names none."""
    folder = os.path.dirname(os.path.abspath(path))
    with open(path, newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        lacking = {"path", "study_uid", "series_uid"} - set(reader.fieldnames or ())
        if lacking:
            raise ClientError("the list lacks the columns %s" % ", ".join(sorted(lacking)))
        cases = [_case(row, number, folder, author) for number, row in enumerate(reader, 2)]
    names = [case.name for case in cases]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ClientError("cases are named twice: %s" % ", ".join(twice))
    return tuple(cases)


def _case(row: Dict[str, Optional[str]], line: int, folder: str, author: str) -> Case:
    values = {name: (value or "").strip() for name, value in row.items() if name}
    for needed in ("path", "study_uid", "series_uid"):
        if not values.get(needed):
            raise ClientError("line %d of the list has no %s" % (line, needed))
    try:
        algorithm = Algorithm(values.get("algorithm") or "MANUAL")
    except ValueError:
        raise ClientError(
            "line %d: algorithm is one of %s" % (line, ", ".join(a.value for a in Algorithm))
        ) from None
    return Case(
        values.get("case") or values["path"],
        Upload(
            path=os.path.join(folder, values["path"]),
            study_instance_uid=values["study_uid"],
            series_instance_uid=values["series_uid"],
            author=values.get("author") or author,
            algorithm=algorithm,
            algorithm_name=values.get("algorithm_name", ""),
            frame_of_reference_uid=values.get("frame_of_reference_uid", ""),
        ),
    )


def run(
    client: TaceScoreClient,
    cases: Iterable[Case],
    out: str,
    limit: float = 3600.0,
    cancel: Optional[CancelToken] = None,
    progress: Optional[Callable[[Case, Dict[str, str]], None]] = None,
) -> int:
    """Scores the cases that the output does not have yet; returns how many lines were written."""
    token = cancel or CancelToken()
    lines = _finished(out)
    done = {line["case"] for line in lines}
    _write(out, lines)
    written = 0
    for case in cases:
        if case.name in done:
            continue
        token.check()
        line = _line(client, case, limit, token)
        _append(out, line)
        written += 1
        if progress is not None:
            progress(case, line)
    return written


def _line(
    client: TaceScoreClient, case: Case, limit: float, token: CancelToken
) -> Dict[str, str]:
    try:
        segmentation, job = client.score(case.upload, limit, token)
        return line_of(case, segmentation, job)
    except Cancelled:
        raise
    except ProblemError as e:
        return _fault(case, e.code, e.detail)
    except ConnectionFailed as e:
        return _fault(case, "CONNECTION_FAILED", str(e))
    except GaveUpWaiting as e:
        return _fault(case, "STILL_RUNNING", str(e))
    except (ClientError, OSError) as e:
        return _fault(case, "UNFIT_CASE", str(e))


def line_of(case: Case, segmentation: Segmentation, job: Job) -> Dict[str, str]:
    scores: List[str] = []
    refusals: List[str] = []
    warnings = list(segmentation.warnings)
    for recipe in job.recipes:
        for score in recipe.scores:
            value = "" if score.value is None else repr(score.value)
            words = [word for word in (value, score.unit, score.group) if word]
            scores.append("%s %s [%s]: %s" % (recipe.recipe, score.name, score.level, " ".join(words)))
        if recipe.refusal is not None:
            refusals.append("%s: %s" % (recipe.recipe, recipe.refusal.code))
        warnings.extend("%s: %s" % (recipe.recipe, warning) for warning in recipe.warnings)
    line = _empty(case)
    line.update(
        {
            "segmentation_id": segmentation.segmentation_id,
            "sha256": segmentation.sha256,
            "job_id": job.job_id,
            "state": job.state.value,
            "scores": "; ".join(scores),
            "refusals": "; ".join(refusals),
            "warnings": "; ".join(warnings),
            "fault": job.error,
        }
    )
    return line


def _fault(case: Case, code: str, detail: str) -> Dict[str, str]:
    line = _empty(case)
    line.update({"state": code, "fault": detail})
    return line


def _empty(case: Case) -> Dict[str, str]:
    line = {column: "" for column in COLUMNS}
    line["case"] = case.name
    line["study_uid"] = case.upload.study_instance_uid
    line["series_uid"] = case.upload.series_instance_uid
    line["research_use_only"] = RESEARCH_USE_ONLY
    return line


def _finished(out: str) -> List[Dict[str, str]]:
    if not os.path.exists(out):
        return []
    with open(out, newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames is not None and tuple(reader.fieldnames) != COLUMNS:
            raise ClientError("%s is no output of a batch" % os.path.basename(out))
        return [
            {column: row.get(column) or "" for column in COLUMNS}
            for row in reader
            if row.get("state") not in _AGAIN and row.get("research_use_only")
        ]


def _write(out: str, lines: Sequence[Dict[str, str]]) -> None:
    part = out + ".part"
    with open(part, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(lines)
    os.replace(part, out)


def _append(out: str, line: Dict[str, str]) -> None:
    with open(out, "a", newline="", encoding="utf-8") as file:
        csv.DictWriter(file, COLUMNS).writerow(line)
        file.flush()
        os.fsync(file.fileno())
