package org.tacescore.network;

/**
 * The forward pass of {@link LeNet} in plain loops and double precision, for comparison. Its only
 * shared ground with the network is the weights' order and the layers' definition.
 */
final class ReferenceLeNet {
  private static final double BN_SCALE = 1 / Math.sqrt(1 + 1e-3);

  private final float[] firstKernel;
  private final float[] secondKernel;
  private final float[] denseKernel;

  ReferenceLeNet(long seed) {
    SeededWeights weights = new SeededWeights(seed);
    firstKernel = weights.heUniform(5 * 5 * 3 * 4, 5 * 5 * 3);
    secondKernel = weights.heUniform(5 * 5 * 4 * 24, 5 * 5 * 4);
    denseKernel = weights.glorotUniform(6144 * 2, 6144, 2);
  }

  /** The two logits of the batch's only image. */
  double[] logits(ImageTensor image) {
    double[] input = new double[224 * 224 * 3];
    float[] values = image.toArray();
    for (int i = 0; i < input.length; i++) {
      input[i] = values[i];
    }
    double[] first = pool(activated(conv(input, 224, 3, firstKernel, 4)), 224, 64, 4);
    double[] map = pool(activated(conv(first, 64, 4, secondKernel, 24)), 64, 16, 24);
    double[] logits = new double[2];
    for (int i = 0; i < map.length; i++) {
      logits[0] += map[i] * denseKernel[i * 2];
      logits[1] += map[i] * denseKernel[i * 2 + 1];
    }
    return logits;
  }

  private static double[] conv(double[] in, int side, int channels, float[] kernel, int filters) {
    double[] out = new double[side * side * filters];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        for (int k = 0; k < 25; k++) {
          int y = row + k / 5 - 2;
          int x = column + k % 5 - 2;
          if (y < 0 || x < 0 || y >= side || x >= side) {
            continue;
          }
          for (int c = 0; c < channels; c++) {
            double value = in[(y * side + x) * channels + c];
            for (int f = 0; f < filters; f++) {
              out[(row * side + column) * filters + f] +=
                  value * kernel[(k * channels + c) * filters + f];
            }
          }
        }
      }
    }
    return out;
  }

  private static double[] activated(double[] maps) {
    for (int i = 0; i < maps.length; i++) {
      double normalised = maps[i] * BN_SCALE;
      maps[i] = normalised > 0 ? normalised : 0.1 * normalised;
    }
    return maps;
  }

  private static double[] pool(double[] in, int side, int bins, int channels) {
    double[] out = new double[bins * bins * channels];
    for (int i = 0; i < bins; i++) {
      for (int j = 0; j < bins; j++) {
        for (int c = 0; c < channels; c++) {
          double highest = Double.NEGATIVE_INFINITY;
          for (int y = i * side / bins; y < Math.ceil((i + 1.0) * side / bins); y++) {
            for (int x = j * side / bins; x < Math.ceil((j + 1.0) * side / bins); x++) {
              highest = Math.max(highest, in[(y * side + x) * channels + c]);
            }
          }
          out[(i * bins + j) * channels + c] = highest;
        }
      }
    }
    return out;
  }
}
