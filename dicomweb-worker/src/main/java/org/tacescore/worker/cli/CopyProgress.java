package org.tacescore.worker.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.tacescore.worker.backup.CopyListener;

/** Shows how far a backup or a restore is. */
final class CopyProgress implements CopyListener, AutoCloseable {
  private final PrintWriter out;
  private Optional<ProgressLine> line = Optional.empty();

  CopyProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begins(int files) {
    line = Optional.of(new ProgressLine(out, files, "files"));
  }

  @Override
  public void copied() {
    line.ifPresent(ProgressLine::finished);
  }

  @Override
  public void close() {
    line.ifPresent(ProgressLine::close);
  }
}
