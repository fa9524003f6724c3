"""Writes an image, a mask file as other software does, and their values as this script knows them.

Usage: foreign_masks.py OUT

OUT gets a folder for each style, with `image` (NRRD or NIfTI), `image.raw` (its values, float64), `mask` (any format) and, for
each label, LABEL.raw: a byte a voxel of the image, 0 or 1. All run column fastest.
"""

import bz2
import gzip
import pathlib
import random
import struct
import sys

import numpy

SIZE = (37, 29, 9)  # columns, rows, slices
SPACING = numpy.array((0.75, 0.875, 2.5))
ORIGIN = numpy.array((-12.25, 31.5, -110.0))
CODES = {
    "int8": (256, "i1"),
    "uint8": (2, "u1"),
    "int16": (4, "i2"),
    "uint16": (512, "u2"),
    "int32": (8, "i4"),
    "uint32": (768, "u4"),
    "int64": (1024, "i8"),
    "uint64": (1280, "u8"),
    "float": (16, "f4"),
    "double": (64, "f8"),
}


def turned():
    """Unit vectors of column, row and slice, LPS: two turns about different axes."""
    a, b = numpy.radians(20), numpy.radians(-13)
    about_x = numpy.array(
        ((1, 0, 0), (0, numpy.cos(a), -numpy.sin(a)), (0, numpy.sin(a), numpy.cos(a)))
    )
    about_z = numpy.array(
        ((numpy.cos(b), -numpy.sin(b), 0), (numpy.sin(b), numpy.cos(b), 0), (0, 0, 1))
    )
    return (about_z @ about_x).T


AXES = {"axial": numpy.eye(3), "oblique": turned()}


def values(kind):
    """Voxel values [slice, row, column] that the type holds, with its limits."""
    code = CODES[kind][1]
    rng = numpy.random.default_rng(len(kind))
    if code[0] == "f":
        made = rng.normal(0, 100, SIZE[::-1]).astype(code)
    else:
        info = numpy.iinfo(code)
        low, high = max(info.min, -(1 << 52)), min(info.max, 1 << 52)
        made = rng.integers(low, high, SIZE[::-1], endpoint=True).astype(code)
        made.flat[:2] = low, high
    return made


def labels():
    """Two ellipsoids and a box that overlap one of them: three masks."""
    z, y, x = numpy.mgrid[: SIZE[2], : SIZE[1], : SIZE[0]]
    first = (x - 14) ** 2 / 90 + (y - 12) ** 2 / 60 + (z - 4) ** 2 / 9 < 1
    second = (x - 29) ** 2 / 25 + (y - 20) ** 2 / 30 + (z - 5) ** 2 / 5 < 1
    third = (abs(x - 20) < 6) & (abs(y - 12) < 5) & (abs(z - 4) < 2)
    return first, second, third


def save(out, image, truths):
    (out / "image.raw").write_bytes(image.astype("<f8").tobytes())
    for label, truth in truths.items():
        (out / ("%d.raw" % label)).write_bytes(truth.astype("u1").tobytes())


# NRRD

SIGNS = {
    "left-posterior-superior": (1, 1, 1),
    "LPS": (1, 1, 1),
    "right-anterior-superior": (-1, -1, 1),
    "RAS": (-1, -1, 1),
    "left-anterior-superior": (1, -1, 1),
}


def vector(numbers):
    return "(%s)" % ",".join(repr(float(n)) for n in numbers)


def nrrd(array, axes, space="left-posterior-superior", encoding="raw", endian="little", first=None,
         keys=(), magic="NRRD0004", newline="\n", extra=()):
    """array: [slice, row, column] or [slice, row, column, layer]; first: voxel of the image."""
    signs = numpy.array(SIGNS[space])
    layered = array.ndim == 4
    start = ORIGIN + axes.T @ (SPACING * numpy.array(first or (0, 0, 0)))
    directions = [vector(axes[i] * SPACING[i] * signs) for i in range(3)]
    names = {"i1": "signed char", "u1": "unsigned char", "i2": "short", "u2": "ushort",
             "i4": "int", "u4": "unsigned int", "i8": "longlong", "u8": "uint64",
             "f4": "float", "f8": "double"}
    lines = [magic, "# written for a test", "type: " + names[array.dtype.str[1:]],
             "dimension: %d" % array.ndim, "space: " + space,
             "sizes: " + " ".join(str(n) for n in array.shape[::-1]),
             "space directions: " + " ".join((["none"] if layered else []) + directions),
             "kinds: " + " ".join((["list"] if layered else []) + ["domain"] * 3)]
    if array.dtype.itemsize > 1 and encoding != "ascii":
        lines.append("endian: " + endian)
    lines += ["encoding: " + encoding, "space origin: " + vector(start * signs)]
    lines += list(extra) + ["%s:=%s" % pair for pair in keys] + ["", ""]
    data = array.astype(array.dtype.newbyteorder("<" if endian == "little" else ">")).tobytes()
    if any(line.startswith("byte skip") for line in extra):
        data = b"\x07" * 5 + data
    written = {
        "raw": lambda: data,
        "gzip": lambda: gzip.compress(data),
        "gz": lambda: gzip.compress(data[:1000]) + gzip.compress(data[1000:]),
        "bzip2": lambda: bz2.compress(data),
        "hex": lambda: "\n".join(data.hex()[i:i + 70] for i in range(0, 2 * len(data), 70)).encode(),
        "ascii": lambda: "\n".join(
            " ".join(repr(v) for v in row) for row in array.reshape(-1, 10 if array.size % 10 == 0
                                                                    else 1).tolist()).encode(),
    }[encoding]()
    if any(line.startswith("line skip") for line in extra):
        data = b"one\ntwo\n"
        written = data + written
    return newline.join(lines).encode() + written


def segment_keys(layers, values=None, extents=None, source="Source"):
    yield "Segmentation_%sRepresentation" % source, "Binary labelmap"
    yield "Segmentation_ContainedRepresentationNames", "Binary labelmap|Closed surface|"
    yield "Segmentation_ConversionParameters", "Collapse labelmaps|1|Merge \\n them&"
    yield "Segmentation_ReferenceImageExtentOffset", "4 3 2"
    for n, layer in enumerate(layers):
        yield "Segment%d_ID" % n, "Segment_%d" % (n + 1)
        yield "Segment%d_Name" % n, ("HCC", "Tumour 2", "liver")[n]
        yield "Segment%d_Color" % n, "0.5 0.5 0.5"
        if extents:
            yield "Segment%d_Extent" % n, extents[n]
        if values:
            yield "Segment%d_Layer" % n, str(layer)
            yield "Segment%d_LabelValue" % n, str(values[n])
        yield "Segment%d_Tags" % n, (
            "Segmentation.Status:inprogress|TerminologyEntry:Segmentation category and type"
            "~SCT^85756007^Tissue~SCT^85756007^Tissue~^^~Anatomic codes~^^~^^|")


def seg_nrrd(out, style):
    first, second, third = labels()
    axes = AXES["oblique"]
    crop = (slice(1, 9), slice(2, 28), slice(3, 36))  # slices, rows, columns
    at = (3, 2, 1)
    one = numpy.where(first, 3, numpy.where(second, 7, 0)).astype("u1")[crop]
    two = numpy.stack((one, numpy.where(third, 9, 0).astype("u1")[crop]), axis=-1)
    old = numpy.stack([m.astype("u1")[crop] for m in (first, second, third)], axis=-1)
    extents = ["%d %d %d %d %d %d" % box(m) for m in (one == 3, one == 7, two[..., 1] == 9)]
    options = {
        "cropped": dict(array=one, keys=segment_keys((0, 0), (3, 7), extents)),
        "master-representation": dict(
            array=one, keys=segment_keys((0, 0), (3, 7), source="Master")),
        "layers": dict(array=two, keys=segment_keys((0, 0, 1), (3, 7, 9), extents), encoding="gzip"),
        "layers-of-one": dict(array=one[..., None], keys=segment_keys((0, 0), (3, 7), extents)),
        "ras": dict(array=two, keys=segment_keys((0, 0, 1), (3, 7, 9)),
                    space="right-anterior-superior"),
        "las-16-bit-big-endian": dict(array=two.astype("u2"), endian="big", encoding="gz",
                                      keys=segment_keys((0, 0, 1), (3, 7, 9)),
                                      space="left-anterior-superior"),
        "windows-line-ends": dict(array=one, keys=segment_keys((0, 0), (3, 7)), newline="\r\n"),
        "nrrd5-ascii": dict(array=one, keys=segment_keys((0, 0), (3, 7)), encoding="ascii",
                            magic="NRRD0005"),
        "old-component-a-segment": dict(array=old, keys=segment_keys((0, 1, 2))),
    }[style]
    truths = {3: first, 7: second}
    if two is options["array"] or options["array"].dtype == numpy.uint16:
        truths[9] = third
    if options["array"] is old:
        truths = {}
        (out / "components").write_text("3")
        for n, truth in enumerate((first, second, third)):
            (out / ("component-%d.raw" % (n + 1))).write_bytes(truth.astype("u1").tobytes())
    image = values("int16")
    (out / "image").write_bytes(nrrd(image, axes))
    (out / "mask").write_bytes(nrrd(axes=axes, first=at, **options))
    save(out, image, truths)


def box(mask):
    z, y, x = numpy.nonzero(mask)
    return x.min(), x.max(), y.min(), y.max(), z.min(), z.max()


def nrrd_image(out, style):
    kind, _, how = style.partition("-")
    image = values(kind)
    options = {
        "": {},
        "big-gzip": dict(endian="big", encoding="gzip"),
        "ascii": dict(encoding="ascii"),
        "big-hex": dict(endian="big", encoding="hex"),
        "ras": dict(space="RAS", magic="NRRD0005"),
        "las": dict(space="left-anterior-superior", magic="NRRD0003"),
        "byte-skip": dict(extra=["byte skip: 5"]),
        "line-and-byte-skip-gzip": dict(extra=["line skip: 2", "byte skip: 5"], encoding="gzip"),
        "measurement-frame": dict(
            extra=["measurement frame: (1,0,0) (0,1,0) (0,0,1)",
                   'space units: "mm" "mm" "mm"', "old min: 0", "content: x", "sample units: HU"]),
        "spacings": {},
    }[how]
    axes = AXES["axial" if how == "spacings" else "oblique"]
    whole = labels()[0].astype("i2") * 5
    if how == "spacings":
        text = ("NRRD0001\ntype: %s\ndimension: 3\nsizes: %d %d %d\nspacings: 0.75 0.875 2.5\n"
                "endian: little\nencoding: raw\n\n")
        (out / "image").write_bytes((text % (("short",) + SIZE)).encode() + image.tobytes())
        (out / "mask").write_bytes((text % (("short",) + SIZE)).encode() + whole.tobytes())
    else:
        (out / "image").write_bytes(nrrd(image, axes, **options))
        (out / "mask").write_bytes(nrrd(whole, axes, **options))
    save(out, image, {5: whole == 5})


# NIfTI

def nifti(image, version=1, endian="<", form="sform", slope=(0.0, 0.0), units=2, four=False):
    code, dtype = next(c for c in CODES.values() if c[1] == image.dtype.str[1:])
    scale = {1: 1000.0, 2: 1.0, 3: 0.001}[units]
    axes = AXES["oblique"]
    if form == "qform":
        a, b = numpy.radians(20), numpy.radians(-13)
        # The two turns as a quaternion, and RAS from LPS is half a turn about z.
        half = numpy.array((numpy.cos(a / 2), numpy.sin(a / 2), 0, 0))
        other = numpy.array((numpy.cos(b / 2), 0, 0, numpy.sin(b / 2)))
        q = times((0, 0, 0, 1), times(other, half))
        q = q if q[0] >= 0 else -q
    else:
        q = (0, 0, 0, 0)
    ras = numpy.diag((-1, -1, 1.0))
    affine = numpy.column_stack([ras @ (axes[i] * SPACING[i]) for i in range(3)] + [ras @ ORIGIN])
    affine = affine / scale
    offset = affine[:, 3]
    codes = {"sform": (0, 1), "qform": (1, 0), "both": (1, 2), "standard": (1, 4)}[form]
    if form == "standard":  # an affine to a template that must not be taken
        q = times((0, 0, 0, 1), times((numpy.cos(b2 := numpy.radians(-13) / 2), 0, 0, numpy.sin(b2)),
                                      (numpy.cos(a2 := numpy.radians(20) / 2), numpy.sin(a2), 0, 0)))
        q = q if q[0] >= 0 else -q
        affine = affine * 1.1
    dim = [4 if four else 3] + list(SIZE) + [1, 1, 1, 1]
    pixdim = [1.0] + [s / scale for s in SPACING] + [2.0, 0, 0, 0]
    bits = image.dtype.itemsize * 8
    if version == 1:
        header = struct.pack(endian + "i10s18sihcB8h3fhhhh8ffffhcBffffii80s24shh6f12f16s4s",
                             348, b"", b"", 0, 0, b"r", 0, *dim, 0, 0, 0, 0, code, bits, 0, *pixdim,
                             352.0, slope[0], slope[1], 0, b"\0", units | 8, 0, 0, 0, 0, 0, 0, b"",
                             b"", *codes, *q[1:], *offset, *affine.ravel(), b"", b"n+1\0")
        assert len(header) == 348
    else:
        header = struct.pack(endian + "i8shh8q3d8dq2d4d2q80s24s2i6d12diii16sB15s",
                             540, b"n+2\0\r\n\x1a\n", code, bits, *dim, 0, 0, 0, *pixdim, 544,
                             slope[0], slope[1], 0, 0, 0, 0, 0, 0, b"", b"", *codes, *q[1:], *offset,
                             *affine.ravel(), 0, units | 8, 0, b"", 0, b"")
        assert len(header) == 540
    return header + b"\0\0\0\0" + image.astype(endian + dtype).tobytes()


def times(p, q):
    a, b, c, d = p
    e, f, g, h = q
    return numpy.array((a * e - b * f - c * g - d * h, a * f + b * e + c * h - d * g,
                        a * g - b * h + c * e + d * f, a * h + b * g - c * f + d * e))


def nifti_image(out, style):
    kind, _, how = style.partition("-")
    image = values(kind)
    options = {
        "": {},
        "big": dict(endian=">"),
        "gz": {},
        "2": dict(version=2),
        "2-big-qform": dict(version=2, endian=">", form="qform"),
        "qform": dict(form="qform"),
        "both": dict(form="both"),
        "standard-space": dict(form="standard"),
        "scaled": dict(slope=(0.5, -1024.0)),
        "nan-slope": dict(slope=(float("nan"), float("nan"))),
        "metres": dict(units=1),
        "micrometres": dict(units=3),
        "one-volume-of-four-dimensions": dict(four=True),
    }[how]
    whole = labels()[1].astype("u1") * 5
    known = image
    if how == "scaled":  # as ITK: float32 in, float32 out, the sum in between in double
        known = (image.astype("f4").astype("f8") * 0.5 - 1024).astype("f4")
    plain = {k: v for k, v in options.items() if k != "slope"}
    files = nifti(image, **options), nifti(whole, **plain)
    for name, data in zip(("image", "mask"), files):
        (out / name).write_bytes(gzip.compress(data) if how == "gz" else data)
    save(out, known, {5: whole == 5})


# RTSTRUCT

def star(rng, x, y, low, high, corners=24):
    """Corners of a star-shaped polygon; edges stay clear of voxel centres."""
    polygon = []
    while len(polygon) < corners:
        angle, radius = 2 * numpy.pi * len(polygon) / corners, rng.uniform(low, high)
        corner = (x + radius * numpy.cos(angle), y + radius * numpy.sin(angle))
        edges = ([(polygon[-1], corner)] if polygon else []) + (
            [(corner, polygon[0])] if len(polygon) == corners - 1 else [])
        if not near(corner[0]) and not near(corner[1]) and all(clear(*e) for e in edges):
            polygon.append(corner)
    return numpy.array(polygon)


def near(number):
    return abs(number - round(number)) < 3e-3


def clear(start, end):
    (x0, y0), (x1, y1) = start, end
    rows = range(int(numpy.ceil(min(y0, y1))), int(numpy.ceil(max(y0, y1))))
    return not any(near(x0 + (row - y0) * (x1 - x0) / (y1 - y0)) for row in rows)


def inside(polygon):
    """Even-odd rule for all centres of a slice: crossings to the right of each."""
    rows, columns = numpy.mgrid[: SIZE[1], : SIZE[0]]
    crossings = numpy.zeros(rows.shape, int)
    for (x0, y0), (x1, y1) in zip(polygon, numpy.roll(polygon, -1, axis=0)):
        between = (y0 > rows) != (y1 > rows)
        with numpy.errstate(divide="ignore", invalid="ignore"):
            right = x0 + (rows - y0) * (x1 - x0) / (y1 - y0) > columns
        crossings += between & right
    return crossings % 2 == 1


def keyhole(outer, inner):
    """One contour: around the outside, over a channel to the inside, around it, and back."""
    return numpy.vstack((outer, outer[:1], inner[::-1], inner[-1:]))


def rtstruct(out, style):
    import pydicom
    from pydicom.dataset import Dataset, FileMetaDataset
    from pydicom.sequence import Sequence

    rng = random.Random(style)
    axes = AXES["axial" if style == "axial" else "oblique"]
    regions = {4: [], 11: []}
    truths = {n: numpy.zeros(SIZE[::-1], bool) for n in regions}
    corners = 4000 if style == "long-contours" else 24
    for z in range(1, 8):
        outer = star(rng, 14.31, 13.27, 11.0, 11.5 if corners > 24 else 12.9, corners)
        hole = star(rng, 13.42, 12.23, 4.0, 7.0)
        island = star(rng, 13.42, 12.23, 1.5, 3.4)
        apart = star(rng, 31.23, 20.37, 2.5, 5.0)
        ring = inside(outer) ^ inside(hole)
        if style == "keyholes":
            regions[4] += [(z, keyhole(outer, hole)), (z, island), (z, apart)]
        else:
            regions[4] += [(z, p) for p in rng.sample([outer, hole, island, apart], 4)]
        truths[4][z] = ring | inside(island) | inside(apart)
        if z in (2, 3, 6):
            regions[11].append((z, apart))
            truths[11][z] = inside(apart)
    made = Dataset()
    made.SOPClassUID = "1.2.840.10008.5.1.4.1.1.481.3"
    made.SOPInstanceUID, made.StudyInstanceUID, made.SeriesInstanceUID = "2.25.1", "2.25.2", "2.25.3"
    made.Modality, made.StructureSetLabel = "RTSTRUCT", "TEST"
    made.StructureSetROISequence = Sequence()
    made.ROIContourSequence = Sequence()
    made.RTROIObservationsSequence = Sequence()
    for number, contours in regions.items():
        roi, drawn, seen = Dataset(), Dataset(), Dataset()
        roi.ROINumber, roi.ROIName, roi.ROIGenerationAlgorithm = number, "ROI %d" % number, "MANUAL"
        roi.ReferencedFrameOfReferenceUID = "2.25.4"
        seen.ObservationNumber = seen.ReferencedROINumber = drawn.ReferencedROINumber = number
        seen.RTROIInterpretedType, seen.ROIInterpreter = "GTV", ""
        drawn.ROIDisplayColor, drawn.ContourSequence = [255, 0, 0], Sequence()
        for z, polygon in contours:
            contour = Dataset()
            contour.ContourGeometricType = (
                "CLOSEDPLANAR_XOR" if style == "closedplanar-xor" else "CLOSED_PLANAR")
            points = [ORIGIN + axes.T @ (SPACING * (x, y, z)) for x, y in polygon]
            contour.NumberOfContourPoints = len(points)
            contour.ContourData = ["%.4f" % v for p in points for v in p]
            drawn.ContourSequence.append(contour)
        made.StructureSetROISequence.append(roi)
        made.ROIContourSequence.append(drawn)
        made.RTROIObservationsSequence.append(seen)
    made.file_meta = FileMetaDataset()
    made.file_meta.MediaStorageSOPClassUID = made.SOPClassUID
    made.file_meta.MediaStorageSOPInstanceUID = made.SOPInstanceUID
    made.file_meta.TransferSyntaxUID = {
        "implicit": "1.2.840.10008.1.2",
        "big-endian": "1.2.840.10008.1.2.2",
        "deflated": "1.2.840.10008.1.2.1.99",
    }.get(style, "1.2.840.10008.1.2.1")
    made.is_little_endian = style != "big-endian"
    made.is_implicit_VR = style == "implicit"
    pydicom.dcmwrite(out / "mask", made, write_like_original=False)
    image = values("int16")
    (out / "image").write_bytes(nrrd(image, axes))
    save(out, image, truths)


KINDS = {
    "seg-nrrd": (seg_nrrd, ("cropped", "master-representation", "layers", "layers-of-one", "ras",
                            "las-16-bit-big-endian", "windows-line-ends", "nrrd5-ascii",
                            "old-component-a-segment")),
    "nrrd": (nrrd_image, tuple(CODES) + (
        "int16-big-gzip", "float-ascii", "int8-ascii", "uint64-ascii", "uint16-big-hex",
        "double-big-hex", "int16-ras", "int16-las", "int16-byte-skip",
        "int16-line-and-byte-skip-gzip", "int16-measurement-frame", "int16-spacings")),
    "nifti": (nifti_image, tuple(CODES) + (
        "int16-big", "double-big", "int16-gz", "int16-2", "float-2-big-qform", "int16-qform",
        "int16-both", "int16-standard-space", "int16-scaled", "uint32-scaled", "int16-nan-slope",
        "int16-metres", "int16-micrometres", "int16-one-volume-of-four-dimensions")),
    "rtstruct": (rtstruct, ("oblique", "axial", "keyholes", "closedplanar-xor", "implicit",
                            "big-endian", "deflated", "long-contours")),
}


def main():
    for kind, (write, styles) in KINDS.items():
        for style in styles:
            out = pathlib.Path(sys.argv[1]) / ("%s %s" % (kind, style))
            out.mkdir()
            write(out, style)


if __name__ == "__main__":
    main()
