"""What a .seg.nrrd file says of itself in its header; the voxels are not looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Dict, Tuple

from .errors import ClientError

_LONGEST_HEADER = 1 << 20
_NAMED = re.compile(r"^Segment(\d{1,6})_(ID|Name)$")


@dataclass(frozen=True)
class DescribedSegment:
    """A segment as its keys describe it; ``terminology`` is the type's code meaning, or empty."""

    number: int
    name: str
    label_value: int
    layer: int
    terminology: str


def read_header(path: str) -> Dict[str, str]:
    """Fields and keys of an NRRD header.

    Raises ClientError where the file is none, or where its header has no end.
    """
    with open(path, "rb") as file:
        start = file.read(_LONGEST_HEADER)
    if not start.startswith(b"NRRD"):
        raise ClientError("the file is no NRRD")
    ends = [end for end in (start.find(b"\n\n"), start.find(b"\r\n\r\n")) if end >= 0]
    if not ends:
        raise ClientError("the NRRD header has no end")
    header: Dict[str, str] = {}
    for line in start[: min(ends)].decode("utf-8", "replace").splitlines()[1:]:
        if line.startswith("#"):
            continue
        key, separator, value = line.partition(":=")
        if not separator:
            key, separator, value = line.partition(":")
        if separator:
            header[key.strip()] = value.strip()
    return header


def segments(header: Dict[str, str]) -> Tuple[DescribedSegment, ...]:
    """The described segments, ascending by number, which is one more than in the file."""
    numbers = sorted({int(m.group(1)) for m in map(_NAMED.match, header) if m})
    return tuple(_segment(header, number) for number in numbers)


def _segment(header: Dict[str, str], number: int) -> DescribedSegment:
    key = "Segment%d_" % number
    return DescribedSegment(
        number + 1,
        header.get(key + "Name", header.get(key + "ID", "")),
        int(header.get(key + "LabelValue", "1")),
        int(header.get(key + "Layer", str(number))),
        _meaning(header.get(key + "Tags", "")),
    )


def _meaning(tags: str) -> str:
    for tag in tags.split("|"):
        name, _, value = tag.partition(":")
        if name.endswith("TerminologyEntry"):
            parts = value.split("~")
            triplet = parts[2].split("^") if len(parts) > 2 else []
            return triplet[2] if len(triplet) == 3 else ""
    return ""
