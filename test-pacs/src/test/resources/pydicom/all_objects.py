"""Reads every object that result.json lists, pixels included: all_objects.py FOLDER."""
import json
import pathlib
import sys

import numpy
import pydicom

folder = pathlib.Path(sys.argv[1])
result = json.loads((folder / "result.json").read_text(encoding="utf-8"))
faults = []
for entry in result["objects"]:
    name = entry["role"]
    data = pydicom.dcmread(folder / (name + ".dcm"))
    told = (data.SOPClassUID, data.SeriesInstanceUID, data.SOPInstanceUID)
    listed = (entry["sop_class_uid"], entry["series_instance_uid"], entry["sop_instance_uid"])
    if told != listed:
        faults.append("%s: %s, listed as %s" % (name, told, listed))
    if not str(data.SeriesDescription).startswith("RESEARCH ONLY"):
        faults.append("%s: series '%s'" % (name, data.SeriesDescription))
    if data.StudyInstanceUID != result["study_instance_uid"]:
        faults.append("%s: of another study" % name)
    if "PixelData" in data:
        what = data.pixel_array
        if not what.any():
            faults.append("%s: all pixels are 0" % name)
        said = "%s %s" % (what.shape, what.dtype)
    elif "FloatPixelData" in data:
        values = numpy.frombuffer(data.FloatPixelData, dtype="<f4")
        expected = data.Rows * data.Columns * int(data.NumberOfFrames)
        if values.size != expected or not 0 < values.max() <= 1:
            faults.append("%s: %d values, expected %d, up to %s" % (name, values.size, expected, values.max()))
        said = "%d floats" % values.size
    elif "EncapsulatedDocument" in data:
        if not data.EncapsulatedDocument.startswith(b"%PDF-"):
            faults.append("%s: no PDF" % name)
        said = "%d bytes" % len(data.EncapsulatedDocument)
    else:
        said = "%d items" % len(data.ContentSequence)
    print(name, said)
print("\n".join(faults), file=sys.stderr)
sys.exit(1 if faults else 0)
