"""Grad-CAM by torch's own autograd.

gradcam.py NETWORK ROWS COLUMNS CLASS FOLDER: writes weights.safetensors and, as raw floats, image,
clinical (resnet50-mlp), gradient (of the class's logit by the feature map) and heat (Grad-CAM,
rectified, by its highest value of all images, at each pixel) to the folder.

gradcam.py trilinear FOLDER: writes cells (4 x 5 x 3) and heat (the same on 9 x 7 x 8).
"""
import sys

import torch
from torch.nn.functional import interpolate
from torchvision import models

import peer

IMAGES = 2
CLINICAL = 5
CLASSES = 2


class WithPerceptron(torch.nn.Module):
    """torchvision's ResNet-50 and the perceptron and joining of SPEC A3."""

    def __init__(self):
        super().__init__()
        trunk = models.resnet50(weights=None)
        for name, module in list(trunk.named_children())[:-2]:
            self.add_module(name, module)
        self.mlp = torch.nn.Sequential(
            torch.nn.Linear(2048, 128),
            torch.nn.ReLU(),
            torch.nn.Dropout(0.5),
            torch.nn.Linear(128, 16),
            torch.nn.ReLU(),
        )
        self.fc = torch.nn.Linear(16 + CLINICAL, CLASSES)

    def map(self, image):
        stem = self.maxpool(self.relu(self.bn1(self.conv1(image))))
        return self.layer4(self.layer3(self.layer2(self.layer1(stem))))

    def logits(self, map, clinical):
        return self.fc(torch.cat([self.mlp(map.mean((2, 3))), clinical], 1))


class Dense(models.DenseNet):
    """torchvision's DenseNet-121, its forward pass cut behind the last ReLU."""

    def __init__(self):
        super().__init__(32, (6, 12, 24, 16), 64, num_classes=CLASSES)

    def map(self, image):
        return torch.relu(self.features(image))

    def logits(self, map, clinical):
        return self.classifier(map.mean((2, 3)))


def explained(map, gradient, size):
    sums = (gradient.mean((2, 3), keepdim=True) * map).sum(1, keepdim=True).relu()
    assert sums.max() > 0, "nothing speaks for this class: take another size, which is another seed"
    return interpolate(sums / sums.max(), size, mode="bilinear", align_corners=False)


def main(name, rows, columns, chosen, folder):
    torch.manual_seed(rows + columns + chosen)
    network = {"resnet50-mlp": WithPerceptron, "densenet121": Dense}[name]()
    peer.randomise(network)
    network.eval()
    image = torch.randn(IMAGES, 3, rows, columns)
    clinical = torch.randn(IMAGES, CLINICAL)
    map = network.map(image).detach().requires_grad_()
    network.logits(map, clinical)[:, chosen].sum().backward()
    peer.write_weights(f"{folder}/weights.safetensors", network)
    peer.write_values(f"{folder}/image", peer.channels_last(image))
    peer.write_values(f"{folder}/clinical", clinical)
    peer.write_values(f"{folder}/gradient", peer.channels_last(map.grad))
    peer.write_values(f"{folder}/heat", explained(map, map.grad, (rows, columns)))


def trilinear(folder):
    torch.manual_seed(1)
    cells = torch.rand(1, 1, 4, 5, 3)
    cells /= cells.max()
    peer.write_values(f"{folder}/cells", cells)
    peer.write_values(
        f"{folder}/heat", interpolate(cells, (9, 7, 8), mode="trilinear", align_corners=False))


if sys.argv[1] == "trilinear":
    trilinear(sys.argv[2])
else:
    main(sys.argv[1], *map(int, sys.argv[2:5]), sys.argv[5])
