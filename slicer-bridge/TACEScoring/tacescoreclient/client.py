"""What a worker can be asked."""

from __future__ import annotations

import hashlib
import json
import os
import time
import urllib.parse
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple

from . import multipart
from .answers import (
    Algorithm,
    HeatMap,
    Job,
    JobState,
    MadeObject,
    Segmentation,
    Study,
    WorkerStatus,
)
from .cancellation import CancelToken
from .errors import ClientError, GaveUpWaiting, ProblemError
from .transport import Answer, Connection, Transport, backoff

RESEARCH_USE_ONLY = "RESEARCH USE ONLY. Not for diagnosis, not for treatment decisions."

_JSON = {"Content-Type": "application/json"}
_FIRST_POLL = 0.5
_LONGEST_POLL = 15.0


@dataclass(frozen=True)
class Upload:
    """A segmentation to be sent.

    ``path`` names a .seg.nrrd, .nrrd, .nii.gz or DICOM SEG file; ``segment_roles`` gives roles
    (``tumour``, ``liver``, ...) by segment name, or by value in a plain label map, where name or
    code do not tell; ``frame_of_reference_uid`` is that of the images it was drawn on, if known.
    ``algorithm_name`` is needed unless the algorithm is MANUAL.
    """

    path: str
    study_instance_uid: str
    series_instance_uid: str
    author: str
    algorithm: Algorithm = Algorithm.MANUAL
    algorithm_name: str = ""
    frame_of_reference_uid: str = ""
    phase: str = ""
    segment_roles: Mapping[str, str] = field(default_factory=dict)

    def fields(self) -> Dict[str, str]:
        """The form's fields but for the file; empty ones are left out."""
        all_fields = {
            "studyInstanceUID": self.study_instance_uid,
            "seriesInstanceUID": self.series_instance_uid,
            "author": self.author,
            "algorithmType": Algorithm(self.algorithm).value,
            "algorithmName": self.algorithm_name,
            "frameOfReferenceUID": self.frame_of_reference_uid,
            "phase": self.phase,
            "segmentMap": (
                json.dumps(dict(self.segment_roles), sort_keys=True, ensure_ascii=True)
                if self.segment_roles
                else ""
            ),
        }
        return {name: value for name, value in all_fields.items() if value}


class TaceScoreClient:
    """Talks to one worker. Every call blocks; none belongs on a thread that draws windows."""

    def __init__(self, connection: Connection, transport: Optional[Transport] = None):
        self._transport = transport or Transport(connection)

    def status(self) -> WorkerStatus:
        return WorkerStatus.of(self._get("/api/v1/status").json())

    def studies(self, study_instance_uid: str = "", patient_id: str = "") -> Tuple[Study, ...]:
        """Studies that the worker has, newest first; all, or those with an exact UID or ID."""
        question = {"studyInstanceUID": study_instance_uid, "patientId": patient_id}
        asked = {name: value for name, value in question.items() if value}
        answer = self._post("/api/v1/studies/search", asked)
        return tuple(Study.of(entry) for entry in answer.json()["studies"])

    def upload(self, upload: Upload, cancel: Optional[CancelToken] = None) -> Segmentation:
        """Sends a segmentation.

        A connection that breaks is taken up again: the whole request is repeated under one
        idempotency key, which follows from its content, so that the worker takes it once. That
        holds for a later call, too, and for one of another process.
        """
        with open(upload.path, "rb") as file:
            content = file.read()
        if not content:
            raise ClientError("%s is empty" % os.path.basename(upload.path))
        kind, body = multipart.encode(upload.fields(), os.path.basename(upload.path), content)
        headers = {"Content-Type": kind, "Idempotency-Key": _key(body)}
        answer = self._transport.send("POST", "/api/v1/segmentations", body, headers, cancel)
        return Segmentation.of(answer.json())

    def segmentation(self, segmentation_id: str) -> Segmentation:
        return Segmentation.of(self._get("/api/v1/segmentations/" + _safe(segmentation_id)).json())

    def start(
        self,
        segmentation_ids: Sequence[str],
        recipes: Sequence[str] = (),
        clinical: Optional[Mapping[str, Mapping[str, str]]] = None,
        priority: int = 0,
    ) -> Job:
        """Has the study of these segmentations scored now.

        ``clinical`` holds, by analyte, ``value``, ``unit`` and ``time`` (with an offset). The
        same request again is the same job.
        """
        question: Dict[str, Any] = {"segmentationIds": list(segmentation_ids)}
        if recipes:
            question["recipes"] = list(recipes)
        if clinical:
            question["clinical"] = {name: dict(value) for name, value in clinical.items()}
        if priority:
            question["priority"] = priority
        answer = self._post("/api/v1/jobs", question)
        return self.job(answer.json()["jobId"])

    def job(self, job_id: str) -> Job:
        """A job by its id, or by the UID of its study."""
        return Job.of(self._get("/api/v1/jobs/" + _safe(job_id)).json())

    def jobs(self) -> Tuple[Job, ...]:
        return tuple(Job.of(entry) for entry in self._get("/api/v1/jobs").json()["jobs"])

    def wait(
        self,
        job_id: str,
        limit: float = 3600.0,
        cancel: Optional[CancelToken] = None,
        progress: Optional[Callable[[Job], None]] = None,
        until: Optional[Callable[[Job], bool]] = None,
    ) -> Job:
        """Polls a job until it has ended, with growing pauses, or as the worker asks.

        ``progress`` hears of each new state; ``until`` may end the wait before, e.g. where a
        clinical value must be asked for. A study that waits is followed into its job.
        """
        token = cancel or CancelToken()
        end = time.monotonic() + limit
        last: Optional[Tuple[str, JobState]] = None
        steps = 0
        while True:
            token.check()
            answer = self._get("/api/v1/jobs/" + _safe(job_id), token)
            job = Job.of(answer.json())
            if (job.job_id, job.state) != last:
                last = (job.job_id, job.state)
                steps = 0
                if progress is not None:
                    progress(job)
            if job.state.terminal or (until is not None and until(job)):
                return job
            pause = _pause(answer, steps)
            if time.monotonic() + pause > end:
                raise GaveUpWaiting(job_id, job.state.value)
            token.sleep(pause)
            steps += 1

    def events(self, job_id: str, cancel: Optional[CancelToken] = None) -> Iterator[Job]:
        """The job's states as server-sent events tell them, up to the last.

        The worker ends each answer after what it has to tell; the next one is asked for after the
        pause that it names.
        """
        token = cancel or CancelToken()
        seen = ""
        while True:
            headers = {"Accept": "text/event-stream"}
            if seen:
                headers["Last-Event-ID"] = seen
            answer = self._transport.send(
                "GET", "/api/v1/jobs/%s/events" % _safe(job_id), None, headers, token
            )
            stream = EventStream(answer.body.decode("utf-8"))
            seen = stream.last_id or seen
            for data in stream.events:
                job = Job.of(json.loads(data))
                yield job
                if job.state.terminal:
                    return
            token.sleep(stream.retry_seconds)

    def cancel(self, job_id: str) -> Job:
        """Ends a job that waits or runs; one that has ended is a ProblemError of status 409."""
        return Job.of(self._transport.send("DELETE", "/api/v1/jobs/" + _safe(job_id)).json())

    def result(self, job_id: str) -> Dict[str, Any]:
        """All that the job's result says, as decoded JSON (docs/formats.md, result.json)."""
        return self._get("/api/v1/jobs/%s/result" % _safe(job_id)).json()

    def heat_maps(self, job_id: str) -> Tuple[HeatMap, ...]:
        answer = self._get("/api/v1/jobs/%s/heatmaps" % _safe(job_id))
        return tuple(HeatMap.of(entry) for entry in answer.json()["heatmaps"])

    def heat_map(self, job_id: str, number: int) -> bytes:
        """One heat map as NRRD on the grid of the series that it explains."""
        return self._get("/api/v1/jobs/%s/heatmaps/%d" % (_safe(job_id), number)).body

    def objects(self, job_id: str) -> Tuple[MadeObject, ...]:
        """The DICOM objects of a job."""
        answer = self._get("/api/v1/jobs/%s/dicom" % _safe(job_id))
        return tuple(MadeObject.of(entry) for entry in answer.json()["objects"])

    def object(self, job_id: str, number: int) -> bytes:
        """One DICOM object as a Part 10 file."""
        return self._get("/api/v1/jobs/%s/dicom/%d" % (_safe(job_id), number)).body

    def score(
        self,
        upload: Upload,
        limit: float = 3600.0,
        cancel: Optional[CancelToken] = None,
        progress: Optional[Callable[[Job], None]] = None,
    ) -> Tuple[Segmentation, Job]:
        """Upload, start and wait in one; a job left by cancelling is cancelled, too."""
        segmentation = self.upload(upload, cancel)
        started = self.start([segmentation.segmentation_id])
        return segmentation, self.wait(started.job_id, limit, cancel, progress)

    def cancel_quietly(self, job_id: str) -> bool:
        """Cancels; False where there is nothing to cancel any more."""
        try:
            self.cancel(job_id)
            return True
        except ProblemError as e:
            if e.status in (404, 409):
                return False
            raise

    def _get(self, path: str, cancel: Optional[CancelToken] = None) -> Answer:
        return self._transport.send("GET", path, cancel=cancel)

    def _post(self, path: str, question: Mapping[str, Any]) -> Answer:
        body = json.dumps(question, sort_keys=True).encode("utf-8")
        headers = dict(_JSON)
        headers["Idempotency-Key"] = _key(path.encode("ascii") + body)
        return self._transport.send("POST", path, body, headers)


class EventStream:
    """Server-sent events of one answer: their data, the last id, the pause before the next."""

    def __init__(self, text: str):
        self.events: List[str] = []
        self.last_id = ""
        self.retry_seconds = 3.0
        data: List[str] = []
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for line in lines[:-1]:
            if not line:
                if data:
                    self.events.append("\n".join(data))
                data = []
                continue
            name, _, value = line.partition(":")
            value = value[1:] if value.startswith(" ") else value
            if name == "data":
                data.append(value)
            elif name == "id":
                self.last_id = value
            elif name == "retry" and value.isdigit():
                self.retry_seconds = int(value) / 1000.0


def _pause(answer: Answer, steps: int) -> float:
    asked = answer.headers.get("retry-after", "")
    least = float(asked) if asked.isdigit() else 0.0
    return min(_LONGEST_POLL, max(least, backoff(steps, _FIRST_POLL, _LONGEST_POLL)))


def _key(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _safe(identifier: str) -> str:
    return urllib.parse.quote(identifier, safe="")
