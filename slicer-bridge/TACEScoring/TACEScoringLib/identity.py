"""Which DICOM series a volume shows, as Slicer's database knows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

_STUDY = "0020,000D"
_SERIES = "0020,000E"
_FRAME = "0020,0052"


@dataclass(frozen=True)
class VolumeIdentity:
    """UIDs of the series of a volume; the frame of reference may be empty."""

    study_instance_uid: str
    series_instance_uid: str
    frame_of_reference_uid: str = ""


def of_volume(volume_node: Any, database: Any) -> Optional[VolumeIdentity]:
    """None for a volume without DICOM identity: from NRRD, NIfTI, or no longer in the database."""
    if volume_node is None or database is None or not database.isOpen:
        return None
    uids = (volume_node.GetAttribute("DICOM.instanceUIDs") or "").split()
    for uid in uids[:1]:
        study = database.instanceValue(uid, _STUDY)
        series = database.instanceValue(uid, _SERIES)
        if study and series:
            return VolumeIdentity(study, series, database.instanceValue(uid, _FRAME) or "")
    return None
