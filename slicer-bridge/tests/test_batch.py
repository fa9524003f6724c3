"""Batches, and the command line."""

import csv

import pytest
from fakeworker import FakeWorker, job, segmentation

from tacescoreclient import ClientError, Connection, TaceScoreClient, batch, cli
from tacescoreclient.transport import Transport


def write(tmp_path, rows, header="case,path,study_uid,series_uid,author"):
    (tmp_path / "a.seg.nrrd").write_bytes(b"NRRD0004\n\n")
    path = tmp_path / "cases.csv"
    path.write_text("\n".join([header] + rows) + "\n", encoding="utf-8")
    return str(path)


def answers(**upload):
    return {
        ("POST", "/api/v1/segmentations"): [(201, {}, segmentation())],
        ("POST", "/api/v1/jobs"): [(202, {}, {"jobId": "j1"})],
        ("GET", "/api/v1/jobs/j1"): [(200, {}, job())],
    }


def client(worker):
    connection = Connection(worker.url, proxy="", attempts=2)
    return TaceScoreClient(connection, Transport(connection, pause=lambda seconds: None))


def lines(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_one_line_a_case_and_none_twice(tmp_path):
    cases = batch.read_cases(write(tmp_path, ["one,a.seg.nrrd,1.2,1.2.3,R", "two,no.nrrd,1.2,1.2.3,R"]))
    out = str(tmp_path / "out.csv")
    with FakeWorker(answers()) as worker:
        assert batch.run(client(worker), cases, out) == 2
        assert batch.run(client(worker), cases, out) == 0
    one, two = lines(out)
    assert one["state"] == "DONE" and "HRD score" in one["scores"] and "0.25" in one["scores"]
    assert one["refusals"] == "epr: WRONG_MODALITY"
    assert "left out" in one["warnings"] and "ROI_PROPAGATED" in one["warnings"]
    assert two["state"] == "UNFIT_CASE"
    assert all("RESEARCH USE ONLY" in line["research_use_only"] for line in (one, two))


def test_a_case_that_failed_by_the_network_is_sent_again(tmp_path):
    cases = batch.read_cases(write(tmp_path, ["one,a.seg.nrrd,1.2,1.2.3,R"]))
    out = str(tmp_path / "out.csv")
    with FakeWorker({("POST", "/api/v1/segmentations"): [(503, {}, {})]}) as worker:
        batch.run(client(worker), cases, out)
    assert lines(out)[0]["state"] == "CONNECTION_FAILED"
    with FakeWorker(answers()) as worker:
        assert batch.run(client(worker), cases, out) == 1
    assert [line["state"] for line in lines(out)] == ["DONE"]


@pytest.mark.parametrize(
    "rows, header",
    [
        (["a.seg.nrrd,1.2"], "path,study_uid"),
        (["one,,1.2,1.2.3,R"], "case,path,study_uid,series_uid,author"),
        (["x,a,1,2,R", "x,b,1,2,R"], "case,path,study_uid,series_uid,author"),
        (["x,a,1,2,GUESSED"], "case,path,study_uid,series_uid,algorithm"),
    ],
)
def test_unfit_lists_are_refused(tmp_path, rows, header):
    with pytest.raises(ClientError):
        batch.read_cases(write(tmp_path, rows, header))


def test_another_file_is_not_overwritten(tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("my,notes\n1,2\n", encoding="utf-8")
    cases = batch.read_cases(write(tmp_path, ["one,a.seg.nrrd,1.2,1.2.3,R"]))
    with FakeWorker(answers()) as worker, pytest.raises(ClientError):
        batch.run(client(worker), cases, str(out))
    assert out.read_text(encoding="utf-8") == "my,notes\n1,2\n"


def test_command_line_scores_a_file(tmp_path, capsys):
    (tmp_path / "a.seg.nrrd").write_bytes(b"NRRD0004\n\n")
    with FakeWorker(answers()) as worker:
        status = cli.main(
            ["--url", worker.url, "--proxy", "", "score", str(tmp_path / "a.seg.nrrd"),
             "--study", "1.2", "--series", "1.2.3", "--author", "R", "--role", "a=b=tumour"]
        )
        body = worker.bodies("POST", "/api/v1/segmentations")[0]
    out = capsys.readouterr().out
    assert status == 0
    assert "RESEARCH USE ONLY" in out and "HRD score" in out and "WRONG_MODALITY" in out
    assert b'{"a=b": "tumour"}' in body


def test_command_line_tells_refusals(tmp_path, capsys):
    with FakeWorker({}) as worker:
        assert cli.main(["--url", worker.url, "--proxy", "", "job", "x"]) == 1
    assert "NOT_FOUND" in capsys.readouterr().err
