package org.tacescore.testpacs.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/** ONNX Runtime in this process, on a planar network that torch has exported. */
final class OnnxRuntimePeer implements AutoCloseable {
  private final OrtSession session;

  /**
   * Opens a model.
   *
   * @throws NoClassDefFoundError where ONNX Runtime is not on the class path
   */
  OnnxRuntimePeer(Path model, int threads) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(threads);
    options.setInterOpNumThreads(1);
    this.session = OrtEnvironment.getEnvironment().createSession(model.toString(), options);
  }

  /**
   * The logits.
   *
   * @param images image, channel, row, column
   */
  float[] logits(float[] images, long[] shape) {
    try (OnnxTensor input =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), FloatBuffer.wrap(images), shape);
        OrtSession.Result result = session.run(Map.of("image", input))) {
      float[][] logits = (float[][]) result.get(0).getValue();
      float[] flat = new float[logits.length * logits[0].length];
      for (int i = 0; i < flat.length; i++) {
        flat[i] = logits[i / logits[0].length][i % logits[0].length];
      }
      return flat;
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime does not run the network", e);
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
