"""The client against scripted answers: what a network does wrong, and types of answers."""

import json

import pytest
from fakeworker import FakeWorker, job, segmentation

from tacescoreclient import (
    Algorithm,
    CancelToken,
    Cancelled,
    ClientError,
    Connection,
    ConnectionFailed,
    GaveUpWaiting,
    JobState,
    ProblemError,
    TaceScoreClient,
    Upload,
    multipart,
)
from tacescoreclient.client import EventStream
from tacescoreclient.transport import Transport, backoff

UPLOAD = ("POST", "/api/v1/segmentations")


def client(worker, **options):
    connection = Connection(worker.url, proxy="", **options)
    return TaceScoreClient(connection, Transport(connection, pause=lambda seconds: None))


@pytest.fixture
def drawing(tmp_path):
    path = tmp_path / "Muster^Anna.seg.nrrd"
    path.write_bytes(b"NRRD0004\n\n\x00\x01")
    return Upload(str(path), "1.2", "1.2.3", "A. Reader", segment_roles={"a": "tumour"})


def test_upload_is_taken_up_again_under_one_key(drawing):
    answers = {UPLOAD: [(0, {}, {}), (503, {}, {}), (201, {}, segmentation())]}
    with FakeWorker(answers) as worker:
        taken = client(worker).upload(drawing)
        assert taken.segments[0].role == "TUMOUR"
        assert taken.warnings == ("Segment 'x' is empty and left out.",)
        keys = {headers["Idempotency-Key"] for _, _, headers, _ in worker.requests}
        bodies = set(worker.bodies(*UPLOAD))
        assert len(worker.requests) == 3
        assert len(keys) == 1 and len(bodies) == 1


def test_upload_says_nothing_of_the_file_name(drawing):
    with FakeWorker({UPLOAD: [(201, {}, segmentation())]}) as worker:
        client(worker).upload(drawing)
        body = worker.bodies(*UPLOAD)[0]
        assert b"Muster" not in body
        assert b'filename="segmentation.seg.nrrd"' in body
        assert b'{"a": "tumour"}' in body


def test_another_file_or_author_is_another_key(drawing, tmp_path):
    other = tmp_path / "other.seg.nrrd"
    other.write_bytes(b"NRRD0004\n\n\x00\x02")
    with FakeWorker({UPLOAD: [(201, {}, segmentation())]}) as worker:
        client(worker).upload(drawing)
        client(worker).upload(Upload(str(other), "1.2", "1.2.3", "A. Reader"))
        client(worker).upload(Upload(drawing.path, "1.2", "1.2.3", "B. Reader"))
        keys = {headers["Idempotency-Key"] for _, _, headers, _ in worker.requests}
        assert len(keys) == 3


def test_refusal_has_its_code_and_is_not_repeated(drawing):
    problem = {"code": "EMPTY_SEGMENT", "detail": "segment 1"}
    with FakeWorker({UPLOAD: [(422, {}, problem)]}) as worker:
        with pytest.raises(ProblemError) as caught:
            client(worker).upload(drawing)
        assert (caught.value.status, caught.value.code) == (422, "EMPTY_SEGMENT")
        assert len(worker.requests) == 1


def test_refusal_without_problem_document_is_told_by_its_status(drawing):
    with FakeWorker({UPLOAD: [(400, {}, b"<html>")]}) as worker:
        with pytest.raises(ProblemError) as caught:
            client(worker).upload(drawing)
        assert caught.value.code == "HTTP_400"


def test_gives_up_after_the_attempts_and_names_the_call(drawing):
    with FakeWorker({UPLOAD: [(503, {}, {})]}) as worker:
        with pytest.raises(ConnectionFailed, match="POST /api/v1/segmentations"):
            client(worker, attempts=3).upload(drawing)
        assert len(worker.requests) == 3


def test_redirects_are_not_followed(drawing):
    answers = {UPLOAD: [(302, {"Location": "http://127.0.0.1:1/"}, {})]}
    with FakeWorker(answers) as worker:
        with pytest.raises(ProblemError) as caught:
            client(worker).upload(drawing)
        assert caught.value.status == 302


def test_token_goes_along_and_is_not_shown():
    status = {"version": "v", "recipes": ["hrd 1"], "queue": {"DONE": 2}}
    with FakeWorker({("GET", "/api/v1/status"): [(200, {}, status)]}) as worker:
        connection = Connection(worker.url, token="secret", proxy="")
        assert "secret" not in repr(connection)
        answer = TaceScoreClient(connection).status()
        assert answer.recipes == ("hrd 1",) and answer.queue == {"DONE": 2}
        assert worker.requests[0][2]["Authorization"] == "Bearer secret"


def test_proxy_is_used():
    with FakeWorker({}) as proxy:
        proxy.answers[("GET", "http://worker.invalid/api/v1/jobs/j1")] = [(200, {}, job())]
        connection = Connection("http://worker.invalid", proxy=proxy.url)
        assert TaceScoreClient(connection).job("j1").state is JobState.DONE


def test_unfit_urls_are_refused():
    for url in ("worker:8080", "ftp://worker", "http://user:word@worker"):
        with pytest.raises(ClientError):
            Connection(url)


def test_missing_ca_file_is_an_error(tmp_path):
    with pytest.raises(OSError):
        TaceScoreClient(Connection("https://worker", ca_file=str(tmp_path / "no.pem")))


def test_start_sends_clinical_values_and_the_same_key_for_the_same_question():
    answers = {
        ("POST", "/api/v1/jobs"): [(202, {}, {"jobId": "j1", "state": "QUEUED"})],
        ("GET", "/api/v1/jobs/j1"): [(200, {}, job("QUEUED"))],
    }
    with FakeWorker(answers) as worker:
        for _ in range(2):
            started = client(worker).start(
                ["a"], ["hrd"], {"afp": {"value": "9", "unit": "ng/mL", "time": ""}}, 5
            )
        assert started.state is JobState.QUEUED
        bodies = worker.bodies("POST", "/api/v1/jobs")
        assert bodies[0] == bodies[1]
        assert json.loads(bodies[0]) == {
            "segmentationIds": ["a"],
            "recipes": ["hrd"],
            "clinical": {"afp": {"value": "9", "unit": "ng/mL", "time": ""}},
            "priority": 5,
        }


def test_waits_through_states_and_follows_a_study_into_its_job():
    path = ("GET", "/api/v1/jobs/1.2")
    answers = {
        path: [
            (200, {"Retry-After": "0"}, job("WAITING_SEG", "1.2")),
            (503, {}, {}),
            (200, {}, job("RUNNING", "j9")),
            (200, {}, job("DONE", "j9")),
        ]
    }
    seen = []
    with FakeWorker(answers) as worker:
        ended = client(worker).wait("1.2", progress=lambda j: seen.append((j.job_id, j.state)))
    assert ended.job_id == "j9"
    assert [state.value for _, state in seen] == ["WAITING_SEG", "RUNNING", "DONE"]


def test_wait_gives_up_and_names_the_job():
    with FakeWorker({("GET", "/api/v1/jobs/j1"): [(200, {}, job("RUNNING"))]}) as worker:
        with pytest.raises(GaveUpWaiting) as caught:
            client(worker).wait("j1", limit=0.1)
        assert caught.value.job_id == "j1"


def test_wait_ends_when_cancelled():
    token = CancelToken()
    with FakeWorker({("GET", "/api/v1/jobs/j1"): [(200, {}, job("RUNNING"))]}) as worker:
        with pytest.raises(Cancelled):
            client(worker).wait("j1", cancel=token, progress=lambda j: token.cancel())


def test_events_are_read_up_to_the_last():
    def event(state):
        data = json.dumps(job(state))
        return ("retry: 1\n\nid: %s\nevent: state\ndata: %s\n\n" % (state, data)).encode()

    path = ("GET", "/api/v1/jobs/j1/events")
    answers = {
        path: [
            (200, {}, event("RUNNING")),
            (200, {}, b"retry: 1\n\n"),
            (200, {}, event("DONE")),
        ]
    }
    with FakeWorker(answers) as worker:
        states = [j.state.value for j in client(worker).events("j1")]
        assert states == ["RUNNING", "DONE"]
        assert worker.requests[1][2]["Last-Event-Id"] == "RUNNING"


def test_event_stream_joins_lines_and_ignores_comments():
    stream = EventStream(":hello\r\ndata: a\r\ndata:b\r\n\r\ndata: c\r\n")
    assert stream.events == ["a\nb"]


def test_results_are_typed():
    answered = job("REFUSED", error="x")
    answered["recipes"][0]["parts"] = [
        {"kind": "CLINICAL", "name": "afp", "state": "MISSING"},
        {"kind": "IMAGES", "name": "ARTERIAL", "state": "PRESENT"},
    ]
    with FakeWorker({("GET", "/api/v1/jobs/j1"): [(200, {}, answered)]}) as worker:
        read = client(worker).job("j1")
    assert read.missing_clinical() == ("afp",)
    assert read.recipes[0].scores[0].value == 0.25
    assert read.recipes[0].scores[0].group == "High risk"
    assert read.recipes[1].refusal.code == "WRONG_MODALITY"
    assert read.deliveries == (("sr", "VERIFIED"),)
    assert read.error == "x"


def test_a_state_of_later_versions_is_waited_for():
    assert JobState.of("THINKING") is JobState.UNKNOWN
    assert not JobState.UNKNOWN.terminal


def test_cancel_quietly_tells_what_has_ended():
    answers = {("DELETE", "/api/v1/jobs/j1"): [(409, {}, {"code": "CONFLICT", "detail": ""})]}
    with FakeWorker(answers) as worker:
        assert client(worker).cancel_quietly("j1") is False


def test_heat_maps_and_objects_are_listed_and_fetched():
    heat = {
        "number": 1,
        "name": "heat-hrd",
        "seriesInstanceUID": "1.2.3",
        "firstSlice": 4,
        "lastSlice": 9,
    }
    made = {"number": 1, "role": "sr", "sopClassUID": "1.2.9", "sopInstanceUID": "1.2.8"}
    answers = {
        ("GET", "/api/v1/jobs/j1/heatmaps"): [(200, {}, {"heatmaps": [heat]})],
        ("GET", "/api/v1/jobs/j1/heatmaps/1"): [(200, {}, b"NRRD")],
        ("GET", "/api/v1/jobs/j1/dicom"): [(200, {}, {"objects": [made]})],
        ("GET", "/api/v1/jobs/j1/dicom/1"): [(200, {}, b"DICM")],
        ("GET", "/api/v1/jobs/j1/result"): [(200, {}, {"research_use_only": True})],
    }
    with FakeWorker(answers) as worker:
        asked = client(worker)
        assert asked.heat_maps("j1")[0].last_slice == 9
        assert asked.heat_map("j1", 1) == b"NRRD"
        assert asked.objects("j1")[0].role == "sr"
        assert asked.object("j1", 1) == b"DICM"
        assert asked.result("j1")["research_use_only"] is True


def test_pauses_grow_to_a_limit():
    pauses = [backoff(step, 1.0, 10.0) for step in range(12)]
    assert 0.75 <= pauses[0] <= 1.0
    assert max(pauses) <= 10.0 and pauses[-1] >= 7.5


def test_form_data_has_its_fields_before_the_file():
    kind, body = multipart.encode({"author": "Zoë"}, "x.nii.gz", b"\x00\r\n--")
    boundary = kind.partition("boundary=")[2].encode()
    assert body.count(b"--" + boundary) == 3
    assert body.index("Zoë".encode()) < body.index(b"segmentation.nii.gz")


def test_algorithm_other_than_manual_goes_with_its_name(drawing):
    upload = Upload(drawing.path, "1", "2", "x", Algorithm.AUTOMATIC, "nnU-Net 2")
    assert upload.fields()["algorithmType"] == "AUTOMATIC"
    assert upload.fields()["algorithmName"] == "nnU-Net 2"
