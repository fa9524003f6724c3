package org.tacescore.network.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tacescore.network.Parameter;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * Adam: for each trained tensor a variable of its gradient's mean and one of its square's, and the
 * operation that changes all three.
 *
 * <p>The powers of the decay rates are fed, by the number of the step: as variables they would be
 * changed while others still read them. For that reason the optimiser of tensorflow-framework,
 * which does so, is not used. Source: Kingma D., Ba J., Adam, ICLR 2015, arXiv 1412.6980, section
 * 2, in the order of computation given at its end.
 */
final class AdamSlots {
  static final float MEAN_DECAY = 0.9f;
  static final float SQUARE_DECAY = 0.999f;
  static final float EPSILON = 1e-8f;

  private final Placeholder<TFloat32> meanPower;
  private final Placeholder<TFloat32> squarePower;
  private final List<Slot> slots = new ArrayList<>();
  private final List<Op> steps = new ArrayList<>();

  /** A variable beside a trained tensor, in the graph's axes, with the way to set it. */
  private record Slot(
      String name, Shape shape, Variable<TFloat32> variable, Placeholder<TFloat32> value, Op set) {}

  /**
   * Declares the variables and operations.
   *
   * @param after all that must be known before any tensor changes
   * @param gradients of the trained tensors, in their order
   */
  AdamSlots(
      Ops tf,
      List<Parameter> trained,
      List<Operand<TFloat32>> gradients,
      List<Op> after,
      double learningRate) {
    meanPower = scalar(tf, "adam.mean_power");
    squarePower = scalar(tf, "adam.square_power");
    Ops last = tf.withControlDependencies(after);
    for (int i = 0; i < trained.size(); i++) {
      Parameter parameter = trained.get(i);
      steps.add(
          last.train.applyAdam(
              parameter.variable(),
              slot(tf, parameter, ".adam_mean"),
              slot(tf, parameter, ".adam_square"),
              meanPower,
              squarePower,
              tf.constant((float) learningRate),
              tf.constant(MEAN_DECAY),
              tf.constant(SQUARE_DECAY),
              tf.constant(EPSILON),
              gradients.get(i)));
    }
  }

  private static Placeholder<TFloat32> scalar(Ops tf, String name) {
    return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
  }

  private Variable<TFloat32> slot(Ops tf, Parameter parameter, String suffix) {
    String name = parameter.name() + suffix;
    Shape shape = parameter.variable().shape();
    Variable<TFloat32> variable = tf.withName(name).variable(shape, TFloat32.class);
    Placeholder<TFloat32> value =
        tf.withName(name + ".value").placeholder(TFloat32.class, Placeholder.shape(shape));
    slots.add(new Slot(name, shape, variable, value, tf.assign(variable, value)));
    return variable;
  }

  /** Lets a run make a step. */
  void addTo(Session.Runner runner, Tensors fed) {
    steps.forEach(runner::addTarget);
    runner.feed(meanPower, fed.meanPower()).feed(squarePower, fed.squarePower());
  }

  /**
   * What a step feeds: the decay rates to the power of the step's number.
   *
   * @param meanPower scalar
   * @param squarePower scalar
   */
  record Tensors(TFloat32 meanPower, TFloat32 squarePower) implements AutoCloseable {
    /**
     * @param step number of the step in the whole training, from 1
     */
    static Tensors of(long step) {
      return new Tensors(
          TFloat32.scalarOf((float) StrictMath.pow(MEAN_DECAY, step)),
          TFloat32.scalarOf((float) StrictMath.pow(SQUARE_DECAY, step)));
    }

    @Override
    public void close() {
      meanPower.close();
      squarePower.close();
    }
  }

  /** All zeros, as before the first step. */
  void clear(Session session) {
    set(session, slot -> new float[Math.toIntExact(slot.shape().size())]);
  }

  /** Gives every variable its value; the weights are complete. */
  void assign(Session session, Weights weights) {
    set(session, slot -> weights.get(slot.name()).toArray());
  }

  private void set(Session session, Function<Slot, float[]> values) {
    // One run: TensorFlow prepares the whole graph anew for each set of targets.
    Session.Runner runner = session.runner();
    List<TFloat32> fed = new ArrayList<>();
    try {
      for (Slot slot : slots) {
        TFloat32 tensor = TFloat32.tensorOf(slot.shape(), DataBuffers.of(values.apply(slot)));
        fed.add(tensor);
        runner.feed(slot.value(), tensor).addTarget(slot.set());
      }
      runner.run().close();
    } finally {
      fed.forEach(TFloat32::close);
    }
  }

  /** The variables' values now, in the graph's axes. */
  Weights read(Session session) {
    Session.Runner runner = session.runner();
    slots.forEach(slot -> runner.fetch(slot.variable()));
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    try (Result result = runner.run()) {
      for (int i = 0; i < slots.size(); i++) {
        tensors.put(slots.get(i).name(), read(slots.get(i), (TFloat32) result.get(i)));
      }
    }
    return Weights.of(tensors);
  }

  private static WeightTensor read(Slot slot, TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    tensor.copyTo(DataBuffers.of(values, false, false));
    int[] shape = Arrays.stream(slot.shape().asArray()).mapToInt(Math::toIntExact).toArray();
    return WeightTensor.of(shape, values);
  }
}
