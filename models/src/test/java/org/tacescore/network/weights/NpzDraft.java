package org.tacescore.network.weights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An npz file in the making, right or wrong. */
final class NpzDraft {
  private static final int ALIGNMENT = 64;

  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /**
   * Adds an array.
   *
   * @param type and {@code shape} as they stand in the header, Python literals
   * @param data the bytes before its position
   */
  NpzDraft add(String name, String type, boolean fortran, String shape, ByteBuffer data) {
    String dictionary =
        "{'descr': %s, 'fortran_order': %s, 'shape': %s, }"
            .formatted(type, fortran ? "True" : "False", shape);
    int length = (10 + dictionary.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - 10;
    String header = dictionary + " ".repeat(length - dictionary.length() - 1) + "\n";
    return entry(
        name + ".npy",
        ByteBuffer.allocate(10 + length + data.position())
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 0x93)
            .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
            .put((byte) 1)
            .put((byte) 0)
            .putShort((short) length)
            .put(header.getBytes(StandardCharsets.US_ASCII))
            .put(data.array(), 0, data.position())
            .array());
  }

  /** Adds any entry. */
  NpzDraft entry(String name, byte[] bytes) {
    entries.put(name, bytes);
    return this;
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  Path write(Path file) throws IOException {
    return Files.write(file, bytes());
  }
}
