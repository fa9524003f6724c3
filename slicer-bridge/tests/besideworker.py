"""What the tests against a real worker share: its neighbours, and series and drawings."""

import glob
import io
import json
import os
import time
import urllib.request

import nrrdfiles
import numpy as np
import pydicom
import segfiles
from pydicom.uid import generate_uid

WORKER = os.environ.get("TACESCORE_TEST_WORKER", "")
ORTHANC = os.environ.get("TACESCORE_TEST_ORTHANC", "")
PATIENT = os.environ.get("TACESCORE_TEST_PATIENT", "")


def fetch(url, data=None, kind="application/json"):
    request = urllib.request.Request(url, data=data)
    if data is not None:
        request.add_header("Content-Type", kind)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=60) as answer:
        return answer.read()


def in_orthanc(sop_instance_uid, seconds=60):
    """The object's bytes once the worker has delivered it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = json.loads(fetch(ORTHANC + "/tools/lookup", sop_instance_uid.encode()))
        if found:
            return fetch("%s/instances/%s/file" % (ORTHANC, found[0]["ID"]))
        time.sleep(0.2)
    raise AssertionError("Orthanc does not get " + sop_instance_uid)


def images(phase):
    return sorted(glob.glob(os.path.join(PATIENT, phase, "*.dcm")))


def stow(datasets):
    boundary = "part-of-images"
    body = io.BytesIO()
    for dataset in datasets:
        body.write(("--%s\r\nContent-Type: application/dicom\r\n\r\n" % boundary).encode())
        pydicom.dcmwrite(body, dataset, write_like_original=False)
        body.write(b"\r\n")
    body.write(("--%s--\r\n" % boundary).encode())
    fetch(
        WORKER + "/dicom-web/studies",
        body.getvalue(),
        'multipart/related; type="application/dicom"; boundary=' + boundary,
    )


class Series:
    """A series of a study of its own in the worker, turned by a rotation where one is given."""

    def __init__(self, rotation):
        self.study, self.series, self.frame = (generate_uid() for _ in range(3))
        datasets = [pydicom.dcmread(file) for file in images("arterial")]
        for dataset in datasets:
            dataset.StudyInstanceUID, dataset.SeriesInstanceUID = self.study, self.series
            dataset.FrameOfReferenceUID = self.frame
            dataset.PatientID, dataset.AccessionNumber = "TURNED-" + self.study[-12:], ""
            dataset.SOPInstanceUID = generate_uid()
            dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID
            axes = np.array([float(x) for x in dataset.ImageOrientationPatient]).reshape(2, 3)
            at = np.array([float(x) for x in dataset.ImagePositionPatient])
            dataset.ImageOrientationPatient = numbers((axes @ rotation.T).ravel())
            dataset.ImagePositionPatient = numbers(rotation @ at)
        self.grid = segfiles.Grid(datasets)
        stow(datasets)


def numbers(values):
    """Decimal strings of at most 16 characters."""
    return [("%.11f" % value)[:16] for value in values]


def rotation(x, z):
    x, z = np.radians(x), np.radians(z)
    about_x = np.array([[1, 0, 0], [0, np.cos(x), -np.sin(x)], [0, np.sin(x), np.cos(x)]])
    about_z = np.array([[np.cos(z), -np.sin(z), 0], [np.sin(z), np.cos(z), 0], [0, 0, 1]])
    return about_x @ about_z


def blob(shape, centre, radii):
    """An ellipsoid with a bite, so that no mirror image of it is the same."""
    index = np.indices(shape).transpose(1, 2, 3, 0)
    inside = (((index - centre) / radii) ** 2).sum(-1) <= 1
    inside[tuple(int(c) for c in centre)] = False
    inside &= ~((index[..., 0] > centre[0]) & (index[..., 1] > centre[1]))
    return inside


def drawing(grid, low, high, two_layers):
    """Label maps on the box of the grid from low to high, and their segments."""
    shape = tuple(np.array(high) - np.array(low))
    middle = np.array(shape) / 2.0
    tumour = blob(shape, middle, np.array(shape) / 4.0)
    liver = blob(shape, middle + 1, np.array(shape) / 2.2)
    if two_layers:
        layers = [tumour * 1, liver * 3]
    else:
        layers = [np.where(tumour, 1, np.where(liver, 3, 0))]
    segments = [
        {"name": "Tumour", "label": 1, "terminology": nrrdfiles.NEOPLASM},
        {"name": "Liver", "label": 3, "layer": 1 if two_layers else 0},
    ]
    return layers, segments, grid.origin + grid.steps @ np.array(low, float)
