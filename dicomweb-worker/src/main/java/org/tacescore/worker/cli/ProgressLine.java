package org.tacescore.worker.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.tacescore.worker.cohort.CaseResult;

/**
 * How far a run is, on one line that is written over; on something that is no terminal only what
 * went wrong is told.
 */
public final class ProgressLine implements AutoCloseable {
  private static final int WIDTH = 30;

  private final PrintWriter out;
  private final int total;
  private final String things;
  private final boolean terminal = System.console() != null;
  private final long begun = System.nanoTime();
  private int finished;

  /**
   * A line for a run.
   *
   * @param total how many things the run has, 1 or more
   * @param things what they are called, e.g. {@code patients}
   */
  public ProgressLine(PrintWriter out, int total, String things) {
    this.out = out;
    this.total = total;
    this.things = things;
  }

  /** A case has ended. */
  void finished(CaseResult result) {
    if (result instanceof CaseResult.Unfit unfit) {
      tell(
          "%s: refused: %s: %s %s"
              .formatted(unfit.id(), unfit.reason(), unfit.reason().sentence(), unfit.detail()));
    } else if (result instanceof CaseResult.Failed failed) {
      tell("%s: failed: %s".formatted(failed.id(), failed.fault()));
    }
    finished();
  }

  /** One of the things has ended. */
  public void finished() {
    finished++;
    if (terminal) {
      out.print(line());
      out.flush();
    }
  }

  /** Ends the line. */
  @Override
  public void close() {
    if (terminal) {
      out.println();
      out.flush();
    }
  }

  /** Tells a sentence that stays. */
  void tell(String what) {
    out.println(terminal ? "\r\u001B[K" + what : what);
    out.flush();
  }

  private String line() {
    int filled = WIDTH * finished / total;
    double seconds = (System.nanoTime() - begun) / 1e9;
    double left = seconds / finished * (total - finished);
    return String.format(
        Locale.ROOT,
        "\r\u001B[K[%s%s] %d of %d %s, %.0f s, about %.0f s left",
        "#".repeat(filled),
        ".".repeat(WIDTH - filled),
        finished,
        total,
        things,
        seconds,
        left);
  }
}
