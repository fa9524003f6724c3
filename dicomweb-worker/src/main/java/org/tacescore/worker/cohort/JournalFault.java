package org.tacescore.worker.cohort;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * The journal of a run cannot be kept, as where the disk is full: the run stops, as no other case
 * would fare better, and goes on with {@code --resume}.
 */
final class JournalFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  JournalFault(Path journal, IOException cause) {
    super("the journal %s cannot be written (%s)".formatted(journal, reason(cause)), cause);
  }

  /** The message of most such faults is the file's name alone. */
  private static String reason(IOException cause) {
    if (cause instanceof FileSystemException fault) {
      return fault.getReason() == null ? fault.getClass().getSimpleName() : fault.getReason();
    }
    return String.valueOf(cause.getMessage());
  }
}
