package org.tacescore.network;

import java.util.List;

/**
 * What a network's paper says of its training, as far as it decides the layers; where the paper is
 * silent, the default of this software.
 *
 * @param frozen layers that keep the weights they came with, each with all whose names continue it
 *     after a dot: {@code layer1} stands for {@code layer1.0.conv1} and its like
 * @param l2 factor of the squared weights that the loss gains
 * @param dropout probability that a unit before a dropout is silenced in a step of training; 0
 *     without any
 */
public record PublishedTraining(List<String> frozen, double l2, double dropout) {
  public PublishedTraining {
    frozen = List.copyOf(frozen);
    if (!(l2 >= 0 && l2 < 1) || !(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException(
          "L2 and dropout lie from 0 to below 1, got %s and %s".formatted(l2, dropout));
    }
  }

  /** Whether the layer of this name, e.g. {@code layer4.0.conv1}, is trained. */
  public boolean trains(String layer) {
    return frozen.stream().noneMatch(name -> layer.equals(name) || layer.startsWith(name + "."));
  }
}
