package org.tacescore.network.training;

import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;

/**
 * A graph with its session. Closes the session first: a graph's {@code close} waits for ever for an
 * open one.
 *
 * @param <T> what the graph's builder gives
 */
final class GraphSession<T> implements AutoCloseable {
  private final Graph graph;
  private final Session session;
  private final T built;

  private GraphSession(Graph graph, Session session, T built) {
    this.graph = graph;
    this.session = session;
    this.built = built;
  }

  /** Builds a graph and opens it; closes it when that fails. */
  static <T> GraphSession<T> open(int threads, Function<Ops, T> builder) {
    Graph graph = new Graph();
    try {
      T built = builder.apply(Ops.create(graph));
      return new GraphSession<>(graph, new Session(graph, config(threads)), built);
    } catch (RuntimeException | Error e) {
      graph.close();
      throw e;
    }
  }

  /**
   * One operation at a time, so that sums are always made in one order, and on a thread of the
   * session's own, so that sessions do not wait for each other.
   */
  private static ConfigProto config(int threads) {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(threads)
        .setInterOpParallelismThreads(1)
        .setUsePerSessionThreads(true)
        .build();
  }

  Session session() {
    return session;
  }

  T built() {
    return built;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
