package org.tacescore.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Deflater;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;

/** A file in Deflated Explicit VR Little Endian whose data set is given as bytes, or as zeros. */
public final class InflatedBytes {
  private static final int BLOCK = 1 << 20;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final Deflater deflater = new Deflater(9, true);

  public InflatedBytes() {
    try (ImageOutputStream out = new ImageOutputStream(file, UID.ExplicitVRLittleEndian)) {
      out.writeFileMetaInformation(
          Part10.metaInformation("1.2", "1.3", UID.DeflatedExplicitVRLittleEndian));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public InflatedBytes add(byte... bytes) {
    deflater.setInput(bytes);
    byte[] deflated = new byte[bytes.length + 100];
    int length = deflater.deflate(deflated, 0, deflated.length, Deflater.SYNC_FLUSH);
    file.write(deflated, 0, length);
    return this;
  }

  /** The head of a value with a long length. */
  public InflatedBytes head(int tag, String vr, long length) {
    ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    head.putShort((short) (tag >>> 16)).putShort((short) tag);
    head.put((byte) vr.charAt(0)).put((byte) vr.charAt(1)).putShort((short) 0);
    return add(head.putInt((int) length).array());
  }

  public InflatedBytes number(int tag, int value) {
    ByteBuffer element = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
    element.putShort((short) (tag >>> 16)).putShort((short) tag);
    return add(
        element
            .put((byte) 'U')
            .put((byte) 'S')
            .putShort((short) 2)
            .putShort((short) value)
            .array());
  }

  /** Megabytes of zeros; after the first two each deflates to the same thousand bytes. */
  public InflatedBytes zeros(int megabytes) {
    byte[] zeros = new byte[BLOCK];
    for (int i = 0; i < Math.min(2, megabytes); i++) {
      add(zeros);
    }
    if (megabytes > 2) {
      int before = file.size();
      add(zeros);
      byte[] all = file.toByteArray();
      for (int i = 3; i < megabytes; i++) {
        file.write(all, before, all.length - before);
      }
    }
    return this;
  }

  public byte[] file() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(file.toByteArray());
    deflater.finish();
    byte[] end = new byte[100];
    whole.write(end, 0, deflater.deflate(end));
    deflater.end();
    return whole.toByteArray();
  }
}
