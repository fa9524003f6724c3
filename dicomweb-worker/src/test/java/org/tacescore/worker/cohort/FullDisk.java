package org.tacescore.worker.cohort;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A file on a disk that has room for so many bytes, and takes what fits of a write. */
final class FullDisk implements SeekableByteChannel {
  private final SeekableByteChannel file;
  private final long room;

  FullDisk(SeekableByteChannel file, long room) {
    this.file = file;
    this.room = room;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    int fits = (int) Math.min(from.remaining(), room - file.position());
    if (fits == 0) {
      throw new IOException("No space left on device");
    }
    int end = from.limit();
    int written = file.write(from.limit(from.position() + fits));
    from.limit(end);
    return written;
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    return file.read(to);
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public SeekableByteChannel position(long at) throws IOException {
    return file.position(at);
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) throws IOException {
    return file.truncate(size);
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
