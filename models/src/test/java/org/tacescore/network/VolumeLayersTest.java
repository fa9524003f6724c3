package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tacescore.network.VolumeLayers.Kernel;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class VolumeLayersTest {
  private static final ImageShape VOLUME = new ImageShape(3, 4, 5, 4);
  private static final Kernel GROUPED = new Kernel(6, 3, 2, 2);

  @Test
  void groupsSeeTheirPartOfTheChannelsAlone() {
    float[] image = random(VOLUME.length(), 1);
    float[] weight = random(6 * 2 * 27, 2);
    try (Convolution convolution = Convolution.of(GROUPED)) {
      assertThat(convolution.parameter().name()).isEqualTo("conv.weight");
      assertThat(convolution.parameter().shape()).containsExactly(6, 2, 3, 3, 3);
      float[] output = convolution.run(convolution.output(), image, weight);
      assertThat(output).hasSize(2 * 2 * 3 * 6);
      for (int i = 0; i < output.length; i++) {
        assertThat((double) output[i]).isCloseTo(plainLoops(image, weight, i), within(1e-5));
      }
    }
  }

  /** Half the sum of squares is quadratic in all: central differences err by rounding alone. */
  @Test
  void gradientIsThatOfCentralDifferences() {
    float[] image = random(VOLUME.length(), 3);
    float[] weight = random(6 * 2 * 27, 4);
    try (Convolution convolution = Convolution.of(GROUPED)) {
      Operand<TFloat32> loss = Ops.create(convolution.graph()).nn.l2Loss(convolution.output());
      Output<?>[] gradients =
          convolution
              .graph()
              .addGradients(
                  loss.asOutput(),
                  new Output<?>[] {
                    convolution.image().asOutput(), convolution.parameter().variable().asOutput()
                  });
      float[] byImage = convolution.run(gradients[0].expect(TFloat32.class), image, weight);
      float[] byWeight = convolution.run(gradients[1].expect(TFloat32.class), image, weight);
      float[] inFileOrder = WeightLayout.CONV_3D.toFile(convolution.parameter().shape(), byWeight);
      for (int i = 0; i < 40; i++) {
        int voxel = i * 6;
        assertThat((double) byImage[voxel])
            .isCloseTo(slope(convolution, loss, image, weight, image, voxel), within(2e-3));
        int term = i * 8;
        assertThat((double) inFileOrder[term])
            .isCloseTo(slope(convolution, loss, image, weight, weight, term), within(2e-3));
      }
    }
  }

  @Test
  void refusesChannelsThatCannotBeCutIntoTheGroups() {
    assertThatThrownBy(() -> Convolution.of(new Kernel(6, 3, 1, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("4 channels and 6 filters make no 3 groups");
  }

  /** One grouped convolution of a volume, on its graph. */
  private record Convolution(
      Graph graph,
      Session session,
      Layers layers,
      Placeholder<TFloat32> image,
      Operand<TFloat32> output)
      implements AutoCloseable {
    static Convolution of(Kernel kernel) {
      Graph graph = new Graph();
      try {
        Layers layers = Layers.training(Ops.create(graph), name -> true);
        Placeholder<TFloat32> image = layers.image(VOLUME);
        Operand<TFloat32> output = new VolumeLayers(layers).conv3d("conv", image, kernel);
        return new Convolution(graph, new Session(graph), layers, image, output);
      } catch (IllegalArgumentException e) {
        graph.close();
        throw e;
      }
    }

    @Override
    public void close() {
      session.close();
      graph.close();
    }

    Parameter parameter() {
      return layers.parameters().get(0);
    }

    float[] run(Operand<TFloat32> fetched, float[] image, float[] weight) {
      try (TFloat32 fed =
          TFloat32.tensorOf(Shape.of(1).append(Shape.of(VOLUME.axes())), DataBuffers.of(image))) {
        WeightTensor tensor = WeightTensor.of(parameter().shape(), weight);
        layers.assign(session, Weights.of(Map.of(parameter().name(), tensor)));
        Session.Runner runner = session.runner().feed(this.image, fed).fetch(fetched);
        try (TFloat32 result = (TFloat32) runner.run().get(0)) {
          float[] values = new float[(int) result.size()];
          result.copyTo(DataBuffers.of(values, false, false));
          return values;
        }
      }
    }
  }

  private static double slope(
      Convolution convolution,
      Operand<TFloat32> loss,
      float[] image,
      float[] weight,
      float[] changed,
      int place) {
    float value = changed[place];
    float step = 0.5f;
    changed[place] = value + step;
    double above = convolution.run(loss, image, weight)[0];
    changed[place] = value - step;
    double below = convolution.run(loss, image, weight)[0];
    changed[place] = value;
    return (above - below) / (2 * step);
  }

  /** The value at a place of the output (slice, row, column, filter) of 2 x 2 x 3 x 6. */
  private static double plainLoops(float[] image, float[] weight, int place) {
    int filter = place % 6;
    int column = place / 6 % 3;
    int row = place / 18 % 2;
    int slice = place / 36;
    double sum = 0;
    for (int k = 0; k < 27; k++) {
      int z = 2 * slice + k / 9 - 1;
      int y = 2 * row + k / 3 % 3 - 1;
      int x = 2 * column + k % 3 - 1;
      if (z < 0 || y < 0 || x < 0 || z >= 3 || y >= 4 || x >= 5) {
        continue;
      }
      for (int c = 0; c < 2; c++) {
        int channel = filter / 3 * 2 + c;
        sum +=
            (double) image[((z * 4 + y) * 5 + x) * 4 + channel] * weight[(filter * 2 + c) * 27 + k];
      }
    }
    return sum;
  }

  private static float[] random(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[length];
    IntStream.range(0, length).forEach(i -> values[i] = (float) (2 * random.nextDouble() - 1));
    return values;
  }
}
