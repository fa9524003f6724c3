package org.tacescore.worker.receive;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;

/** A file's bytes; unlike its parent it does not let itself be skipped beyond the end. */
final class BoundedFileStream extends FileInputStream {

  BoundedFileStream(Path file) throws IOException {
    super(file.toFile());
  }

  @Override
  public long skip(long wanted) throws IOException {
    long left = getChannel().size() - getChannel().position();
    return super.skip(Math.max(0, Math.min(wanted, left)));
  }
}
