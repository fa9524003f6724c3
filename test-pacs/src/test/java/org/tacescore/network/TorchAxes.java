package org.tacescore.network;

import org.tacescore.network.weights.WeightTensor;

/** Tensors of the graph's axes in torch's. */
public final class TorchAxes {
  private TorchAxes() {}

  /**
   * The same values in torch's order.
   *
   * @param shape with torch's axes
   */
  public static WeightTensor of(int[] shape, WeightTensor graph) {
    WeightLayout layout =
        switch (shape.length) {
          case 1 -> WeightLayout.SAME;
          case 2 -> WeightLayout.DENSE;
          case 4 -> WeightLayout.CONV_2D;
          case 5 -> WeightLayout.CONV_3D;
          default -> throw new IllegalArgumentException("no tensor has axes " + shape.length);
        };
    return WeightTensor.of(shape, layout.toFile(shape, graph.toArray()));
  }
}
