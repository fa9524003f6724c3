package org.tacescore.network;

import java.util.Arrays;

/**
 * How a tensor of weights lies in a file, where the axes are torch's, and in the graph, where they
 * are TensorFlow's: the permutation from the one to the other.
 */
enum WeightLayout {
  /** Vectors. */
  SAME(0),
  /** A dense layer's matrix: output, input in a file; input, output in the graph. */
  DENSE(1, 0),
  /** A planar kernel: output, input, row, column in a file; row, column, input, output here. */
  CONV_2D(2, 3, 1, 0),
  /** A volumetric kernel: output, input, slice, row, column in a file. */
  CONV_3D(2, 3, 4, 1, 0);

  private final int[] fileAxisOf;

  WeightLayout(int... fileAxisOf) {
    this.fileAxisOf = fileAxisOf;
  }

  /** The graph's shape of the tensor with this shape in a file. */
  long[] graphShape(int[] fileShape) {
    return Arrays.stream(fileAxisOf).mapToLong(axis -> fileShape[axis]).toArray();
  }

  /** Values in the graph's order from values in a file's order, the last axis fastest. */
  float[] toGraph(int[] fileShape, float[] fileValues) {
    float[] values = new float[fileValues.length];
    int[] places = filePlaces(fileShape);
    for (int i = 0; i < values.length; i++) {
      values[i] = fileValues[places[i]];
    }
    return values;
  }

  /** Values in a file's order from values in the graph's. */
  float[] toFile(int[] fileShape, float[] graphValues) {
    float[] values = new float[graphValues.length];
    int[] places = filePlaces(fileShape);
    for (int i = 0; i < values.length; i++) {
      values[places[i]] = graphValues[i];
    }
    return values;
  }

  /** For each place in the graph's order the place in the file's. */
  private int[] filePlaces(int[] fileShape) {
    int rank = fileAxisOf.length;
    int[] strides = new int[rank];
    int length = 1;
    for (int axis = rank - 1; axis >= 0; axis--) {
      strides[axis] = length;
      length *= fileShape[axis];
    }
    int[] places = new int[length];
    int[] index = new int[rank];
    int place = 0;
    for (int i = 0; i < length; i++) {
      places[i] = place;
      for (int axis = rank - 1; axis >= 0; axis--) {
        int stride = strides[fileAxisOf[axis]];
        place += stride;
        if (++index[axis] < fileShape[fileAxisOf[axis]]) {
          break;
        }
        place -= index[axis] * stride;
        index[axis] = 0;
      }
    }
    return places;
  }
}
