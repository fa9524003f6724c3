"""The two networks that torchvision lacks, by torch's own layers, with our names."""
import torch
from torch import nn
from torch.nn import functional


class LeNet(nn.Module):
    """Two convolutions, two adaptive poolings, one dense layer."""

    def __init__(self, classes):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 4, 5, padding=2)
        self.bn1 = nn.BatchNorm2d(4, eps=1e-3)  # Keras' default
        self.conv2 = nn.Conv2d(4, 24, 5, padding=2)
        self.bn2 = nn.BatchNorm2d(24, eps=1e-3)
        self.pool1 = nn.AdaptiveMaxPool2d(64)
        self.pool2 = nn.AdaptiveMaxPool2d(16)
        self.fc = nn.Linear(16 * 16 * 24, classes)

    def forward(self, image):
        first = self.pool1(functional.leaky_relu(self.bn1(self.conv1(image)), 0.1))
        map = self.pool2(functional.leaky_relu(self.bn2(self.conv2(first)), 0.1))
        return self.fc(torch.flatten(map.permute(0, 2, 3, 1), 1))  # row, column, channel


class Bottleneck(nn.Module):
    """Convolutions of 1, 3 (in groups) and 1 voxel a side, and a way around them."""

    def __init__(self, channels, filters, groups, stride):
        super().__init__()
        outputs = 2 * filters
        self.conv1 = nn.Conv3d(channels, filters, 1, bias=False)
        self.bn1 = nn.BatchNorm3d(filters)
        self.conv2 = nn.Conv3d(filters, filters, 3, stride, 1, groups=groups, bias=False)
        self.bn2 = nn.BatchNorm3d(filters)
        self.conv3 = nn.Conv3d(filters, outputs, 1, bias=False)
        self.bn3 = nn.BatchNorm3d(outputs)
        self.downsample = nn.Identity()
        if stride > 1 or channels != outputs:
            self.downsample = nn.Sequential(
                nn.Conv3d(channels, outputs, 1, stride, bias=False), nn.BatchNorm3d(outputs))

    def forward(self, input):
        branch = torch.relu(self.bn1(self.conv1(input)))
        branch = torch.relu(self.bn2(self.conv2(branch)))
        return torch.relu(self.bn3(self.conv3(branch)) + self.downsample(input))


class Attention(nn.Module):
    """Squeeze and excitation."""

    def __init__(self, channels):
        super().__init__()
        self.fc1 = nn.Linear(channels, channels // 4)
        self.fc2 = nn.Linear(channels // 4, channels)

    def forward(self, input):
        means = input.mean((2, 3, 4))
        weights = torch.sigmoid(self.fc2(torch.relu(self.fc1(means))))
        return input * weights[:, :, None, None, None]


class ResNeXt3d(nn.Module):
    """Four stages of two blocks, attention after each."""

    GROUPS = 8

    def __init__(self, width, classes):
        super().__init__()
        channels = self.GROUPS * width
        self.conv1 = nn.Conv3d(2, channels, 3, 2, 1, bias=False)
        self.bn1 = nn.BatchNorm3d(channels)
        self.maxpool = nn.MaxPool3d(3, 2, 1)
        for stage, stride in enumerate([1, 2, 2, 1]):
            filters = self.GROUPS * width * 2**stage
            first = Bottleneck(channels, filters, self.GROUPS, stride)
            channels = 2 * filters
            second = Bottleneck(channels, filters, self.GROUPS, 1)
            setattr(self, f"layer{stage + 1}", nn.Sequential(first, second))
            setattr(self, f"attention{stage + 1}", Attention(channels))
        self.fc = nn.Linear(channels, classes)

    def forward(self, image):
        map = self.maxpool(torch.relu(self.bn1(self.conv1(image))))
        map = self.attention1(self.layer1(map))
        map = self.attention2(self.layer2(map))
        map = self.attention3(self.layer3(map))
        map = self.attention4(self.layer4(map))
        return self.fc(map.mean((2, 3, 4)))
