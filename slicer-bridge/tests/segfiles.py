"""Reads DICOM series and segmentations with pydicom and numpy."""

import io
import subprocess

import numpy as np
import pydicom


class Grid:
    """The grid of a series from its slices: origin, and a matrix of one column a step."""

    def __init__(self, images):
        first = images[0]
        axes = [float(x) for x in first.ImageOrientationPatient]
        self.column, self.row = np.array(axes[:3]), np.array(axes[3:])
        normal = np.cross(self.column, self.row)
        positions = sorted(
            (np.array([float(x) for x in image.ImagePositionPatient]) for image in images),
            key=lambda position: position @ normal,
        )
        self.origin = positions[0]
        slice_step = (positions[-1] - positions[0]) / (len(positions) - 1)
        rows, columns = (float(x) for x in first.PixelSpacing)
        self.steps = np.stack([self.column * columns, self.row * rows, slice_step], axis=1)
        self.shape = (int(first.Columns), int(first.Rows), len(positions))

    def indices(self, points):
        """Whole indices of positions; they must be within a hundredth of a voxel."""
        exact = (np.asarray(points) - self.origin) @ np.linalg.inv(self.steps).T
        whole = np.rint(exact)
        assert np.abs(exact - whole).max(initial=0) < 0.01
        return {tuple(int(x) for x in index) for index in whole}


def read_grid(files):
    return Grid([pydicom.dcmread(file, stop_before_pixels=True) for file in files])


def read_segments(content):
    """Positions of the voxels by Segment Label, and the data set."""
    seg = pydicom.dcmread(io.BytesIO(content))
    shared = seg.SharedFunctionalGroupsSequence[0]
    axes = [float(x) for x in shared.PlaneOrientationSequence[0].ImageOrientationPatient]
    rows, columns = (float(x) for x in shared.PixelMeasuresSequence[0].PixelSpacing)
    bits = np.unpackbits(np.frombuffer(seg.PixelData, np.uint8), bitorder="little")
    frame_size = seg.Rows * seg.Columns
    labels = {s.SegmentNumber: s.SegmentLabel for s in seg.SegmentSequence}
    points = {label: [] for label in labels.values()}
    for number, frame in enumerate(seg.PerFrameFunctionalGroupsSequence):
        plane = bits[number * frame_size : (number + 1) * frame_size]
        plane = plane.reshape(seg.Rows, seg.Columns)
        at = np.array([float(x) for x in frame.PlanePositionSequence[0].ImagePositionPatient])
        segment = frame.SegmentIdentificationSequence[0].ReferencedSegmentNumber
        for row, column in np.argwhere(plane):
            points[labels[segment]].append(
                at + column * columns * np.array(axes[:3]) + row * rows * np.array(axes[3:])
            )
    return {label: np.array(found).reshape(-1, 3) for label, found in points.items()}, seg


def dcmtk_planes(path):
    """Orientation, pixel spacing and frame positions as dcmtk's dcmdump prints them."""
    text = subprocess.run(
        ["dcmdump", "+L", path], check=True, capture_output=True
    ).stdout.decode("latin-1")

    def values(tag):
        found = []
        for line in text.splitlines():
            name, _, rest = line.strip().partition(" ")
            if name.endswith(tag) and "[" in rest:
                inner = rest.split("[", 1)[1].split("]", 1)[0]
                found.append(tuple(float(x) for x in inner.split("\\")))
        return found

    return values("(0020,0037)"), values("(0028,0030)"), values("(0020,0032)")
