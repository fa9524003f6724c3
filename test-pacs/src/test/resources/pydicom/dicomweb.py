"""Reads a study by WADO-RS and holds metadata and bulk data against its files.

Arguments: base of the server, Study Instance UID. Prints "compared N instances, M values".
"""
import io
import json
import sys
import urllib.request

import pydicom

BINARY = {"OB", "OW", "OF", "OD", "OL", "UN"}


def fetched(url, accept):
    request = urllib.request.Request(url, headers={"Accept": accept})
    with urllib.request.urlopen(request, timeout=60) as response:
        return response.read()


def read(url, transfer_syntax):
    accept = "application/dicom" + transfer_syntax
    return pydicom.dcmread(io.BytesIO(fetched(url, accept)))


def values(dataset):
    """Every value with its path, but character sets, which are the encoding's own."""
    for element in dataset:
        if element.keyword == "SpecificCharacterSet":
            continue
        if element.VR == "SQ":
            for number, item in enumerate(element.value):
                for path, value in values(item):
                    yield (element.tag, number) + path, value
        else:
            yield (element.tag,), element


def same(one, other):
    if one.VR in BINARY:
        return bytes(one.value) == bytes(other.value)
    if one.value in (None, "") or other.value in (None, ""):
        return one.value in (None, "") and other.value in (None, "")
    if one.VR in ("DS", "IS", "FL", "FD"):
        return [float(v) for v in listed(one.value)] == [float(v) for v in listed(other.value)]
    return str(one.value) == str(other.value)


def listed(value):
    return value if isinstance(value, (list, pydicom.multival.MultiValue)) else [value]


def main(base, study):
    metadata = json.loads(fetched(f"{base}/studies/{study}/metadata", "application/dicom+json"))
    count = 0
    for item in metadata:
        told = pydicom.Dataset.from_json(
            item, lambda tag, vr, uri: fetched(uri, "application/octet-stream")
        )
        url = (
            f"{base}/studies/{study}/series/{told.SeriesInstanceUID}"
            f"/instances/{told.SOPInstanceUID}"
        )
        stored = read(url, "; transfer-syntax=*")
        explicit = read(url, "")
        if explicit.file_meta.TransferSyntaxUID != "1.2.840.10008.1.2.1":
            raise SystemExit(f"{url} came in {explicit.file_meta.TransferSyntaxUID}")
        by_path = dict(values(told))
        for path, element in values(stored):
            count += 1
            if path not in by_path or not same(element, by_path[path]):
                raise SystemExit(f"{told.SOPInstanceUID} differs at {path}")
        if len(by_path) != len(dict(values(stored))):
            raise SystemExit(f"{told.SOPInstanceUID} has other attributes")
    print(f"compared {len(metadata)} instances, {count} values")


main(*sys.argv[1:])
