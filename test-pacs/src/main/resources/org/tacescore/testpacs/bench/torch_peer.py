"""torchvision's ResNet-34 with given weights: exported as ONNX, or timed."""
import json
import struct
import sys
import time

import numpy
import torch
import torchvision


def weights(path):
    """A safetensors file of float32 tensors as a state_dict."""
    data = open(path, "rb").read()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    state = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        begin, end = (8 + length + offset for offset in entry["data_offsets"])
        values = numpy.frombuffer(data[begin:end], dtype="<f4").reshape(entry["shape"])
        state[name] = torch.from_numpy(values.copy())
    return state


work, folder, batch, runs, threads = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:])
torch.set_num_threads(threads)
state = weights(folder + "/weights.safetensors")
model = torchvision.models.resnet34(num_classes=state["fc.bias"].shape[0]).eval()
missing, extra = model.load_state_dict(state, strict=False)
assert not extra and all(name.endswith("num_batches_tracked") for name in missing), (missing, extra)
images = numpy.fromfile(folder + "/images.bin", dtype="<f4").reshape(batch, 3, 224, 224)
images = torch.from_numpy(images)
with torch.inference_mode():
    if work == "export":
        torch.onnx.export(model, images, folder + "/network.onnx", input_names=["image"])
        print("{}")
    else:
        traced = torch.jit.freeze(torch.jit.trace(model, images))
        walls, cpus = [], []
        for _ in range(runs):
            wall, cpu = time.perf_counter(), time.process_time()
            logits = traced(images)
            walls.append(1e3 * (time.perf_counter() - wall))
            cpus.append(1e3 * (time.process_time() - cpu))
        later = len(walls) // 2
        print(
            json.dumps(
                {
                    "version": torch.__version__,
                    "median_ms": float(numpy.median(walls[later:])),
                    "cpu_ms": float(numpy.median(cpus[later:])),
                    "logits": logits.numpy().ravel().tolist(),
                }
            )
        )
