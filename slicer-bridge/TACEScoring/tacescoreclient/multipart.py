"""Bodies of media type multipart/form-data (RFC 7578)."""

from __future__ import annotations

import hashlib
from typing import Mapping, Tuple


def encode(fields: Mapping[str, str], file_name: str, content: bytes) -> Tuple[str, bytes]:
    """The Content-Type and the body: the fields, then the part ``file``.

    Equal arguments give equal bytes, so that a repeated request is the same request.
    """
    boundary = "tacescore-" + hashlib.sha256(content).hexdigest()[:32]
    pieces = []
    for name, value in fields.items():
        pieces.append(
            (
                '--%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
                % (boundary, name, value)
            ).encode("utf-8")
        )
    pieces.append(
        (
            '--%s\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n" % (boundary, _plain(file_name))
        ).encode("utf-8")
    )
    pieces.append(content)
    pieces.append(("\r\n--%s--\r\n" % boundary).encode("utf-8"))
    return "multipart/form-data; boundary=" + boundary, b"".join(pieces)


def _plain(file_name: str) -> str:
    """The name's end alone: what it says of a patient stays here."""
    for ending in (".seg.nrrd", ".nrrd", ".nii.gz", ".nii", ".dcm"):
        if file_name.lower().endswith(ending):
            return "segmentation" + ending
    return "segmentation"
