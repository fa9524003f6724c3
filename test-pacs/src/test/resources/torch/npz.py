"""An npz of every float type and order, and the same values as raw floats. Argument: a folder."""
import sys

import numpy

folder = sys.argv[1]
random = numpy.random.default_rng(5)
arrays = {
    "conv.weight": random.normal(size=(4, 3, 5, 2)).astype("<f4"),
    "fortran": numpy.asfortranarray(random.normal(size=(3, 4, 5)).astype("<f8")),
    "half": random.normal(size=(7,)).astype("<f2"),
    "scalar": numpy.float32(0.25),
    "none": numpy.zeros((0, 3), "<f4"),
    "bn.num_batches_tracked": numpy.int64(9),
}
numpy.savez(folder + "/plain.npz", **arrays)
numpy.savez_compressed(folder + "/packed.npz", **arrays)
for name in ("conv.weight", "fortran", "half", "scalar", "none"):
    numpy.ascontiguousarray(arrays[name]).astype("<f4").tofile(folder + "/" + name)
numpy.savez(folder + "/objects.npz", a=numpy.array([{}], dtype=object))
import torch  # noqa: E402

torch.save({"a": torch.zeros(2)}, folder + "/new.pth")
torch.save({"a": torch.zeros(2)}, folder + "/old.pth", _use_new_zipfile_serialization=False)
