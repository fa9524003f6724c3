package org.tacescore.worker.receive;

import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * One instance on its way in: its Part 10 bytes are written, then it is finished. Closed without
 * that, nothing of it stays.
 *
 * <p>Writing fails with {@link StorageFaultException} (the disk) or {@link
 * UnacceptableInstanceException} (longer than the limit).
 */
public final class Reception implements AutoCloseable {
  private final StagedObject staged;
  private final InstanceReceiver receiver;
  private final Origin origin;

  Reception(StagedObject staged, InstanceReceiver receiver, Origin origin) {
    this.staged = staged;
    this.receiver = receiver;
    this.origin = origin;
  }

  /** Takes the bytes that remain in a buffer. */
  public void write(ByteBuffer bytes) {
    staged.write(bytes);
  }

  /** The same as a stream; it need not be closed. */
  public OutputStream stream() {
    return staged;
  }

  /**
   * Checks the instance and makes it durable, in the store and in the index.
   *
   * @throws UnacceptableInstanceException if it is no whole DICOM instance or not the expected one
   * @throws StorageFaultException if the surroundings failed
   */
  public Receipt finish(Expectation expectation) {
    return receiver.finish(staged, origin, expectation);
  }

  @Override
  public void close() {
    staged.close();
  }
}
