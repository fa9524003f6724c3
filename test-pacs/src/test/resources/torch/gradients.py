"""One step of training by torch's autograd.

gradients.py STAGE NETWORK TRAINED BATCH [SLICES] ROWS COLUMNS FOLDER, where TRAINED are the trained
layers' prefixes with '+' between them, or 'all'. The stage 'given' writes what goes into the step:
weights.safetensors and, as raw floats, image, clinical (where the network takes such) and labels,
image by class. The stage 'step' reads the dropout's mask that the one that is judged drew, where
the network has a dropout, and writes gradients.safetensors, after.safetensors (running statistics
moved on) and loss.

Where a rectifier's input is 0 but for rounding, rounding decides its slope, and with that the
gradients: of the few values of a deep layer's map each one counts. So this step takes the slopes
from the one that is judged, out of its files rectified.0, rectified.1, ..., and fails where a slope
is another than torch's own for an input that is not nearly 0.
"""
import itertools
import sys

import torch

import peer
from classes import CLASSES, CLINICAL, NETWORKS, images

L2 = 1e-3
CLASS_WEIGHTS = torch.tensor([1.0, 2.5])


class Rectifiers:
    """Every rectifier, by the slopes in the files, in the order of the calls."""

    NEARLY = 1e-4  # of the largest input

    def __init__(self, folder):
        self.files = (f"{folder}/rectified.{i}" for i in itertools.count())

    def __call__(self, input, slope=0.0, inplace=False):
        shape = peer.channels_last(input).shape
        output = peer.channels_first(peer.read_values(next(self.files), *shape))
        own, near = input.detach() > 0, input.detach().abs() < self.NEARLY * input.abs().max()
        assert (((output > 0) == own) | near).all(), "a rectifier has another slope"
        return input * torch.where(output > 0, 1.0, slope)

    def install(self):
        """In place of torch's."""
        torch.relu = lambda input: self(input)
        torch.nn.functional.relu = lambda input, inplace=False: self(input)
        torch.nn.functional.leaky_relu = self


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


def main(stage, name, prefixes, batch, sizes, folder):
    torch.manual_seed(batch + sum(sizes))
    network, _, _ = NETWORKS[name]()
    peer.randomise(network)
    choose(network, prefixes)
    given = {"image": images(batch, sizes)}
    if name == "resnet50-mlp":
        given["clinical"] = torch.randn(batch, CLINICAL)
    labels = torch.arange(batch) % CLASSES
    if stage == "given":
        one_hot = torch.nn.functional.one_hot(labels, CLASSES)
        write_given(network, given | {"labels": one_hot}, folder)
    else:
        if name == "resnet50-mlp":
            network.mlp[2] = Mask(peer.read_values(f"{folder}/mask", batch, 128))
        Rectifiers(folder).install()
        write_step(network, loss_of(network, given, labels), folder)


def write_given(network, given, folder):
    peer.write_weights(f"{folder}/weights.safetensors", network)
    for key, tensor in given.items():
        peer.write_values(
            f"{folder}/{key}", peer.channels_last(tensor) if tensor.dim() > 2 else tensor)


def write_step(network, loss, folder):
    loss.backward()
    gradients = {n: p.grad for n, p in network.named_parameters() if p.requires_grad}
    peer.write_tensors(f"{folder}/gradients.safetensors", gradients)
    peer.write_weights(f"{folder}/after.safetensors", network)
    peer.write_values(f"{folder}/loss", loss)


stage, name, trained, batch, *sizes, folder = sys.argv[1:]
main(stage, name, trained.split("+"), int(batch), [int(size) for size in sizes], folder)
