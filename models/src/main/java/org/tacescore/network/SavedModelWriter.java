package org.tacescore.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/** Writes a network as a TensorFlow SavedModel. */
final class SavedModelWriter {
  private SavedModelWriter() {}

  /**
   * @param folder is made; must not exist
   * @param builder declares the layers on an empty graph
   */
  static void write(Path folder, Function<Ops, NetworkGraph> builder) {
    // Graph.close waits for its sessions: the session is the inner resource.
    try (Graph graph = new Graph()) {
      NetworkGraph network = builder.apply(Ops.create(graph));
      try (Session session = new Session(graph)) {
        network.layers().assignWeights(session);
        SavedModelBundle.exporter(folder.toString())
            .withSession(session)
            .withSignature(network.signature())
            .export();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the SavedModel " + folder, e);
    }
  }
}
