"""One step of training by torch's autograd.

gradients.py NETWORK TRAINED BATCH [SLICES] ROWS COLUMNS FOLDER, where TRAINED are the trained
layers' prefixes with '+' between them, or 'all': writes weights.safetensors as before the step,
gradients.safetensors, after.safetensors (running statistics moved on) and, as raw floats, image,
clinical and mask (where the network takes such), labels, image_weights and loss to the folder.
"""
import sys

import torch

import peer
from classes import CLASSES, CLINICAL, NETWORKS, images

L2 = 1e-3
CLASS_WEIGHTS = torch.tensor([1.0, 2.5])


class Mask(torch.nn.Module):
    """A dropout whose draw is known."""

    def __init__(self, mask):
        super().__init__()
        self.mask = mask

    def forward(self, input):
        return input * self.mask


def choose(network, prefixes):
    """The rest is frozen: no gradients, and normalised by its running statistics."""
    for name, module in network.named_modules():
        chosen = prefixes == ["all"] or any(f"{name}.".startswith(f"{p}.") for p in prefixes)
        module.training = chosen
        for parameter in module.parameters(recurse=False):
            parameter.requires_grad_(chosen)


def loss_of(network, given, labels):
    """Mean cross entropy by class weight, and the trained kernels' squares."""
    entropy = torch.nn.functional.cross_entropy(network(*given.values()), labels, CLASS_WEIGHTS)
    kernels = [p for p in network.parameters() if p.requires_grad and p.dim() > 1]
    return entropy + L2 * sum((kernel**2).sum() for kernel in kernels)


def main(name, prefixes, batch, sizes, folder):
    torch.manual_seed(batch + sum(sizes))
    network, _, _ = NETWORKS[name]()
    peer.randomise(network)
    choose(network, prefixes)
    given = {"image": images(batch, sizes)}
    values = {}
    if name == "resnet50-mlp":
        given["clinical"] = torch.randn(batch, CLINICAL)
        values["mask"] = 2.0 * torch.randint(0, 2, (batch, 128))
        network.mlp[2] = Mask(values["mask"])
    labels = torch.arange(batch) % CLASSES
    peer.write_weights(f"{folder}/weights.safetensors", network)
    loss = loss_of(network, given, labels)
    loss.backward()
    peer.write_weights(f"{folder}/after.safetensors", network)
    gradients = {n: p.grad for n, p in network.named_parameters() if p.requires_grad}
    peer.write_tensors(f"{folder}/gradients.safetensors", gradients)
    values["labels"] = torch.nn.functional.one_hot(labels, CLASSES)
    values["image_weights"] = CLASS_WEIGHTS[labels]
    values["loss"] = loss
    for key, tensor in (given | values).items():
        peer.write_values(
            f"{folder}/{key}", peer.channels_last(tensor) if tensor.dim() > 2 else tensor)


main(sys.argv[1], sys.argv[2].split("+"), int(sys.argv[3]), [int(s) for s in sys.argv[4:-1]],
     sys.argv[-1])
