"""Client of a TACEscore worker: send a segmentation, get the scores back. Research use only.

Needs Python 3.9 and its standard library alone; knows nothing of 3D Slicer.
"""

from .answers import (
    Algorithm,
    HeatMap,
    Job,
    JobState,
    MadeObject,
    RecipeResult,
    Refusal,
    Score,
    Segment,
    Segmentation,
    Study,
    StudySeries,
    WorkerStatus,
)
from .cancellation import CancelToken
from .client import RESEARCH_USE_ONLY, TaceScoreClient, Upload
from .errors import Cancelled, ClientError, ConnectionFailed, GaveUpWaiting, ProblemError
from .transport import Connection

__all__ = [
    "Algorithm",
    "CancelToken",
    "Cancelled",
    "ClientError",
    "Connection",
    "ConnectionFailed",
    "GaveUpWaiting",
    "HeatMap",
    "Job",
    "JobState",
    "MadeObject",
    "ProblemError",
    "RESEARCH_USE_ONLY",
    "RecipeResult",
    "Refusal",
    "Score",
    "Segment",
    "Segmentation",
    "Study",
    "StudySeries",
    "TaceScoreClient",
    "Upload",
    "WorkerStatus",
]
