package org.tacescore.network.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.tacescore.network.Architecture;
import org.tacescore.network.Layers;
import org.tacescore.network.NetworkGraph;
import org.tacescore.network.Parameter;
import org.tacescore.network.weights.Weights;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * A network's graph for training: its layers, the loss, the gradients of the trained tensors, and
 * Adam.
 *
 * <p>The loss is the softmax cross entropy of a batch's images, averaged with their weights, plus
 * L2 times the sum of the squares of the trained kernels (tensors of two axes and more).
 */
final class TrainingGraph implements AutoCloseable {
  private final TrainingPlan plan;
  private final int classes;
  private final Predicate<String> changes;
  private final GraphSession<Parts> open;

  /**
   * The ends of the graph that a step uses.
   *
   * @param labels batch, class: 1 for an image's class
   * @param weights batch
   */
  private record Parts(
      NetworkGraph network,
      Placeholder<TFloat32> labels,
      Placeholder<TFloat32> weights,
      Operand<TFloat32> loss,
      AdamSlots adam) {}

  TrainingGraph(TrainingTask task) {
    this.plan = task.plan();
    this.classes = task.set().classes();
    this.changes = task::changes;
    this.open = GraphSession.open(plan.threads(), tf -> build(tf, task));
  }

  private static Parts build(Ops tf, TrainingTask task) {
    Layers layers = Layers.training(tf, task.plan()::trains);
    NetworkGraph network = Architecture.of(task.spec().architecture()).build(layers, task.spec());
    Placeholder<TFloat32> labels =
        tf.withName("labels")
            .placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, task.set().classes())));
    Placeholder<TFloat32> weights =
        tf.withName("image_weights").placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
    List<Parameter> trained = layers.parameters().stream().filter(Parameter::trained).toList();
    Operand<TFloat32> entropy =
        tf.nn.softmaxCrossEntropyWithLogits(network.logits(), labels).loss();
    Operand<TFloat32> mean =
        tf.math.div(
            tf.sum(tf.math.mul(entropy, weights), tf.constant(0)), tf.sum(weights, tf.constant(0)));
    Operand<TFloat32> loss = penalised(tf, mean, trained, task.plan().l2());
    return new Parts(
        network, labels, weights, loss, adam(tf, loss, trained, task.plan().learningRate()));
  }

  private static Operand<TFloat32> penalised(
      Ops tf, Operand<TFloat32> loss, List<Parameter> trained, double l2) {
    if (l2 == 0) {
      return loss;
    }
    List<Operand<TFloat32>> terms = new ArrayList<>();
    for (Parameter parameter : trained) {
      if (parameter.shape().length > 1) {
        // l2Loss is half of the sum of squares.
        terms.add(tf.math.mul(tf.nn.l2Loss(parameter.variable()), tf.constant((float) (2 * l2))));
      }
    }
    terms.add(loss);
    return tf.math.addN(terms);
  }

  /**
   * Adam after the loss and every gradient: a variable's change is seen by whoever still reads it,
   * and a gradient of an earlier layer reads the later layers' kernels.
   */
  private static AdamSlots adam(
      Ops tf, Operand<TFloat32> loss, List<Parameter> trained, double learningRate) {
    Output<?>[] variables =
        trained.stream().map(p -> p.variable().asOutput()).toArray(Output<?>[]::new);
    Output<?>[] found = ((Graph) tf.scope().env()).addGradients(loss.asOutput(), variables);
    List<Operand<TFloat32>> gradients = new ArrayList<>();
    List<Op> after = new ArrayList<>(List.of(loss));
    for (Output<?> gradient : found) {
      Operand<TFloat32> whole = tf.identity(gradient.expect(TFloat32.class));
      gradients.add(whole);
      after.add(whole);
    }
    return new AdamSlots(tf, trained, gradients, after, learningRate);
  }

  /**
   * One step of Adam.
   *
   * @param epoch from 1
   * @param step within the epoch, from 1
   * @param number of the step in the whole training, from 1
   * @return the loss before the step
   */
  double step(ImageBatch batch, int epoch, int step, long number) {
    try (Result result = step(batch, epoch, step, number, List.of())) {
      return ((TFloat32) result.get(0)).getFloat();
    }
  }

  /**
   * One step of Adam, for whoever looks into it.
   *
   * @param watched names of operations
   * @return the loss before the step, then each watched operation's first output within it
   */
  Result step(ImageBatch batch, int epoch, int step, long number, List<String> watched) {
    Parts parts = open.built();
    List<TFloat32> masks = new ArrayList<>();
    Session.Runner runner = open.session().runner().fetch(parts.loss());
    try (ImageBatch.Fed fed = batch.feed(runner, parts.network());
        TFloat32 labels = labels(batch);
        TFloat32 weights = weights(batch);
        AdamSlots.Tensors powers = AdamSlots.Tensors.of(number)) {
      watched.forEach(runner::fetch);
      runner.feed(parts.labels(), labels).feed(parts.weights(), weights);
      parts.adam().addTo(runner, powers);
      parts.network().layers().updates().forEach(runner::addTarget);
      SplittableRandom random = Draws.masks(plan.seed(), epoch, step);
      for (Layers.DropoutMask mask : parts.network().layers().masks()) {
        TFloat32 drawn = drawn(mask, batch.size(), random);
        masks.add(drawn);
        runner.feed(mask.mask(), drawn);
      }
      return runner.run();
    } finally {
      masks.forEach(TFloat32::close);
    }
  }

  private TFloat32 labels(ImageBatch batch) {
    float[] labels = new float[batch.size() * classes];
    for (int i = 0; i < batch.size(); i++) {
      labels[i * classes + batch.images().get(i).of().label()] = 1;
    }
    return TFloat32.tensorOf(Shape.of(batch.size(), classes), DataBuffers.of(labels));
  }

  private TFloat32 weights(ImageBatch batch) {
    float[] weights = new float[batch.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) plan.classWeight(batch.images().get(i).of().label());
    }
    return TFloat32.tensorOf(Shape.of(weights.length), DataBuffers.of(weights));
  }

  private static TFloat32 drawn(Layers.DropoutMask mask, int batch, SplittableRandom random) {
    float[] values = Draws.mask(batch * mask.units(), mask.rate(), random);
    return TFloat32.tensorOf(Shape.of(batch, mask.units()), DataBuffers.of(values));
  }

  /** Before the first step. */
  void start(Weights weights) {
    open.built().network().layers().assign(open.session(), weights);
    open.built().adam().clear(open.session());
  }

  /** Where an earlier process stopped. */
  void resume(Weights weights, Weights slots) {
    open.built().network().layers().assign(open.session(), weights);
    open.built().adam().assign(open.session(), slots);
  }

  /** The weights and statistics that training changes, as they are now, torch's axes. */
  Weights changed() {
    return open.built().network().layers().read(open.session(), changes);
  }

  /** Adam's variables now, the graph's axes. */
  Weights slots() {
    return open.built().adam().read(open.session());
  }

  @Override
  public void close() {
    open.close();
  }
}
