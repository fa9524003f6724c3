package org.tacescore.worker.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.LoggerFactory;

/** What was opened, to be closed in the opposite order. */
final class OpenStations implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  <T extends AutoCloseable> T keep(T station) {
    open.push(station);
    return station;
  }

  /** One that does not stop cleanly must not keep the others open. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LoggerFactory.getLogger(OpenStations.class).warn("a station did not stop cleanly", e);
      }
    }
  }
}
