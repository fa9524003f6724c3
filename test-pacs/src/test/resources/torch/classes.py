"""Runs a network of torchvision's, or the twin of one that it lacks, on random images.

classes.py NETWORK [SLICES] ROWS COLUMNS FOLDER: writes weights.safetensors (densenet121: under the names of
the oldest files) and, as raw floats, image, clinical (where the network takes such), features,
feature_map and logits to the folder.
"""
import re
import sys
import types

import torch
from torchvision import models

import peer
import twins

IMAGES = 3
CLINICAL = 5
CLASSES = 2


class ResNet50Mlp(models.ResNet):
    """torchvision's trunk; the perceptron and the joining as in SPEC A3, by torch's own layers."""

    def __init__(self):
        super().__init__(models.resnet.Bottleneck, [3, 4, 6, 3])
        self.mlp = torch.nn.Sequential(
            torch.nn.Linear(2048, 128),
            torch.nn.ReLU(),
            torch.nn.Dropout(0.5),
            torch.nn.Linear(128, 16),
            torch.nn.ReLU(),
        )
        self.fc = torch.nn.Linear(16 + CLINICAL, CLASSES)

    def forward(self, image, clinical):
        map = self.layer4(self.layer3(self.layer2(self.layer1(self.stem(image)))))
        features = self.mlp(torch.flatten(self.avgpool(map), 1))
        return self.fc(torch.cat([features, clinical], 1))

    def stem(self, image):
        return self.maxpool(self.relu(self.bn1(self.conv1(image))))


def resnet34():
    network = models.resnet34(weights=None, num_classes=CLASSES)
    return network, network.layer4, network.fc


def resnet50_mlp():
    network = ResNet50Mlp()
    return network, network.layer4, network.fc


def densenet121():
    network = models.densenet121(weights=None, num_classes=CLASSES)
    return network, network.features, network.classifier


def lenet():
    network = twins.LeNet(CLASSES)
    return network, network.pool2, network.fc


def resnext3d():
    network = twins.ResNeXt3d(2, CLASSES)
    return network, network.attention4, network.fc


def old_name(tensor):
    """The name in the files that torchvision offers for its DenseNets."""
    return re.sub(r"(denselayer\d+\.(?:norm|conv))([12])", r"\1.\2", tensor)


def require_old_names(network):
    """torchvision's own loader must take the old names for the network's."""
    old = {
        old_name(name): tensor
        for name, tensor in network.state_dict().items()
        if tensor.is_floating_point()  # those files are older than num_batches_tracked
    }
    file = types.SimpleNamespace(get_state_dict=lambda **options: dict(old))
    models.densenet._load_state_dict(network, file, False)


def images(count, sizes):
    """No two alike, of coarse and fine structure, symmetric in nothing; volumes have two phases."""
    volumetric = len(sizes) == 3
    shape = (count, 2 if volumetric else 3)
    coarse = torch.randn(*shape, *([2, 3, 4][-len(sizes) :]))
    mode = "trilinear" if volumetric else "bicubic"
    return torch.nn.functional.interpolate(coarse, sizes, mode=mode) + (
        0.5 * torch.randn(*shape, *sizes))


def run(network, last, head, given):
    """What the network's own forward pass computes on its way."""
    seen = {}
    last.register_forward_hook(lambda module, before, out: seen.update(feature_map=out.clone()))
    head.register_forward_pre_hook(lambda module, before: seen.update(features=before[0]))
    with torch.no_grad():
        seen["logits"] = network(*given.values())
    return seen


def main(name, sizes, folder):
    torch.manual_seed(sum(sizes))
    network, last, head = NETWORKS[name]()
    peer.randomise(network)
    network.eval()
    given = {"image": images(IMAGES, sizes)}
    if name == "resnet50-mlp":
        given["clinical"] = torch.randn(IMAGES, CLINICAL)
    seen = run(network, last, head, given)
    if name == "resnet50-mlp":
        seen["features"] = seen["features"][:, :-CLINICAL]
    if name == "densenet121":
        require_old_names(network)
        # torchvision's map is without its ReLU, its averages are with.
        seen["feature_map"] = torch.relu(seen["feature_map"])
    peer.write_weights(f"{folder}/weights.safetensors", network, old_name)
    for key, tensor in (given | seen).items():
        peer.write_values(
            f"{folder}/{key}", peer.channels_last(tensor) if tensor.dim() > 2 else tensor)


NETWORKS = {
    "resnet34": resnet34,
    "resnet50-mlp": resnet50_mlp,
    "densenet121": densenet121,
    "lenet": lenet,
    "resnext3d": resnext3d,
}
if __name__ == "__main__":
    main(sys.argv[1], [int(size) for size in sys.argv[2:-1]], sys.argv[-1])
