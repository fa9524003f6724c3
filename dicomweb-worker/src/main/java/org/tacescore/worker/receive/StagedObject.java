package org.tacescore.worker.receive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.tacescore.digest.Sha256;
import org.tacescore.worker.receive.UnacceptableInstanceException.Fault;

/**
 * A file on its way into the {@link ObjectStore}: written, {@linkplain #seal sealed} (on the disk
 * under its temporary name, hash known), {@linkplain #commit committed}. Closed before that, it is
 * gone.
 *
 * <p>A fault of the disk is a {@link StorageFaultException}, so that it cannot be taken for one of
 * the network that the bytes come from.
 */
final class StagedObject extends OutputStream {
  private final Path file;
  private final long maxBytes;
  private final ObjectStore store;
  private final FileChannel channel;
  private final Sha256 digest = new Sha256();
  private long bytes;
  private String sha256 = "";
  private boolean committed;

  StagedObject(Path file, long maxBytes, ObjectStore store) throws IOException {
    this.file = file;
    this.maxBytes = maxBytes;
    this.store = store;
    this.channel = FileChannel.open(file, StandardOpenOption.WRITE);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    write(ByteBuffer.wrap(source, offset, length));
  }

  /** Takes what remains of a buffer. */
  void write(ByteBuffer source) {
    bytes += source.remaining();
    if (bytes > maxBytes) {
      throw new UnacceptableInstanceException(
          Fault.TOO_LARGE,
          "an instance may have %d bytes, got more".formatted(maxBytes),
          Optional.empty());
    }
    digest.add(source);
    try {
      while (source.hasRemaining()) {
        channel.write(source);
      }
    } catch (IOException e) {
      throw new StorageFaultException("cannot write an object", e);
    }
  }

  /** Brings the bytes to the disk; nothing can be written after. */
  void seal() {
    try {
      channel.force(true);
      channel.close();
    } catch (IOException e) {
      throw new StorageFaultException("cannot bring an object to the disk", e);
    }
    sha256 = digest.hex();
  }

  Path file() {
    return file;
  }

  long bytes() {
    return bytes;
  }

  /** Gives the sealed file its name; it is durable on return. */
  StoredObject commit() {
    store.adopt(file, sha256);
    committed = true;
    return new StoredObject(sha256, bytes);
  }

  @Override
  public void close() {
    try {
      channel.close();
      if (!committed) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new StorageFaultException("cannot remove an unfinished object", e);
    }
  }
}
