"""What the panel does, without widgets: a case from the drawing to the result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Dict, Mapping, Optional, Tuple

from tacescoreclient import (
    CancelToken,
    Cancelled,
    HeatMap,
    Job,
    JobState,
    ProblemError,
    Segmentation,
    TaceScoreClient,
    Upload,
)

ROLES = ("as the worker tells", "tumour", "liver", "necrosis", "other")

_ADVICE = {
    "UNKNOWN_SERIES": "The worker does not have this series. Send the study to it first.",
    "GEOMETRY_MISMATCH": "Draw on the series itself: in Segmentations, set this volume as the "
    "source geometry.",
    "FRAME_OF_REFERENCE_MISMATCH": "The drawing belongs to other images than the chosen series.",
    "EMPTY_SEGMENT": "A tumour segment is empty. Draw it or remove it.",
    "NO_TUMOUR_SEGMENT": "Say in the table which segment is the tumour.",
    "TOO_LARGE": "The segmentation is larger than its series, or has too many segments.",
    "UNSUPPORTED_FORMAT": "The worker cannot read the file.",
    "UNAUTHENTICATED": "The worker wants a token. Enter it under Connection.",
    "FORBIDDEN": "The token does not allow this.",
    "CONFLICT": "The worker has something else under these names.",
}

_PROGRESS = {
    JobState.WAITING_IMAGES: 20,
    JobState.WAITING_SEG: 20,
    JobState.AWAITING_CLINICAL: 30,
    JobState.QUEUED: 40,
    JobState.RUNNING: 60,
}


@dataclass(frozen=True)
class Step:
    """How far a case is: a sentence, and a share in percent that only grows."""

    text: str
    percent: int
    job_id: str = ""


@dataclass(frozen=True)
class CaseResult:
    """What came of a case; heat maps as pairs of what they are and their NRRD bytes."""

    segmentation: Optional[Segmentation]
    job: Job
    heat_maps: Tuple[Tuple[HeatMap, bytes], ...]


def segment_roles(chosen: Mapping[str, str]) -> Dict[str, str]:
    """The roles to be sent: those that the user has chosen."""
    return {name: role for name, role in chosen.items() if role in ROLES[1:]}


def explain(fault: BaseException) -> str:
    """One text for the user, with what to do where that is known."""
    if isinstance(fault, Cancelled):
        return "Cancelled."
    if isinstance(fault, ProblemError):
        advice = _ADVICE.get(fault.code, "")
        return "%s (%s: %s)" % (advice, fault.code, fault.detail) if advice else str(fault)
    return str(fault) or type(fault).__name__


def run_case(
    client: TaceScoreClient,
    upload: Upload,
    clinical: Optional[Mapping[str, Mapping[str, str]]],
    token: CancelToken,
    report: Callable[[Any], None],
    limit: float = 3600.0,
) -> CaseResult:
    """Sends, starts and follows a case; cancelled on the way, the job is cancelled, too."""
    report(Step("Sending the segmentation", 5))
    segmentation = client.upload(upload, token)
    token.check()
    report(Step("Starting the job", 15))
    started = client.start([segmentation.segmentation_id], clinical=clinical)
    return follow(client, started.job_id, segmentation, token, report, limit)


def follow(
    client: TaceScoreClient,
    job_id: str,
    segmentation: Optional[Segmentation],
    token: CancelToken,
    report: Callable[[Any], None],
    limit: float = 3600.0,
) -> CaseResult:
    """Follows a job to its end, or to where clinical values must be asked for."""
    known = [job_id]

    def told(job: Job) -> None:
        known[0] = job.job_id
        report(Step(job.state.value, _PROGRESS.get(job.state, 95), job.job_id))

    try:
        job = client.wait(job_id, limit, token, told, until=_asks)
    except Cancelled:
        client.cancel_quietly(known[0])
        raise
    if job.state is not JobState.DONE:
        return CaseResult(segmentation, job, ())
    maps = tuple(
        (heat_map, client.heat_map(job.job_id, heat_map.number))
        for heat_map in client.heat_maps(job.job_id)
    )
    return CaseResult(segmentation, job, maps)


def _asks(job: Job) -> bool:
    return job.state is JobState.AWAITING_CLINICAL and bool(job.missing_clinical())
