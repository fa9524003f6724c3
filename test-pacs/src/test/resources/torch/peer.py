"""What the scripts share: networks whose every term counts, and files that Java reads."""
import json
import struct

import numpy
import torch

torch.set_num_threads(1)


def randomise(network):
    """Random batch normalisation (scales, shifts, means, variances) and biases, none of them neutral."""
    for module in network.modules():
        if isinstance(module, torch.nn.modules.batchnorm._BatchNorm):
            torch.nn.init.uniform_(module.weight, 0.5, 1.5)
            torch.nn.init.normal_(module.bias, 0, 0.3)
            torch.nn.init.normal_(module.running_mean, 0, 0.3)
            torch.nn.init.uniform_(module.running_var, 0.5, 2)
        elif getattr(module, "bias", None) is not None:
            torch.nn.init.normal_(module.bias, 0, 0.3)


def write_weights(path, network, rename=lambda name: name):
    """All float tensors of the network as safetensors, under their own or other names."""
    state = network.state_dict().items()
    # num_batches_tracked is no float and decides nothing
    write_tensors(path, {rename(name): t for name, t in state if t.is_floating_point()})


def write_tensors(path, tensors):
    """Named float tensors as safetensors."""
    header, body, at = {}, [], 0
    for name, tensor in tensors.items():
        data = tensor.detach().numpy().astype("<f4").tobytes()
        header[name] = {
            "dtype": "F32",
            "shape": list(tensor.shape),
            "data_offsets": [at, at + len(data)],
        }
        body.append(data)
        at += len(data)
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(body))


def write_values(path, tensor):
    """Raw little-endian floats, the last axis fastest."""
    tensor.detach().contiguous().numpy().astype("<f4").tofile(path)


def read_values(path, *shape):
    """What Java wrote, as a tensor of the shape."""
    return torch.from_numpy(numpy.fromfile(path, "<f4").reshape(shape))


def channels_last(tensor):
    """Torch's batch, channel, (slice,) row, column as Java's batch, (slice,) row, column, channel."""
    return tensor.movedim(1, -1)


def channels_first(tensor):
    """The way back."""
    return tensor.movedim(-1, 1)
