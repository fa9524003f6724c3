"""The worker's answers as values. Each ``of`` builds one from decoded JSON."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any, Dict, Mapping, Optional, Tuple


class JobState(str, enum.Enum):
    """Where a job stands."""

    QUEUED = "QUEUED"
    WAITING_IMAGES = "WAITING_IMAGES"
    WAITING_SEG = "WAITING_SEG"
    AWAITING_CLINICAL = "AWAITING_CLINICAL"
    RUNNING = "RUNNING"
    DONE = "DONE"
    FAILED = "FAILED"
    REFUSED = "REFUSED"
    CANCELLED = "CANCELLED"
    SUPERSEDED = "SUPERSEDED"
    RETRACTED = "RETRACTED"
    UNKNOWN = "UNKNOWN"

    @property
    def terminal(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self in _TERMINAL

    @staticmethod
    def of(text: str) -> "JobState":
        """A state that this version does not know is UNKNOWN, and waited for."""
        try:
            return JobState(text)
        except ValueError:
            return JobState.UNKNOWN


_TERMINAL = frozenset(
    [
        JobState.DONE,
        JobState.FAILED,
        JobState.REFUSED,
        JobState.CANCELLED,
        JobState.SUPERSEDED,
        JobState.RETRACTED,
    ]
)


class Algorithm(str, enum.Enum):
    """How a segmentation came to be: Segment Algorithm Type (0062,0008)."""

    MANUAL = "MANUAL"
    SEMIAUTOMATIC = "SEMIAUTOMATIC"
    AUTOMATIC = "AUTOMATIC"


@dataclass(frozen=True)
class WorkerStatus:
    """What a worker is; ``recipes`` are ids with versions, ``queue`` counts jobs by state."""

    version: str
    recipes: Tuple[str, ...]
    queue: Dict[str, int]

    @staticmethod
    def of(json: Mapping[str, Any]) -> "WorkerStatus":
        return WorkerStatus(
            json["version"], tuple(json.get("recipes", ())), dict(json.get("queue", {}))
        )


@dataclass(frozen=True)
class StudySeries:
    """An image series that a worker has; ``phase`` is empty where it is not told."""

    series_instance_uid: str
    modality: str
    instances: int
    phase: str

    @staticmethod
    def of(json: Mapping[str, Any]) -> "StudySeries":
        return StudySeries(
            json["seriesInstanceUID"],
            json.get("modality", ""),
            int(json.get("instances", 0)),
            json.get("phase", ""),
        )


@dataclass(frozen=True)
class Study:
    """A study that a worker has; ``region_present`` tells whether a tumour is drawn."""

    study_instance_uid: str
    patient_id: str
    series: Tuple[StudySeries, ...]
    region_present: bool

    @staticmethod
    def of(json: Mapping[str, Any]) -> "Study":
        return Study(
            json["studyInstanceUID"],
            json.get("patientId", ""),
            tuple(StudySeries.of(entry) for entry in json.get("series", ())),
            bool(json.get("regionPresent", False)),
        )


@dataclass(frozen=True)
class Segment:
    """A segment as the worker took it; ``role`` e.g. TUMOUR, volume in mm3."""

    number: int
    label: str
    role: str
    voxels: int
    volume_mm3: float

    @staticmethod
    def of(json: Mapping[str, Any]) -> "Segment":
        return Segment(
            int(json["number"]),
            json["label"],
            json["role"],
            int(json["voxels"]),
            float(json["volumeMm3"]),
        )


@dataclass(frozen=True)
class Segmentation:
    """A segmentation that the worker keeps as a DICOM object."""

    segmentation_id: str
    sha256: str
    study_instance_uid: str
    series_instance_uid: str
    sop_instance_uid: str
    segments: Tuple[Segment, ...]
    warnings: Tuple[str, ...]

    @staticmethod
    def of(json: Mapping[str, Any]) -> "Segmentation":
        return Segmentation(
            json["segmentationId"],
            json["sha256"],
            json["studyInstanceUID"],
            json["seriesInstanceUID"],
            json["sopInstanceUID"],
            tuple(Segment.of(entry) for entry in json.get("segments", ())),
            tuple(json.get("warnings", ())),
        )


@dataclass(frozen=True)
class Refusal:
    """Why there is no score: a code, sentences for people, and what exactly was found."""

    code: str
    sentence: str
    remedy: str
    detail: str

    @staticmethod
    def of(json: Optional[Mapping[str, Any]]) -> "Optional[Refusal]":
        if json is None:
            return None
        return Refusal(
            json["code"], json.get("sentence", ""), json.get("remedy", ""), json.get("detail", "")
        )


@dataclass(frozen=True)
class Score:
    """One number, or one group, of a recipe; ``unit`` in UCUM, ``level`` patient or a lesion."""

    name: str
    value: Optional[float]
    unit: str
    group: str
    level: str

    @staticmethod
    def of(json: Mapping[str, Any]) -> "Score":
        value = json.get("value")
        return Score(
            json["name"],
            None if value is None else float(value),
            json.get("unit", ""),
            json.get("groupName", json.get("group", "")),
            json.get("level", ""),
        )


@dataclass(frozen=True)
class RecipeResult:
    """What one recipe made of a study; ``status`` says how far its model may be trusted.

    ``lacks`` names what it waits for: phases, regions, clinical values.
    """

    recipe: str
    version: str
    status: str
    scores: Tuple[Score, ...]
    supplements: Tuple[Score, ...]
    refusal: Optional[Refusal]
    warnings: Tuple[str, ...]
    lacks: Tuple[str, ...]

    @staticmethod
    def of(json: Mapping[str, Any]) -> "RecipeResult":
        lacks = [
            "%s %s" % (part["kind"], part["name"])
            for part in json.get("parts", ())
            if part.get("state") != "PRESENT"
        ]
        return RecipeResult(
            json["recipe"],
            json.get("version", ""),
            json.get("status", ""),
            tuple(Score.of(entry) for entry in json.get("scores", ())),
            tuple(Score.of(entry) for entry in json.get("supplements", ())),
            Refusal.of(json.get("refusal")),
            tuple(json.get("warnings", ())),
            tuple(lacks),
        )


@dataclass(frozen=True)
class Job:
    """A job, or a study that waits to become one; then ``job_id`` is the study's UID.

    ``deliveries`` are pairs of an object's name and the state of its way to the PACS.
    """

    job_id: str
    study_instance_uid: str
    state: JobState
    recipes: Tuple[RecipeResult, ...]
    deliveries: Tuple[Tuple[str, str], ...]
    error: str

    @staticmethod
    def of(json: Mapping[str, Any]) -> "Job":
        return Job(
            json["id"],
            json["studyInstanceUID"],
            JobState.of(json["state"]),
            tuple(RecipeResult.of(entry) for entry in json.get("recipes", ())),
            tuple((entry["object"], entry["state"]) for entry in json.get("deliveries", ())),
            json.get("error", json.get("superseded", "")),
        )

    def missing_clinical(self) -> Tuple[str, ...]:
        """The analytes that recipes wait for, each once."""
        names = [
            lack.split(" ", 1)[1]
            for recipe in self.recipes
            for lack in recipe.lacks
            if lack.startswith("CLINICAL ")
        ]
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True)
class HeatMap:
    """What a network looked at; numbers from 1, slices of the reference series from 0."""

    number: int
    name: str
    series_instance_uid: str
    first_slice: int
    last_slice: int

    @staticmethod
    def of(json: Mapping[str, Any]) -> "HeatMap":
        return HeatMap(
            int(json["number"]),
            json["name"],
            json["seriesInstanceUID"],
            int(json["firstSlice"]),
            int(json["lastSlice"]),
        )


@dataclass(frozen=True)
class MadeObject:
    """A DICOM object of a job; numbers from 1."""

    number: int
    role: str
    sop_class_uid: str
    sop_instance_uid: str

    @staticmethod
    def of(json: Mapping[str, Any]) -> "MadeObject":
        return MadeObject(
            int(json["number"]), json["role"], json["sopClassUID"], json["sopInstanceUID"]
        )
