package org.tacescore.worker.training;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.tacescore.network.ImageShape;
import org.tacescore.network.ImageTensor;

/**
 * The bytes of {@link MeasuredImages} on disk: a mark, features as name and float, crops as name,
 * images, slices, rows, columns, channels and floats, then a CRC-32 of all before; big-endian.
 */
final class MeasurementFile {
  private static final int MARK = 0x54434d31;

  private MeasurementFile() {}

  static byte[] write(MeasuredImages measured) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MARK);
      out.writeInt(measured.features().size());
      for (Map.Entry<String, Double> feature : new TreeMap<>(measured.features()).entrySet()) {
        out.writeUTF(feature.getKey());
        out.writeFloat(feature.getValue().floatValue());
      }
      out.writeInt(measured.crops().size());
      for (Map.Entry<String, ImageTensor> crop : new TreeMap<>(measured.crops()).entrySet()) {
        write(out, crop.getKey(), crop.getValue());
      }
      out.writeLong(crc(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, String name, ImageTensor crop)
      throws IOException {
    ImageShape shape = crop.shape();
    out.writeUTF(name);
    out.writeInt(crop.batch());
    out.writeInt(shape.slices());
    out.writeInt(shape.rows());
    out.writeInt(shape.columns());
    out.writeInt(shape.channels());
    float[] values = crop.toArray();
    ByteBuffer floats = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
    floats.asFloatBuffer().put(values);
    out.write(floats.array());
  }

  /** What the bytes hold; empty where they are not whole. */
  static Optional<MeasuredImages> read(byte[] bytes) {
    int end = bytes.length - Long.BYTES;
    if (end < Integer.BYTES || ByteBuffer.wrap(bytes).getLong(end) != crc(bytes, end)) {
      return Optional.empty();
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end))) {
      return in.readInt() == MARK ? Optional.of(read(in)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static MeasuredImages read(DataInputStream in) throws IOException {
    Map<String, Double> features = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      features.put(in.readUTF(), (double) in.readFloat());
    }
    Map<String, ImageTensor> crops = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      crops.put(in.readUTF(), readCrop(in));
    }
    return new MeasuredImages(features, crops);
  }

  private static ImageTensor readCrop(DataInputStream in) throws IOException {
    int batch = in.readInt();
    ImageShape shape = new ImageShape(in.readInt(), in.readInt(), in.readInt(), in.readInt());
    float[] values = new float[Math.multiplyExact(batch, shape.length())];
    byte[] floats = in.readNBytes(Math.multiplyExact(values.length, Float.BYTES));
    ByteBuffer.wrap(floats).asFloatBuffer().get(values);
    return ImageTensor.of(batch, shape, values);
  }

  private static long crc(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }
}
