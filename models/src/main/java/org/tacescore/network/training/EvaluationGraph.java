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

  /** Batch, feature. */
  float[] features(ImageBatch batch) {
    return run(batch, open.built().features());
  }

  /** Batch, class. */
  float[] logits(ImageBatch batch) {
    return run(batch, open.built().logits());
  }

  private float[] run(ImageBatch batch, Operand<TFloat32> output) {
    try (TFloat32 images = batch.imageTensor();
        TFloat32 clinical = batch.clinicalTensor()) {
      Session.Runner runner = open.session().runner().feed(open.built().image(), images);
      open.built().clinical().ifPresent(values -> runner.feed(values, clinical));
      try (TFloat32 tensor = (TFloat32) runner.fetch(output).run().get(0)) {
        float[] values = new float[Math.toIntExact(tensor.size())];
        tensor.copyTo(DataBuffers.of(values, false, false));
        return values;
      }
    }
  }

  @Override
  public void close() {
    open.close();
  }
}
