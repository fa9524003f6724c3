package org.tacescore.worker.backup;

import java.io.IOException;
import java.nio.file.Path;

/** Gives a consistent copy of the worker's database, of the moment it is asked. */
@FunctionalInterface
public interface DatabaseSource {

  /**
   * @param zip the file to write, see {@link org.tacescore.worker.queue.DatabaseCopy}
   */
  void copyTo(Path zip) throws IOException, InterruptedException;
}
