package org.tacescore.network.training;

import org.tacescore.network.Architecture;
import org.tacescore.network.Layers;
import org.tacescore.network.NetworkGraph;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.weights.Weights;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** A network's graph for inference, the one that is exported, with weights that can be changed. */
final class EvaluationGraph implements AutoCloseable {
  private final GraphSession<NetworkGraph> open;

  EvaluationGraph(NetworkSpec spec, int threads) {
    Architecture architecture = Architecture.of(spec.architecture());
    open = GraphSession.open(threads, tf -> architecture.build(Layers.inference(tf), spec));
  }

  void assign(Weights weights) {
    open.built().layers().assign(open.session(), weights);
  }

  /** Changes the weights that are named, after all were assigned once. */
  void reassign(Weights some) {
    open.built().layers().reassign(open.session(), some);
  }

  /** Batch, feature. */
  float[] features(ImageBatch batch) {
    return run(batch, open.built().features());
  }

  /** Batch, class. */
  float[] logits(ImageBatch batch) {
    return run(batch, open.built().logits());
  }

  /** Batch, value. */
  float[] trunk(ImageBatch batch) {
    return run(batch, open.built().trunk());
  }

  private float[] run(ImageBatch batch, Operand<TFloat32> output) {
    Session.Runner runner = open.session().runner().fetch(output);
    try (ImageBatch.Fed fed = batch.feed(runner, open.built());
        TFloat32 tensor = (TFloat32) runner.run().get(0)) {
      float[] values = new float[Math.toIntExact(tensor.size())];
      tensor.copyTo(DataBuffers.of(values, false, false));
      return values;
    }
  }

  @Override
  public void close() {
    open.close();
  }
}
