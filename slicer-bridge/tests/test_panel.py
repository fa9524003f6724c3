"""The panel's logic with stand-ins for 3D Slicer."""

import threading
import time

import pytest
import slicer
from fakeworker import FakeWorker, job, segmentation

if not hasattr(slicer, "FAKE"):
    pytest.skip("3D Slicer itself is here: see test_in_slicer.py", allow_module_level=True)

import fakes
import TACEScoring
from TACEScoringLib import identity, panel, resulttable
from TACEScoringLib.background import BackgroundWork
from tacescoreclient import CancelToken, Cancelled, Job, ProblemError, Segmentation

UIDS = {"9.1": {"0020,000D": "1.2", "0020,000E": "1.2.3", "0020,0052": "1.9"}}


def answers(**more):
    known = {
        ("GET", "/api/v1/status"): [(200, {}, {"version": "TACEscore 0.1.0", "recipes": ["hrd 1"]})],
        ("POST", "/api/v1/studies/search"): [
            (
                200,
                {},
                {
                    "studies": [
                        {
                            "studyInstanceUID": "5.1",
                            "patientId": "p",
                            "regionPresent": False,
                            "series": [
                                {
                                    "seriesInstanceUID": "5.1.1",
                                    "modality": "CT",
                                    "instances": 3,
                                    "phase": "PORTAL_VENOUS",
                                }
                            ],
                        }
                    ]
                },
            )
        ],
        ("POST", "/api/v1/segmentations"): [(201, {}, segmentation())],
        ("POST", "/api/v1/jobs"): [(202, {}, {"jobId": "j1"})],
        ("GET", "/api/v1/jobs/j1"): [(200, {}, job("RUNNING")), (200, {}, job())],
        ("DELETE", "/api/v1/jobs/j1"): [(200, {}, job("CANCELLED"))],
        ("GET", "/api/v1/jobs/j1/heatmaps"): [
            (
                200,
                {},
                {
                    "heatmaps": [
                        {
                            "number": 1,
                            "name": "heat-hrd",
                            "seriesInstanceUID": "1.2.3",
                            "firstSlice": 0,
                            "lastSlice": 2,
                        }
                    ]
                },
            )
        ],
        ("GET", "/api/v1/jobs/j1/heatmaps/1"): [(200, {}, b"NRRD of attention")],
    }
    known.update(more)
    return known


@pytest.fixture
def worker():
    with FakeWorker(answers()) as started:
        yield started


@pytest.fixture
def widget(worker):
    slicer.mrmlScene.Clear()
    slicer.util.shown.clear()
    slicer.util.loaded.clear()
    slicer.dicomDatabase = fakes.Database(UIDS)
    fakes.Settings.kept.clear()
    made = TACEScoring.TACEScoringWidget()
    made.setup()
    made.ui.urlLineEdit.text = worker.url
    made.ui.authorLineEdit.text = "A. Reader"
    made.ui.volumeSelector.node = fakes.Node("vtkMRMLScalarVolumeNode", "CT")
    made.ui.volumeSelector.node.attributes["DICOM.instanceUIDs"] = "9.1 9.2"
    made.ui.segmentationSelector.node = fakes.SegmentationNode(["Tumour", "b"], b"NRRD0004\n\n")
    made.on_segmentation()
    yield made
    made.cleanup()


def settle(widget, seconds=10.0):
    """Turns the timer until the work is done."""
    end = time.monotonic() + seconds
    while widget.work.busy and time.monotonic() < end:
        widget.timer.emit("timeout()")
        time.sleep(0.01)
    assert not widget.work.busy


def test_research_label_is_on_the_panel_from_the_start(widget):
    assert "RESEARCH USE ONLY" in widget.ui.researchLabel.text


def test_a_case_runs_from_drawing_to_table_and_heat_map(widget, worker):
    widget.ui.segmentTable.cellWidget(1, 1).currentIndex = panel.ROLES.index("liver")
    widget.ui.runButton.emit("clicked(bool)", False)
    assert widget.work.busy and not widget.ui.runButton.enabled and widget.ui.cancelButton.enabled
    settle(widget)

    assert slicer.util.shown == []
    sent = worker.bodies("POST", "/api/v1/segmentations")[0]
    for part in (b"1.2.3", b"1.9", b"A. Reader", b'{"b": "liver"}', b"NRRD0004"):
        assert part in sent
    table = widget.ui.resultView.table_node
    assert "RESEARCH USE ONLY" in table.name and table.locked
    notes = table.columns[resulttable.COLUMNS.index("Note")].values
    assert "RESEARCH USE ONLY" in notes[0]
    assert slicer.util.loaded == [b"NRRD of attention"]
    assert slicer.util.layers["foreground"].name.startswith("attention (research)")
    assert slicer.util.layers["background"] is widget.ui.volumeSelector.node
    assert widget.ui.runButton.enabled and widget.ui.progressBar.value == 100
    assert widget.ui.statusLabel.text.startswith("DONE")


def test_nothing_of_the_network_runs_on_the_thread_of_the_window(widget, monkeypatch):
    threads = []
    original = TACEScoring.panel.run_case

    def spied(*arguments, **options):
        threads.append(threading.current_thread())
        return original(*arguments, **options)

    monkeypatch.setattr(TACEScoring.panel, "run_case", spied)
    widget.on_run()
    settle(widget)
    assert threads and threads[0] is not threading.main_thread()


def test_a_second_press_while_it_runs_starts_nothing(widget, worker):
    widget.on_run()
    widget.on_run()
    settle(widget)
    assert len(worker.bodies("POST", "/api/v1/segmentations")) == 1


def test_worker_test_lists_its_series_for_volumes_without_uids(widget):
    widget.ui.volumeSelector.node.attributes.clear()
    widget.on_volume()
    assert "no DICOM identity" in widget.ui.identityLabel.text
    widget.ui.testButton.emit("clicked(bool)", False)
    settle(widget)
    assert "TACEscore 0.1.0" in widget.ui.workerLabel.text
    assert "portal venous" in widget.ui.studyComboBox.items[1]
    widget.ui.studyComboBox.currentIndex = 1
    assert widget.chosen_identity() == identity.VolumeIdentity("5.1", "5.1.1")


@pytest.mark.parametrize(
    "spoil, said",
    [
        (lambda w: setattr(w.ui.authorLineEdit, "text", " "), "who drew"),
        (lambda w: w.ui.volumeSelector.node.attributes.clear(), "Choose a volume"),
        (lambda w: setattr(w.ui.segmentationSelector, "node", None), "Choose a segmentation"),
        (lambda w: setattr(w.ui.segmentationSelector.node, "names", []), "no segments"),
        (lambda w: setattr(w.ui.urlLineEdit, "text", "worker"), "needed an URL"),
    ],
)
def test_what_lacks_is_said_before_anything_is_sent(widget, worker, spoil, said):
    spoil(widget)
    widget.on_run()
    assert said in slicer.util.shown[0]
    assert not widget.work.busy and worker.requests == []


def test_refusal_is_explained(widget, worker):
    problem = {"code": "NO_TUMOUR_SEGMENT", "detail": "none"}
    worker.answers[("POST", "/api/v1/segmentations")] = [(422, {}, problem)]
    widget.on_run()
    settle(widget)
    assert "which segment is the tumour" in widget.ui.statusLabel.text
    assert widget.ui.runButton.enabled


def test_cancelled_on_the_way_the_job_is_cancelled_too(widget, worker):
    worker.answers[("GET", "/api/v1/jobs/j1")] = [(200, {}, job("RUNNING"))]
    widget.on_run()
    end = time.monotonic() + 10
    while "RUNNING" not in widget.ui.statusLabel.text and time.monotonic() < end:
        widget.timer.emit("timeout()")
        time.sleep(0.01)
    widget.ui.cancelButton.emit("clicked(bool)", False)
    settle(widget)
    assert widget.ui.statusLabel.text == "Cancelled."
    assert [m for m, _, _, _ in worker.requests].count("DELETE") == 1


def test_a_job_is_taken_up_by_its_id(widget, worker):
    widget.ui.jobLineEdit.text = "j1"
    widget.on_resume()
    settle(widget)
    assert widget.ui.statusLabel.text.startswith("DONE")
    assert worker.bodies("POST", "/api/v1/segmentations") == []


def test_missing_clinical_values_are_asked_for_and_sent(widget, worker):
    waiting = job("AWAITING_CLINICAL")
    waiting["recipes"][0]["parts"] = [{"kind": "CLINICAL", "name": "hbsag", "state": "MISSING"}]
    worker.answers[("GET", "/api/v1/jobs/j1")] = [(200, {}, waiting)]
    widget.on_run()
    settle(widget)
    table = widget.ui.clinicalTable
    assert table.rowCount == 1 and table.item(0, 0).text() == "hbsag"
    table.setItem(0, 1, fakes.TableItem("positive"))
    worker.answers[("GET", "/api/v1/jobs/j1")] = [(200, {}, job())]
    widget.on_run()
    settle(widget)
    assert b'"hbsag": {"time": "", "unit": "", "value": "positive"}' in worker.bodies(
        "POST", "/api/v1/jobs"
    )[-1]


def test_token_is_kept_neither_in_settings_nor_scene(widget):
    widget.ui.tokenLineEdit.text = "secret"
    widget.on_run()
    settle(widget)
    assert "secret" not in str(fakes.Settings.kept)
    assert "secret" not in str([vars(node) for node in slicer.mrmlScene.nodes])


def test_export_writes_the_table(widget, tmp_path, monkeypatch):
    import qt

    path = tmp_path / "out.csv"
    monkeypatch.setattr(qt.QFileDialog, "getSaveFileName", lambda *a: str(path))
    widget.on_run()
    settle(widget)
    widget.on_export()
    assert path.read_text(encoding="utf-8").splitlines()[1].count("RESEARCH USE ONLY") == 1


def test_batch_tab_runs_a_list(widget, worker, tmp_path):
    (tmp_path / "a.seg.nrrd").write_bytes(b"NRRD0004\n\n")
    (tmp_path / "cases.csv").write_text(
        "path,study_uid,series_uid\na.seg.nrrd,1.2,1.2.3\n", encoding="utf-8"
    )
    widget.ui.batchListLineEdit.text = str(tmp_path / "cases.csv")
    widget.ui.batchOutLineEdit.text = str(tmp_path / "out.csv")
    widget.ui.batchButton.emit("clicked(bool)", False)
    settle(widget)
    assert widget.ui.statusLabel.text.startswith("1 cases written")
    assert "DONE" in (tmp_path / "out.csv").read_text(encoding="utf-8")


def test_what_ends_behind_a_closed_window_is_told_to_nobody():
    work = BackgroundWork()
    heard = []
    work.start(lambda token, report: report("x") or 1, heard.append, heard.append, heard.append)
    work.abandon()
    work._thread.join()
    work.deliver()
    assert heard == []


def test_table_has_warnings_before_scores():
    rows = resulttable.rows(Job.of(job()), Segmentation.of(segmentation()))
    names = [row[2] for row in rows]
    assert names[0] == "RESEARCH"
    assert names.index("Warning") < names.index("WRONG_MODALITY") < names.index("HRD score")
    assert names[-1] == "Mask SHA-256"
    assert all(len(row) == len(resulttable.COLUMNS) for row in rows)


def test_volumes_without_identity_have_none():
    node = fakes.Node()
    assert identity.of_volume(node, fakes.Database(UIDS)) is None
    assert identity.of_volume(None, fakes.Database(UIDS)) is None
    node.attributes["DICOM.instanceUIDs"] = "7.7"
    assert identity.of_volume(node, fakes.Database(UIDS)) is None


def test_faults_are_explained():
    assert panel.explain(Cancelled("x")) == "Cancelled."
    assert "source geometry" in panel.explain(ProblemError(422, "GEOMETRY_MISMATCH", "d"))
    assert panel.explain(ValueError()) == "ValueError"


def test_cancel_before_the_upload_sends_nothing(worker):
    from tacescoreclient import Connection, TaceScoreClient, Upload

    token = CancelToken()
    token.cancel()
    client = TaceScoreClient(Connection(worker.url, proxy=""))
    with pytest.raises(Cancelled):
        panel.run_case(
            client, Upload(__file__, "1", "2", "x"), None, token, lambda step: None
        )
    assert worker.requests == []
