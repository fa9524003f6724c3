"""Headers of .seg.nrrd files."""

import pytest

from tacescoreclient import ClientError, segnrrd

HEADER = b"""NRRD0004
# a comment
type: unsigned char
dimension: 3
sizes: 1 1 1
encoding: raw
Segment1_ID:=Segment_2
Segment1_LabelValue:=2
Segment1_Layer:=0
Segment0_Name:=Tumour: right
Segment0_ID:=Segment_1
Segment0_Tags:=x:1|TerminologyEntry:Cat~SCT^49755003^Morphologically Altered Structure~SCT^108369006^Neoplasm~^^~Anat~^^~^^|

\x00"""


def test_segments_are_read(tmp_path):
    path = tmp_path / "a.seg.nrrd"
    path.write_bytes(HEADER)
    first, second = segnrrd.segments(segnrrd.read_header(str(path)))
    assert (first.number, first.name, first.terminology) == (1, "Tumour: right", "Neoplasm")
    assert (second.number, second.name, second.label_value) == (2, "Segment_2", 2)


@pytest.mark.parametrize("content", [b"", b"DICM", b"NRRD0004\ntype: x\n"])
def test_others_are_refused(tmp_path, content):
    path = tmp_path / "a.seg.nrrd"
    path.write_bytes(content)
    with pytest.raises(ClientError):
        segnrrd.read_header(str(path))
