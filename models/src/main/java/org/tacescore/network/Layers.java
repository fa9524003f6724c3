package org.tacescore.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TFloat32;

/**
 * The layers that architectures are built of, on one graph, with torch's padding and names. Planar
 * tensors are batch, row, column, channel; {@link VolumeLayers} adds those of volumetric ones.
 *
 * <p>A graph is either for inference, or for training: then the layers that the predicate names are
 * trained (batch normalisation by the batch's statistics, with updates of the running ones), and
 * the others are frozen as in inference.
 */
public final class Layers {
  /** torch's default. */
  static final float TORCH_EPSILON = 1e-5f;

  /** Keras' default, which TensorFlow 2.0 nets are made with. */
  static final float KERAS_EPSILON = 1e-3f;

  /** The part of a batch in the new running statistics; torch's default. */
  private static final float MOMENTUM = 0.1f;

  private final Ops tf;
  private final Predicate<String> trained;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Op> updates = new ArrayList<>();
  private final List<DropoutMask> masks = new ArrayList<>();

  /**
   * A dropout's mask, fed in each training step: 0 or 1 / (1 - rate), drawn outside of the graph so
   * that a seed decides it.
   *
   * @param mask batch, unit
   * @param units length of the second axis
   * @param rate probability of 0
   */
  public record DropoutMask(Placeholder<TFloat32> mask, int units, float rate) {}

  private Layers(Ops tf, Predicate<String> trained) {
    this.tf = tf;
    this.trained = trained;
  }

  /** For a graph that only runs. */
  public static Layers inference(Ops tf) {
    return new Layers(tf, name -> false);
  }

  /**
   * For a graph that trains.
   *
   * @param trained whether the layer of this name, e.g. {@code layer4.0.conv1}, is trained
   */
  public static Layers training(Ops tf, Predicate<String> trained) {
    return new Layers(tf, trained);
  }

  Ops tf() {
    return tf;
  }

  /** Every tensor of weights and statistics, in the order of declaration. */
  public List<Parameter> parameters() {
    return Collections.unmodifiableList(parameters);
  }

  /** What a training step must run beside the optimiser: updates of running statistics. */
  public List<Op> updates() {
    return Collections.unmodifiableList(updates);
  }

  /** What a training step must feed. */
  public List<DropoutMask> masks() {
    return Collections.unmodifiableList(masks);
  }

  /** The input named {@value NetworkContract#IMAGE}. */
  Placeholder<TFloat32> image(ImageShape image) {
    Shape shape = Shape.of(-1).append(Shape.of(image.axes()));
    return tf.withName(NetworkContract.IMAGE).placeholder(TFloat32.class, Placeholder.shape(shape));
  }

  /** The input named {@value NetworkContract#CLINICAL}. */
  Placeholder<TFloat32> clinical(int values) {
    return tf.withName(NetworkContract.CLINICAL)
        .placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, values)));
  }

  /** Square convolution without bias; pads with zeros on each side. */
  Operand<TFloat32> conv2d(
      String name, Operand<TFloat32> input, int filters, int side, int stride, int padding) {
    int channels = channels(input);
    Operand<TFloat32> kernel =
        parameter(
            name,
            ".weight",
            new int[] {filters, channels, side, side},
            WeightLayout.CONV_2D,
            InitialWeights.heUniform(side * side * channels));
    return tf.nn.conv2d(
        pad(input, padding), kernel, List.of(1L, (long) stride, (long) stride, 1L), "VALID");
  }

  /** Adds a trained value to each channel. */
  Operand<TFloat32> bias(String name, Operand<TFloat32> input) {
    return tf.nn.biasAdd(input, vector(name, ".bias", channels(input), 0));
  }

  /** Batch normalisation over all axes but the channel. */
  Operand<TFloat32> batchNorm(String name, Operand<TFloat32> input, float epsilon) {
    int channels = channels(input);
    boolean training = trained.test(name);
    Operand<TFloat32> gamma = vector(name, ".weight", channels, 1);
    Operand<TFloat32> beta = vector(name, ".bias", channels, 0);
    Variable<TFloat32> mean = statistic(name, ".running_mean", channels, 0);
    Variable<TFloat32> variance = statistic(name, ".running_var", channels, 1);
    FusedBatchNorm<TFloat32, TFloat32> normalised =
        tf.nn.fusedBatchNorm(
            input,
            gamma,
            beta,
            mean,
            variance,
            FusedBatchNorm.isTraining(training),
            FusedBatchNorm.epsilon(epsilon),
            FusedBatchNorm.dataFormat(input.shape().numDimensions() == 5 ? "NDHWC" : "NHWC"));
    if (training) {
      update(mean, normalised.batchMean());
      update(variance, normalised.batchVariance());
    }
    return normalised.y();
  }

  Operand<TFloat32> relu(Operand<TFloat32> input) {
    return tf.nn.relu(input);
  }

  Operand<TFloat32> sigmoid(Operand<TFloat32> input) {
    return tf.math.sigmoid(input);
  }

  Operand<TFloat32> leakyRelu(Operand<TFloat32> input, float slope) {
    return tf.nn.leakyRelu(input, LeakyRelu.alpha(slope));
  }

  Operand<TFloat32> add(Operand<TFloat32> first, Operand<TFloat32> second) {
    return tf.math.add(first, second);
  }

  /** Square max pooling of values that are not negative: pads with zeros on each side. */
  Operand<TFloat32> maxPool2d(Operand<TFloat32> input, int side, int stride, int padding) {
    return tf.nn.maxPool(
        pad(input, padding),
        tf.constant(new int[] {1, side, side, 1}),
        tf.constant(new int[] {1, stride, stride, 1}),
        "VALID");
  }

  /** Square average pooling without overlap; rows and columns that fill no square are dropped. */
  Operand<TFloat32> averagePool2d(Operand<TFloat32> input, int side) {
    List<Long> square = List.of(1L, (long) side, (long) side, 1L);
    return tf.nn.avgPool(input, square, square, "VALID");
  }

  /** Both along the last axis; the other axes agree. */
  Operand<TFloat32> concat(Operand<TFloat32> first, Operand<TFloat32> second) {
    return tf.concat(List.of(first, second), tf.constant(first.shape().numDimensions() - 1));
  }

  /** Square max pooling to a number of bins along rows and columns, with torch's bins. */
  Operand<TFloat32> adaptiveMaxPool2d(Operand<TFloat32> input, int bins) {
    return adaptiveMaxPool(adaptiveMaxPool(input, 1, bins), 2, bins);
  }

  /** Gathers an axis bin by bin and reduces each to its maximum. */
  private Operand<TFloat32> adaptiveMaxPool(Operand<TFloat32> input, int axis, int bins) {
    long[] shape = input.shape().asArray();
    AdaptiveBins binning = new AdaptiveBins((int) shape[axis], bins);
    int[] gathered = new int[shape.length + 1];
    for (int i = 0; i < shape.length; i++) {
      gathered[i <= axis ? i : i + 1] = (int) shape[i];
    }
    gathered[0] = -1;
    gathered[axis] = bins;
    gathered[axis + 1] = binning.widest();
    return tf.max(
        tf.reshape(
            tf.gather(input, tf.constant(binning.indices()), tf.constant(axis)),
            tf.constant(gathered)),
        tf.constant(axis + 1));
  }

  /** The mean of each channel: batch, channel. */
  Operand<TFloat32> globalAverage(Operand<TFloat32> input) {
    int spatial = input.shape().numDimensions() - 2;
    return tf.math.mean(input, tf.constant(IntStream.rangeClosed(1, spatial).toArray()));
  }

  /** All axes behind the batch as one, the last fastest. */
  Operand<TFloat32> flatten(Operand<TFloat32> input) {
    long[] shape = input.shape().asArray();
    int length = 1;
    for (int axis = 1; axis < shape.length; axis++) {
      length = Math.multiplyExact(length, Math.toIntExact(shape[axis]));
    }
    return tf.reshape(input, tf.constant(new int[] {-1, length}));
  }

  /** Fully connected layer with bias. */
  Operand<TFloat32> dense(String name, Operand<TFloat32> input, int units) {
    int features = channels(input);
    Operand<TFloat32> kernel =
        parameter(
            name,
            ".weight",
            new int[] {units, features},
            WeightLayout.DENSE,
            InitialWeights.glorotUniform(features, units));
    return bias(name, tf.linalg.matMul(input, kernel));
  }

  /** Inverted dropout of a trained layer; nothing in inference. */
  Operand<TFloat32> dropout(String name, Operand<TFloat32> input, float rate) {
    if (!trained.test(name)) {
      return input;
    }
    int units = channels(input);
    Placeholder<TFloat32> mask =
        tf.withName(name + ".mask")
            .placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, units)));
    masks.add(new DropoutMask(mask, units, rate));
    return tf.math.mul(input, mask);
  }

  /** Gives every variable its value; the weights are complete. */
  public void assign(Session session, Weights weights) {
    assign(session, parameters, weights);
  }

  /** Gives the variables that some weights name other values. */
  public void reassign(Session session, Weights some) {
    assign(
        session, parameters.stream().filter(p -> some.find(p.name()).isPresent()).toList(), some);
  }

  private static void assign(Session session, List<Parameter> parameters, Weights weights) {
    // One run: TensorFlow prepares the whole graph anew for each set of targets.
    Session.Runner runner = session.runner();
    List<TFloat32> fed = new ArrayList<>();
    try {
      parameters.forEach(p -> fed.add(p.assign(runner, weights.get(p.name()))));
      runner.run().close();
    } finally {
      fed.forEach(TFloat32::close);
    }
  }

  /** The values now of the variables of some names. */
  public Weights read(Session session, Predicate<String> names) {
    List<Parameter> some = parameters.stream().filter(p -> names.test(p.name())).toList();
    Session.Runner runner = session.runner();
    some.forEach(parameter -> runner.fetch(parameter.variable()));
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    try (Result result = runner.run()) {
      for (int i = 0; i < some.size(); i++) {
        Parameter parameter = some.get(i);
        tensors.put(parameter.name(), parameter.read((TFloat32) result.get(i)));
      }
    }
    return Weights.of(tensors);
  }

  /** Weights that depend on the seed alone. */
  Weights draw(SeededWeights seeded) {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    parameters.forEach(parameter -> tensors.put(parameter.name(), parameter.draw(seeded)));
    return Weights.of(tensors);
  }

  /** Length of the last axis. */
  static int channels(Operand<TFloat32> input) {
    return Math.toIntExact(input.shape().get(-1));
  }

  /** Zeros before and behind each axis but batch and channel. */
  Operand<TFloat32> pad(Operand<TFloat32> input, int padding) {
    if (padding == 0) {
      return input;
    }
    int rank = input.shape().numDimensions();
    int[][] paddings = new int[rank][2];
    for (int axis = 1; axis < rank - 1; axis++) {
      paddings[axis] = new int[] {padding, padding};
    }
    return tf.pad(input, tf.constant(paddings), tf.constant(0f));
  }

  private void update(Variable<TFloat32> running, Operand<TFloat32> batch) {
    updates.add(
        tf.assign(
            running,
            tf.math.add(
                tf.math.mul(running, tf.constant(1 - MOMENTUM)),
                tf.math.mul(batch, tf.constant(MOMENTUM)))));
  }

  private Variable<TFloat32> vector(String layer, String tensor, int length, float value) {
    return parameter(
        layer, tensor, new int[] {length}, WeightLayout.SAME, InitialWeights.constant(value));
  }

  private Variable<TFloat32> statistic(String layer, String tensor, int length, float value) {
    return declare(
        new Parameter.Declaration(
            layer + tensor, new int[] {length}, WeightLayout.SAME, InitialWeights.constant(value)),
        false);
  }

  Variable<TFloat32> parameter(
      String layer, String tensor, int[] shape, WeightLayout layout, InitialWeights initial) {
    return declare(
        new Parameter.Declaration(layer + tensor, shape, layout, initial), trained.test(layer));
  }

  private Variable<TFloat32> declare(Parameter.Declaration declaration, boolean isTrained) {
    Shape shape = declaration.graphShape();
    String name = declaration.name();
    Variable<TFloat32> variable = tf.withName(name).variable(shape, TFloat32.class);
    Placeholder<TFloat32> value =
        tf.withName(name + ".value").placeholder(TFloat32.class, Placeholder.shape(shape));
    Op assign = tf.withName(name + ".assign").assign(variable, value);
    parameters.add(new Parameter(declaration, isTrained, variable, value, assign));
    return variable;
  }
}
