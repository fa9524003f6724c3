package org.tacescore.worker.cli;

import java.io.PrintWriter;

/** What a command is doing now, on one line of a terminal that is written over. */
final class StageLine implements AutoCloseable {
  private static final String CLEAR = "\r\u001B[K";

  private final PrintWriter out;
  private final boolean terminal = System.console() != null;

  StageLine(PrintWriter out) {
    this.out = out;
  }

  /** The next stage has begun. */
  void tell(String stage) {
    if (terminal) {
      out.print(CLEAR + stage + " ...");
      out.flush();
    }
  }

  /** Clears the line. */
  @Override
  public void close() {
    if (terminal) {
      out.print(CLEAR);
      out.flush();
    }
  }
}
