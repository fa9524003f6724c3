package org.tacescore.network.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.network.Parameter;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;
import org.tensorflow.Operand;
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
    for (Slot slot : slots) {
      set(session, slot, new float[Math.toIntExact(slot.shape().size())]);
    }
  }

  /** Gives every variable its value; the weights are complete. */
  void assign(Session session, Weights weights) {
    slots.forEach(slot -> set(session, slot, weights.get(slot.name()).toArray()));
  }

  private static void set(Session session, Slot slot, float[] values) {
    try (TFloat32 tensor = TFloat32.tensorOf(slot.shape(), DataBuffers.of(values))) {
      session.runner().feed(slot.value(), tensor).addTarget(slot.set()).run().close();
    }
  }

  /** The variables' values now, in the graph's axes. */
  Weights read(Session session) {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    for (Slot slot : slots) {
      try (TFloat32 tensor = (TFloat32) session.runner().fetch(slot.variable()).run().get(0)) {
        float[] values = new float[Math.toIntExact(tensor.size())];
        tensor.copyTo(DataBuffers.of(values, false, false));
        int[] shape = Arrays.stream(slot.shape().asArray()).mapToInt(l -> (int) l).toArray();
        tensors.put(slot.name(), WeightTensor.of(shape, values));
      }
    }
    return Weights.of(tensors);
  }
}
