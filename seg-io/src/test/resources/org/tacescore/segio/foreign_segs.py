"""Writes a DICOM SEG as other software does, and its voxels as this script knows them.

Usage: foreign_segs.py STYLE SERIES OUT

SERIES is a folder with the slices of one CT series. OUT gets seg.dcm and, for each segment,
NUMBER.raw: a byte a voxel, 0 or 1, column fastest, slices ascending along the normal.
"""

import copy
import pathlib
import random
import sys
import zlib

import numpy
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.pixel_data_handlers.rle_handler import rle_encode_frame
from pydicom.sequence import Sequence

EXPLICIT = "1.2.840.10008.1.2.1"
IMPLICIT = "1.2.840.10008.1.2"
DEFLATED = "1.2.840.10008.1.2.1.99"
BIG_ENDIAN = "1.2.840.10008.1.2.2"
RLE = "1.2.840.10008.1.2.5"
JPEG_2000 = "1.2.840.10008.1.2.4.90"
DEFLATED_FRAMES = "1.2.840.10008.1.2.8.1"
SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4"
LABEL_MAP = "1.2.840.10008.5.1.4.1.1.66.7"

SCT = {
    "anatomy": ("123037004", "SCT", "Anatomical Structure"),
    "abnormal": ("49755003", "SCT", "Morphologically Abnormal Structure"),
    "tissue": ("85756007", "SCT", "Tissue"),
    "liver": ("10200004", "SCT", "Liver"),
    "tumour": ("108369006", "SCT", "Neoplasm"),
}
SRT = {
    "anatomy": ("T-D000A", "SRT", "Anatomical Structure"),
    "abnormal": ("M-01000", "SRT", "Morphologically Altered Structure"),
    "tissue": ("T-D0050", "SRT", "Tissue"),
    "liver": ("T-62000", "SRT", "Liver"),
    "tumour": ("M-8FFFF", "SRT", "Neoplasm"),
}


def item(**attributes):
    made = Dataset()
    for keyword, value in attributes.items():
        setattr(made, keyword, value)
    return made


def code(triplet):
    value, scheme, meaning = triplet
    return Sequence([item(CodeValue=value, CodingSchemeDesignator=scheme, CodeMeaning=meaning)])


def read_series(folder):
    slices = [pydicom.dcmread(path) for path in sorted(pathlib.Path(folder).iterdir())]
    axes = numpy.array(slices[0].ImageOrientationPatient, float)
    normal = numpy.cross(axes[:3], axes[3:])
    return sorted(slices, key=lambda s: float(numpy.dot(s.ImagePositionPatient, normal)))


class Style:
    """What a writer does; the defaults are highdicom's."""

    kind = "BINARY"
    syntax = EXPLICIT
    codes = SCT
    segments = (("liver", "Liver"), ("tumour", "Tumour 1"), ("tumour", "Tumour 2"))
    tracking = True
    algorithm = "AUTOMATIC"
    omit_empty = True
    order = "segment"  # or reverse, shuffled, slice
    orientation = "shared"  # or frame
    position_digits = None
    spacing_digits = None
    between_slices = True
    frame_of_reference = True
    referenced_series = True
    derivation = True
    single_frame = None  # or shared, frame
    overlap = True
    empty_segment = False
    bits = 8
    palette = False
    background = "padding"  # of label maps; or described, both, neither
    padding = 0
    numbers = None
    maximum = 255
    fractional_type = "PROBABILITY"
    dcmjs_rle = False
    pixel_vr = "OB"
    enhanced_source = False
    undescribed = False

    def __init__(self, **changes):
        for name, value in changes.items():
            getattr(Style, name)
            setattr(self, name, value)


ATLAS = tuple([("liver", "liver")] + [("tissue", "structure_%03d" % i) for i in range(2, 118)])
SLICER = dict(codes=SRT, tracking=False, algorithm="SEMIAUTOMATIC", derivation=True)
OHIF = dict(
    tracking=False,
    algorithm="MANUAL",
    segments=(("tissue", "Segment 1"), ("tissue", "Tumor")),
    orientation="frame",
    overlap=False,
)
STYLES = {
    "highdicom-binary": Style(),
    "highdicom-binary-with-empty-frames": Style(omit_empty=False),
    "highdicom-binary-frames-by-slice": Style(order="slice"),
    "highdicom-fractional-probability": Style(kind="FRACTIONAL"),
    "highdicom-fractional-occupancy-of-200": Style(
        kind="FRACTIONAL", maximum=200, fractional_type="OCCUPANCY", omit_empty=False
    ),
    "highdicom-fractional-of-odd-maximum": Style(kind="FRACTIONAL", maximum=101),
    "highdicom-fractional-rle": Style(kind="FRACTIONAL", syntax=RLE),
    "highdicom-label-map": Style(kind="LABELMAP", background="both"),
    "highdicom-label-map-palette": Style(kind="LABELMAP", background="both", palette=True),
    "highdicom-label-map-rle": Style(kind="LABELMAP", syntax=RLE, omit_empty=False),
    "highdicom-label-map-deflated-frames": Style(kind="LABELMAP", syntax=DEFLATED_FRAMES),
    "label-map-16-bit": Style(kind="LABELMAP", bits=16, numbers=(7, 300, 65535), pixel_vr="OW"),
    "label-map-16-bit-rle": Style(kind="LABELMAP", bits=16, numbers=(1, 256, 4660), syntax=RLE),
    "label-map-16-bit-big-endian": Style(
        kind="LABELMAP", bits=16, numbers=(1, 256, 4660), syntax=BIG_ENDIAN, pixel_vr="OW"
    ),
    "label-map-16-bit-palette-deflated-frames": Style(
        kind="LABELMAP", bits=16, numbers=(1, 256, 4660), syntax=DEFLATED_FRAMES, palette=True
    ),
    "label-map-gapped-numbers": Style(kind="LABELMAP", numbers=(3, 9, 200)),
    "label-map-background-255": Style(kind="LABELMAP", padding=255, numbers=(0, 1, 2)),
    "label-map-without-padding-value": Style(kind="LABELMAP", background="neither"),
    "label-map-segment-without-voxels": Style(kind="LABELMAP", empty_segment=True),
    "dcmqi-binary": Style(**SLICER, order="segment"),
    "dcmqi-label-map-with-described-background": Style(kind="LABELMAP", background="described"),
    "dcmqi-117-segments": Style(segments=ATLAS, tracking=False, overlap=False),
    "dcmqi-label-map-117-segments": Style(kind="LABELMAP", segments=ATLAS, overlap=False),
    "slicer-overlapping-segments": Style(**SLICER, overlap=True, position_digits=6),
    "monai-one-segment": Style(segments=(("tumour", "Tumor"),), omit_empty=False),
    "ohif-dcmjs-binary": Style(**OHIF),
    "ohif-dcmjs-rle": Style(**OHIF, kind="FRACTIONAL", syntax=RLE, dcmjs_rle=True),
    "frames-in-reverse": Style(order="reverse"),
    "frames-shuffled": Style(order="shuffled"),
    "positions-rounded-to-a-thousandth": Style(position_digits=3),
    "spacing-rounded": Style(spacing_digits=5),
    "no-spacing-between-slices": Style(between_slices=False),
    "no-frame-of-reference": Style(frame_of_reference=False),
    "no-referenced-series": Style(referenced_series=False),
    "no-derivation": Style(derivation=False),
    "segment-without-frames": Style(empty_segment=True),
    "one-frame": Style(single_frame="frame", segments=(("tumour", "Tumour"),)),
    "one-frame-all-groups-shared": Style(single_frame="shared", segments=(("tumour", "Tumour"),)),
    "enhanced-source": Style(enhanced_source=True),
    "implicit": Style(syntax=IMPLICIT),
    "deflated": Style(syntax=DEFLATED),
    "deflated-label-map": Style(kind="LABELMAP", syntax=DEFLATED),
    "big-endian-bytes": Style(syntax=BIG_ENDIAN),
    "big-endian-words": Style(syntax=BIG_ENDIAN, pixel_vr="OW"),
    "binary-words": Style(pixel_vr="OW"),
    "binary-deflated-frames": Style(syntax=DEFLATED_FRAMES),
    "fractional-deflated-frames": Style(kind="FRACTIONAL", syntax=DEFLATED_FRAMES),
    "refused-binary-rle": Style(syntax=RLE),
    "refused-binary-jpeg-2000": Style(syntax=JPEG_2000),
    "refused-label-map-with-undescribed-value": Style(kind="LABELMAP", undescribed=True),
    "refused-label-map-of-32-bits": Style(kind="LABELMAP", bits=32),
}


def voxels(style, shape, rng):
    """A blob a segment, with holes and single voxels, in [slice, row, column] order."""
    where = numpy.indices(shape)
    masks = []
    taken = numpy.zeros(shape, bool)
    count = len(style.segments)
    for index in range(count):
        centre = [rng.uniform(0.25, 0.75) * size for size in shape]
        radius = rng.uniform(0.15, 0.35) if count < 10 else 0.12
        far = sum(((w - c) / (radius * s)) ** 2 for w, c, s in zip(where, centre, shape))
        mask = (far < 1) ^ (rng.random(shape) < 0.01)
        mask[tuple(int(c) for c in centre)] = True
        if not style.overlap or style.kind == "LABELMAP":
            mask &= ~taken
        taken |= mask
        masks.append(mask)
    if style.single_frame:
        for mask in masks:
            keep = shape[0] // 2
            only = mask[keep].copy()
            mask[:] = False
            mask[keep] = only
    if style.empty_segment:
        masks[-1][:] = False
    return masks


def describe(style, uid):
    segments = []
    numbers = style.numbers or range(1, len(style.segments) + 1)
    for number, (kind, label) in zip(numbers, style.segments):
        category = {"liver": "anatomy", "tumour": "abnormal"}.get(kind, "tissue")
        segment = item(
            SegmentNumber=number,
            SegmentLabel=label,
            SegmentAlgorithmType=style.algorithm,
            SegmentedPropertyCategoryCodeSequence=code(style.codes[category]),
            SegmentedPropertyTypeCodeSequence=code(style.codes[kind]),
            RecommendedDisplayCIELabValue=[34000, 45000, 39000],
        )
        if style.algorithm != "MANUAL":
            segment.SegmentAlgorithmName = "a model"
        if style.tracking:
            segment.TrackingID = label
            segment.TrackingUID = "%s.9.%d" % (uid, number)
        segments.append(segment)
    if style.kind == "LABELMAP" and style.background in ("described", "both"):
        background = copy.deepcopy(segments[0])
        background.SegmentNumber = style.padding
        background.SegmentLabel = "Background"
        background.SegmentedPropertyTypeCodeSequence = code(("125040", "DCM", "Background"))
        segments.insert(0, background)
    return segments


def rounded(values, digits):
    if digits is None:
        return [str(v) for v in values]
    return ["%.*f" % (digits, float(v)) for v in values]


def frame_list(style, masks, order_seed):
    slices = range(masks[0].shape[0])
    if style.kind == "LABELMAP":
        any_there = [any(m[k].any() for m in masks) for k in slices]
        frames = [(None, k) for k in slices if any_there[k] or not style.omit_empty]
    else:
        frames = [
            (s, k)
            for s, mask in enumerate(masks)
            for k in slices
            if mask[k].any()
            or not (style.omit_empty or (style.empty_segment and s == len(masks) - 1))
        ]
    if style.order == "slice":
        frames.sort(key=lambda frame: (frame[1], frame[0] or 0))
    elif style.order == "reverse":
        frames.reverse()
    elif style.order == "shuffled":
        random.Random(order_seed).shuffle(frames)
    return frames


def groups(style, source, index, segment_number, dimension):
    instance = source[index]
    per_frame = Dataset()
    per_frame.FrameContentSequence = Sequence([item(DimensionIndexValues=dimension)])
    per_frame.PlanePositionSequence = Sequence(
        [
            item(
                ImagePositionPatient=rounded(
                    instance.ImagePositionPatient, style.position_digits
                )
            )
        ]
    )
    if style.orientation == "frame":
        per_frame.PlaneOrientationSequence = orientation(style, instance)
    if segment_number is not None:
        per_frame.SegmentIdentificationSequence = Sequence(
            [item(ReferencedSegmentNumber=segment_number)]
        )
    if style.derivation:
        image = item(
            ReferencedSOPClassUID=instance.SOPClassUID,
            ReferencedSOPInstanceUID=instance.SOPInstanceUID,
            PurposeOfReferenceCodeSequence=code(
                ("121322", "DCM", "Source image for image processing operation")
            ),
        )
        if style.enhanced_source:
            image.ReferencedSOPClassUID = "1.2.840.10008.5.1.4.1.1.2.1"
            image.ReferencedSOPInstanceUID = source[0].SOPInstanceUID
            image.ReferencedFrameNumber = index + 1
        per_frame.DerivationImageSequence = Sequence(
            [
                item(
                    SourceImageSequence=Sequence([image]),
                    DerivationCodeSequence=code(("113076", "DCM", "Segmentation")),
                )
            ]
        )
    return per_frame


def orientation(style, instance):
    return Sequence(
        [item(ImageOrientationPatient=[str(v) for v in instance.ImageOrientationPatient])]
    )


def shared_groups(style, source):
    shared = Dataset()
    measures = item(
        PixelSpacing=rounded(source[0].PixelSpacing, style.spacing_digits),
        SliceThickness=str(source[0].SliceThickness),
    )
    if style.between_slices:
        measures.SpacingBetweenSlices = str(source[0].SliceThickness)
    shared.PixelMeasuresSequence = Sequence([measures])
    if style.orientation == "shared":
        shared.PlaneOrientationSequence = orientation(style, source[0])
    return shared


def header(style, source, masks, uid):
    first = source[0]
    seg = Dataset()
    for keyword in (
        "PatientName PatientID PatientSex StudyInstanceUID StudyDate StudyTime StudyID"
    ).split():
        setattr(seg, keyword, first.get(keyword))
    seg.SOPClassUID = LABEL_MAP if style.kind == "LABELMAP" else SEGMENTATION
    seg.SOPInstanceUID = uid + ".1"
    seg.SeriesInstanceUID = uid + ".2"
    seg.Modality = "SEG"
    seg.SeriesNumber = 100
    seg.InstanceNumber = 1
    seg.ImageType = ["DERIVED", "PRIMARY"]
    seg.ContentLabel = "SEGMENTATION"
    if style.frame_of_reference:
        seg.FrameOfReferenceUID = first.FrameOfReferenceUID
    if style.referenced_series:
        seen = source[:1] if style.enhanced_source else source
        seg.ReferencedSeriesSequence = Sequence(
            [
                item(
                    SeriesInstanceUID=first.SeriesInstanceUID,
                    ReferencedInstanceSequence=Sequence(
                        [
                            item(
                                ReferencedSOPClassUID=s.SOPClassUID,
                                ReferencedSOPInstanceUID=s.SOPInstanceUID,
                            )
                            for s in seen
                        ]
                    ),
                )
            ]
        )
    seg.SegmentationType = style.kind
    seg.SegmentSequence = Sequence(describe(style, uid))
    seg.Rows, seg.Columns = masks[0].shape[1:]
    seg.SamplesPerPixel = 1
    seg.PhotometricInterpretation = "PALETTE COLOR" if style.palette else "MONOCHROME2"
    seg.PixelRepresentation = 0
    seg.LossyImageCompression = "00"
    bits = {"BINARY": 1, "FRACTIONAL": 8, "LABELMAP": style.bits}[style.kind]
    seg.BitsAllocated = bits
    seg.BitsStored = bits
    seg.HighBit = bits - 1
    if style.kind == "FRACTIONAL":
        seg.SegmentationFractionalType = style.fractional_type
        seg.MaximumFractionalValue = style.maximum
    if style.kind == "LABELMAP":
        seg.SegmentsOverlap = "NO"
        if style.background in ("padding", "both"):
            seg.PixelPaddingValue = style.padding
    if style.palette:
        for colour in ("Red", "Green", "Blue"):
            entries = 65536 if style.bits == 16 else 256
            setattr(
                seg,
                colour + "PaletteColorLookupTableDescriptor",
                [entries % 65536, 0, 16],
            )
            table = (numpy.arange(entries) * 37 % 65536).astype("<u2").tobytes()
            setattr(seg, colour + "PaletteColorLookupTableData", table)
    return seg


def cells(style, seg, masks, frames, rng):
    """The cells of each frame, unpacked; and the masks that a fractional one stands for."""
    numbers = [s.SegmentNumber for s in seg.SegmentSequence if s.SegmentLabel != "Background"]
    if style.kind == "LABELMAP":
        made = []
        for _, k in frames:
            cell = numpy.full(masks[0].shape[1:], style.padding, numpy.uint32)
            for number, mask in zip(numbers, masks):
                cell[mask[k]] = number
            made.append(cell)
        if style.undescribed:
            made[0][0, 0] = 77
        return made
    if style.kind == "FRACTIONAL" and not style.dcmjs_rle:
        half = (style.maximum + 1) // 2
        low = rng.integers(0, half, masks[0].shape)
        high = rng.integers(half, style.maximum + 1, masks[0].shape)
        return [numpy.where(masks[s][k], high[k], low[k]) for s, k in frames]
    return [masks[s][k].astype(numpy.uint8) for s, k in frames]


def pack(style, seg, made):
    width = seg.BitsAllocated
    kind = {1: "u1", 8: "u1", 16: "<u2", 32: "<u4"}[width]
    if style.syntax == DEFLATED_FRAMES:
        frames = []
        for cell in made:
            if width == 1:
                raw = numpy.packbits(cell.ravel(), bitorder="little").tobytes()
            else:
                raw = cell.astype(kind).tobytes()
            deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
            frames.append(deflater.compress(raw) + deflater.flush())
        return encapsulate(frames, has_bot=False)
    if style.syntax in (RLE, JPEG_2000):
        frames = [
            rle_encode_frame(cell.astype("u1" if width == 1 else kind.replace("<", "=")))
            for cell in made
        ]
        return encapsulate(frames)
    if width == 1:
        raw = numpy.packbits(numpy.array(made).ravel(), bitorder="little").tobytes()
    else:
        raw = numpy.array(made).astype(kind).tobytes()
    raw += b"\0" * (len(raw) % 2)
    if style.syntax == BIG_ENDIAN and style.pixel_vr == "OW":
        raw = numpy.frombuffer(raw, "<u2").byteswap().tobytes()
    return raw


def write(seg, style, path):
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = seg.SOPClassUID
    meta.MediaStorageSOPInstanceUID = seg.SOPInstanceUID
    meta.ImplementationClassUID = "1.2.3.4"
    meta.TransferSyntaxUID = style.syntax
    written = pydicom.FileDataset(str(path), seg, file_meta=meta, preamble=b"\0" * 128)
    written.is_little_endian = style.syntax != BIG_ENDIAN
    written.is_implicit_VR = style.syntax == IMPLICIT
    if style.syntax == DEFLATED_FRAMES:
        # This pydicom does not know the transfer syntax: the header is written here.
        meta.FileMetaInformationVersion = b"\0\1"
        meta.FileMetaInformationGroupLength = 0
        with open(path, "wb") as out:
            buffer = pydicom.filebase.DicomBytesIO()
            buffer.is_little_endian, buffer.is_implicit_VR = True, False
            pydicom.filewriter.write_dataset(buffer, written)
            out.write(b"\0" * 128 + b"DICM")
            pydicom.filewriter.write_file_meta_info(
                pydicom.filebase.DicomFileLike(out), meta, enforce_standard=False
            )
            out.write(buffer.getvalue())
        return
    pydicom.dcmwrite(path, written, write_like_original=False)


def main(name, series, out):
    style = STYLES[name]
    rng = numpy.random.default_rng(zlib.crc32(name.encode()))
    source = read_series(series)
    shape = (len(source), source[0].Rows, source[0].Columns)
    masks = voxels(style, shape, rng)
    uid = "2.25.%d" % zlib.crc32(name.encode())
    seg = header(style, source, masks, uid)
    frames = frame_list(style, masks, 7)
    numbers = [s.SegmentNumber for s in seg.SegmentSequence if s.SegmentLabel != "Background"]
    seg.NumberOfFrames = len(frames)
    per_frame = [
        groups(style, source, k, None if s is None else numbers[s], [1 if s is None else s + 1, k + 1])
        for s, k in frames
    ]
    shared = shared_groups(style, source)
    if style.single_frame == "shared":
        for element in per_frame[0]:
            shared[element.tag] = element
    else:
        seg.PerFrameFunctionalGroupsSequence = Sequence(per_frame)
    seg.SharedFunctionalGroupsSequence = Sequence([shared])
    seg.PixelData = pack(style, seg, cells(style, seg, masks, frames, rng))
    encapsulated = style.syntax in (RLE, JPEG_2000, DEFLATED_FRAMES)
    seg["PixelData"].VR = "OB" if encapsulated else style.pixel_vr
    seg["PixelData"].is_undefined_length = encapsulated
    write(seg, style, pathlib.Path(out) / "seg.dcm")
    for number, mask in zip(numbers, masks):
        (pathlib.Path(out) / ("%d.raw" % number)).write_bytes(mask.astype("u1").tobytes())


if __name__ == "__main__":
    if sys.argv[1:] == ["--list"]:
        print("\n".join(STYLES))
    else:
        main(*sys.argv[1:])
