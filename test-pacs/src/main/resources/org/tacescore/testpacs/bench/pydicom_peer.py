"""Times how long pydicom takes to write objects that it has read, pixels and all.

usage: pydicom_peer.py FOLDER OUT RUNS
Prints the least wall time of the runs in milliseconds, of all objects together; exit status 42
where pydicom is missing.
"""

import pathlib
import sys
import time

try:
    import pydicom
except ImportError:
    sys.exit(42)

objects = [pydicom.dcmread(path) for path in sorted(pathlib.Path(sys.argv[1]).glob("*.dcm"))]
for one in objects:
    # Else values are written as they were read, without being encoded.
    one.walk(lambda dataset, element: None)
times = []
for _ in range(int(sys.argv[3])):
    start = time.perf_counter()
    for one in objects:
        pydicom.dcmwrite(sys.argv[2], one, write_like_original=False)
    times.append(time.perf_counter() - start)
print(min(times) * 1000)
