"""Against a real worker and a real Orthanc, which the Java test SlicerBridgePeersTest starts.

TACESCORE_TEST_WORKER and TACESCORE_TEST_ORTHANC are their URLs, TACESCORE_TEST_PATIENT is the
folder of a phantom patient whose images the worker has.
"""

import gzip
import io
import json
import os
import shutil
import subprocess
import time

import pytest

if not os.environ.get("TACESCORE_TEST_WORKER"):
    pytest.skip("needs a running worker (TACESCORE_TEST_WORKER)", allow_module_level=True)

import nrrdfiles
import numpy as np
import pydicom
import segfiles
from besideworker import (
    ORTHANC,
    PATIENT,
    WORKER,
    Series,
    drawing,
    fetch,
    images,
    in_orthanc,
    rotation,
)

from tacescoreclient import (
    Algorithm,
    Connection,
    JobState,
    ProblemError,
    TaceScoreClient,
    Upload,
    cli,
)

PHASES = ("arterial", "portal", "delayed")


@pytest.fixture(scope="module")
def client():
    return TaceScoreClient(Connection(WORKER, proxy=""))


@pytest.fixture(scope="module")
def axial():
    return Series(np.eye(3))


@pytest.fixture(scope="module")
def oblique():
    return Series(rotation(17.0, -9.0))


SHAPES = {
    "whole": dict(grid="axial", crop=False, layers=False, space="left-posterior-superior"),
    "cropped": dict(grid="axial", crop=True, layers=False, space="left-posterior-superior"),
    "cropped in RAS": dict(grid="axial", crop=True, layers=False, space="right-anterior-superior"),
    "two layers": dict(grid="axial", crop=True, layers=True, space="left-posterior-superior"),
    "oblique": dict(grid="oblique", crop=False, layers=False, space="left-posterior-superior"),
    "oblique, cropped, two layers, RAS": dict(
        grid="oblique", crop=True, layers=True, space="right-anterior-superior"
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_stored_segmentation_has_exactly_the_drawn_voxels(name, client, request, tmp_path):
    shape = SHAPES[name]
    where = request.getfixturevalue(shape["grid"])
    full = where.grid.shape
    low = (7, 11, 3) if shape["crop"] else (0, 0, 0)
    high = tuple(n - 5 for n in full) if shape["crop"] else full
    layers, segments, origin = drawing(where.grid, low, high, shape["layers"])
    path = str(tmp_path / "drawn.seg.nrrd")
    nrrdfiles.write(
        path,
        layers,
        origin,
        where.grid.steps,
        segments,
        shape["space"],
        "raw" if name == "cropped" else "gzip",
        "Segmentation_SourceRepresentation" if shape["crop"] else "Segmentation_MasterRepresentation",
    )

    taken = client.upload(
        Upload(
            path, where.study, where.series, "Reader " + name, frame_of_reference_uid=where.frame
        )
    )

    content = in_orthanc(taken.sop_instance_uid)
    found, seg = segfiles.read_segments(content)
    drawn = nrrdfiles.read_points(path)
    assert set(found) == set(drawn) == {"Tumour", "Liver"}
    for label in drawn:
        assert where.grid.indices(found[label]) == where.grid.indices(drawn[label])
        assert len(found[label]) == len(drawn[label]) > 100
    assert [s.role for s in taken.segments] == ["TUMOUR", "LIVER"]
    assert seg.FrameOfReferenceUID == where.frame
    assert str(seg.ContentCreatorName) == "Reader " + name
    assert {s.SegmentAlgorithmType for s in seg.SegmentSequence} == {"MANUAL"}
    assert seg.SeriesDescription.startswith("RESEARCH ONLY")
    assert seg.ContentQualification == "RESEARCH"
    dcmtk_agrees(content, where.grid, found, tmp_path)


def dcmtk_agrees(content, grid, found, folder):
    """A second reader sees frames on just those slices, and the series' plane."""
    if shutil.which("dcmdump") is None:
        pytest.skip("needs dcmtk")
    path = str(folder / "stored.dcm")
    with open(path, "wb") as file:
        file.write(content)
    orientation, spacing, positions = segfiles.dcmtk_planes(path)
    assert len(set(orientation)) == 1 and len(set(spacing)) == 1
    assert np.allclose(orientation[0], np.concatenate([grid.column, grid.row]), atol=1e-9)
    assert np.allclose(
        spacing[0], [np.linalg.norm(grid.steps[:, 1]), np.linalg.norm(grid.steps[:, 0])], atol=1e-9
    )
    slices = {}
    for x, y, z in grid.indices(np.array(positions)):
        assert (x, y) == (0, 0)
        slices[z] = True
    drawn = {z for points in found.values() for _, _, z in grid.indices(points)}
    assert set(slices) == drawn
    if shutil.which("dciodvfy") is not None:
        checked = subprocess.run(["dciodvfy", path], capture_output=True)
        lines = (checked.stdout + checked.stderr).decode("latin-1").splitlines()
        assert [line for line in lines if line.startswith("Error")] == []


def test_the_same_drawing_is_taken_once(client, axial, tmp_path):
    layers, segments, origin = drawing(axial.grid, (5, 5, 2), (60, 60, 15), False)
    path = str(tmp_path / "drawn.seg.nrrd")
    nrrdfiles.write(path, layers, origin, axial.grid.steps, segments)
    upload = Upload(path, axial.study, axial.series, "Twice")

    first, again = client.upload(upload), client.upload(upload)

    assert first == again
    assert client.segmentation(first.segmentation_id).sop_instance_uid == first.sop_instance_uid


def test_an_algorithm_is_told(client, axial, tmp_path):
    layers, segments, origin = drawing(axial.grid, (5, 5, 2), (50, 50, 15), False)
    path = str(tmp_path / "drawn.seg.nrrd")
    nrrdfiles.write(path, layers, origin, axial.grid.steps, segments)

    taken = client.upload(
        Upload(path, axial.study, axial.series, "Net", Algorithm.AUTOMATIC, "nnU-Net 2")
    )

    seg = pydicom.dcmread(io.BytesIO(in_orthanc(taken.sop_instance_uid)))
    assert seg.SegmentSequence[0].SegmentAlgorithmType == "AUTOMATIC"
    assert seg.SegmentSequence[0].SegmentAlgorithmName == "nnU-Net 2"


def test_a_role_that_the_name_does_not_tell_is_kept(client, axial, tmp_path):
    layers, segments, origin = drawing(axial.grid, (5, 5, 2), (40, 40, 15), False)
    segments[0].update(name="liver_2", terminology="")
    path = str(tmp_path / "drawn.seg.nrrd")
    nrrdfiles.write(path, layers, origin, axial.grid.steps, segments)

    taken = client.upload(
        Upload(path, axial.study, axial.series, "Roles", segment_roles={"liver_2": "tumour"})
    )

    assert taken.segments[0].role == "TUMOUR"
    assert taken.segments[0].label == "Tumour 1"


def bad_files(axial, folder):
    """Files that must be refused, by the code they get."""
    grid, shape = axial.grid, (20, 20, 6)
    empty, drawn = np.zeros(shape, int), np.ones(shape, int)
    tumour = [{"name": "Tumour", "label": 1, "terminology": nrrdfiles.NEOPLASM}]

    def file(name, values, segments=tumour, origin=grid.origin, steps=grid.steps):
        path = str(folder / (name + ".seg.nrrd"))
        nrrdfiles.write(path, [values], origin, steps, segments)
        return path

    other = str(folder / "other.seg.nrrd")
    with open(other, "wb") as out:
        out.write(b"GIF89a is no segmentation")
    bomb = str(folder / "bomb.seg.nrrd")
    with open(file("small", drawn), "rb") as source:
        head = source.read().split(b"\n\n", 1)[0]
    head = head.replace(b"sizes: 20 20 6", b"sizes: 900 900 900")
    with open(bomb, "wb") as out:
        out.write(head + b"\n\n" + gzip.compress(bytes(8 << 20)))
    longer = str(folder / "longer.seg.nrrd")
    with open(file("short", drawn), "rb") as source:
        head = source.read().split(b"\n\n", 1)[0]
    with open(longer, "wb") as out:
        out.write(head + b"\n\n" + gzip.compress(b"\1" * (64 << 20)))
    nan = str(folder / "nan.seg.nrrd")
    with open(file("plain", drawn), "rb") as source:
        content = source.read()
    start = content.index(b"space directions: (")
    stop = content.index(b",", start)
    with open(nan, "wb") as out:
        out.write(content[:start] + b"space directions: (NaN" + content[stop:])
    return {
        "empty": ("EMPTY_SEGMENT", 422, file("empty", empty)),
        "no tumour": (
            "NO_TUMOUR_SEGMENT",
            422,
            file("untold", drawn, [{"name": "Segment_1", "label": 1}]),
        ),
        "between voxels": (
            "GEOMETRY_MISMATCH",
            422,
            file("between", drawn, origin=grid.origin + grid.steps @ np.array([0.5, 0, 0])),
        ),
        "outside": (
            "GEOMETRY_MISMATCH",
            422,
            file("outside", drawn, origin=grid.origin - grid.steps @ np.array([3.0, 0, 0])),
        ),
        "finer": ("GEOMETRY_MISMATCH", 422, file("finer", drawn, steps=grid.steps / 2)),
        "NaN directions": ("GEOMETRY_MISMATCH", 422, nan),
        "too large, a gzip bomb": ("TOO_LARGE", 413, bomb),
        "more than announced, a gzip bomb": ("UNSUPPORTED_FORMAT", 415, longer),
        "no segmentation": ("UNSUPPORTED_FORMAT", 415, other),
    }


BAD = (
    "empty",
    "no tumour",
    "between voxels",
    "outside",
    "finer",
    "NaN directions",
    "too large, a gzip bomb",
    "more than announced, a gzip bomb",
    "no segmentation",
)


@pytest.mark.parametrize("name", BAD)
def test_bad_uploads_get_their_code(name, client, axial, tmp_path):
    code, status, path = bad_files(axial, tmp_path)[name]
    with pytest.raises(ProblemError) as caught:
        client.upload(Upload(path, axial.study, axial.series, "Bad"))
    assert (caught.value.code, caught.value.status) == (code, status), caught.value.detail


def test_unknown_series_and_other_frames_are_refused(client, axial, oblique, tmp_path):
    layers, segments, origin = drawing(axial.grid, (5, 5, 2), (40, 40, 12), False)
    path = str(tmp_path / "drawn.seg.nrrd")
    nrrdfiles.write(path, layers, origin, axial.grid.steps, segments)
    for upload, code in (
        (Upload(path, axial.study, "1.2.3", "Bad"), "UNKNOWN_SERIES"),
        (Upload(path, axial.study, oblique.series, "Bad"), "UNKNOWN_SERIES"),
        (
            Upload(path, axial.study, axial.series, "Bad", frame_of_reference_uid=oblique.frame),
            "FRAME_OF_REFERENCE_MISMATCH",
        ),
        (Upload(path, oblique.study, oblique.series, "Bad"), "GEOMETRY_MISMATCH"),
    ):
        with pytest.raises(ProblemError) as caught:
            client.upload(upload)
        assert caught.value.code == code


def truth(phase, path):
    """A .seg.nrrd of what the phantom's SEG of a phase says, each segment in a layer of its own."""
    grid = segfiles.read_grid(images(phase))
    with open(os.path.join(PATIENT, "seg-%s.dcm" % phase), "rb") as file:
        points, _ = segfiles.read_segments(file.read())
    layers, segments = [], []
    for name, found in points.items():
        layer = np.zeros(grid.shape, int)
        for index in grid.indices(found):
            layer[index] = 1
        segments.append({"name": name, "label": 1, "layer": len(layers)})
        layers.append(layer)
    nrrdfiles.write(path, layers, grid.origin, grid.steps, segments, "right-anterior-superior")
    return pydicom.dcmread(images(phase)[0], stop_before_pixels=True)


@pytest.fixture(scope="module")
def scored(client, tmp_path_factory):
    """The phantom patient's drawings sent, and the job at its end."""
    folder = tmp_path_factory.mktemp("truth")
    taken = []
    for phase in PHASES:
        path = str(folder / (phase + ".seg.nrrd"))
        image = truth(phase, path)
        taken.append(
            client.upload(
                Upload(
                    path,
                    image.StudyInstanceUID,
                    image.SeriesInstanceUID,
                    "A. Reader",
                    frame_of_reference_uid=image.FrameOfReferenceUID,
                )
            )
        )
    started = client.start([one.segmentation_id for one in taken])
    again = client.start([one.segmentation_id for one in taken])
    assert again.job_id == started.job_id
    return taken, client.wait(started.job_id, 300)


def test_phantom_goes_in_and_its_report_is_found_in_the_pacs(client, scored):
    taken, job = scored
    assert job.state is JobState.DONE, job
    assert job.recipes[0].scores and job.recipes[0].scores[0].value is not None
    made = {one.role: one for one in client.objects(job.job_id)}
    report = pydicom.dcmread(io.BytesIO(in_orthanc(made["sr"].sop_instance_uid)))
    assert report.Modality == "SR"
    evidence = str(report)
    for drawing_taken in taken:
        in_orthanc(drawing_taken.sop_instance_uid)
        assert drawing_taken.sop_instance_uid in evidence
    own = pydicom.dcmread(io.BytesIO(client.object(job.job_id, made["sr"].number)))
    assert own.SOPInstanceUID == report.SOPInstanceUID
    assert client.result(job.job_id)["research_use_only"] is True


def test_heat_map_lies_on_its_series(client, scored):
    _, job = scored
    maps = client.heat_maps(job.job_id)
    assert maps
    content = client.heat_map(job.job_id, maps[0].number)
    head, _, data = content.partition(b"\n\n")
    fields = dict(
        line.split(": ", 1) for line in head.decode().splitlines() if ": " in line and ":=" not in line
    )
    assert b"research_use_only:=true" in head
    sizes = [int(size) for size in fields["sizes"].split()]
    values = np.frombuffer(gzip.decompress(data), "<f4").reshape(sizes, order="F")
    assert values.max() > 0 and values.min() >= 0
    assert sizes[2] == maps[0].last_slice - maps[0].first_slice + 1
    series = {}
    for phase in PHASES:
        image = pydicom.dcmread(images(phase)[0], stop_before_pixels=True)
        series[image.SeriesInstanceUID] = phase
    grid = segfiles.read_grid(images(series[maps[0].series_instance_uid]))
    origin = np.array([float(x) for x in fields["space origin"].strip("()").split(",")])
    assert grid.indices(origin[None]) == {(0, 0, maps[0].first_slice)}
    assert tuple(sizes[:2]) == grid.shape[:2]


def test_events_and_search_and_study_uid_tell_the_same(client, scored):
    taken, job = scored
    assert [one.state for one in client.events(job.job_id)] == [JobState.DONE]
    assert client.job(job.study_instance_uid).job_id == job.job_id
    (study,) = client.studies(job.study_instance_uid)
    assert study.region_present
    assert {s.series_instance_uid for s in study.series} == {
        one.series_instance_uid for one in taken
    }
    assert "ARTERIAL" in {s.phase for s in study.series}
    assert client.studies(patient_id="nobody") == ()


def test_ended_jobs_cannot_be_cancelled(client, scored):
    with pytest.raises(ProblemError) as caught:
        client.cancel(scored[1].job_id)
    assert (caught.value.status, caught.value.code) == (409, "CONFLICT")


def test_what_the_pacs_sends_back_starts_nothing(client, scored):
    _, job = scored
    before = known_jobs(client, job.study_instance_uid)
    for study in json.loads(fetch(ORTHANC + "/studies")):
        fetch(ORTHANC + "/modalities/worker/store", study.encode())
    time.sleep(5)
    assert known_jobs(client, job.study_instance_uid) == before
    assert client.job(job.job_id).state is JobState.DONE


def known_jobs(client, study):
    """Jobs of the study with their states; there may be some of before all drawings had come."""
    return {one.job_id: one.state for one in client.jobs() if one.study_instance_uid == study}


def test_a_corrected_drawing_takes_the_place_of_the_former(client, scored, tmp_path):
    taken, job = scored
    path = str(tmp_path / "corrected.seg.nrrd")
    image = truth("arterial", path)
    with open(path, "rb") as file:
        head, _, data = file.read().partition(b"\n\n")
    values = bytearray(gzip.decompress(data))
    values[values.index(1)] = 0
    extents = b"\n".join(line for line in head.split(b"\n") if b"_Extent" not in line)
    with open(path, "wb") as file:
        file.write(extents + b"\n\n" + gzip.compress(bytes(values)))
    corrected = client.upload(
        Upload(path, image.StudyInstanceUID, image.SeriesInstanceUID, "A. Reader")
    )
    new = client.wait(client.start([corrected.segmentation_id]).job_id, 300)
    assert new.state is JobState.DONE, new
    assert new.job_id != job.job_id
    assert client.job(job.job_id).state is JobState.SUPERSEDED


def test_command_line_tells_the_job(scored, capsys):
    assert cli.main(["--url", WORKER, "--proxy", "", "wait", scored[1].job_id]) in (0, 3)
    assert "RESEARCH USE ONLY" in capsys.readouterr().out
