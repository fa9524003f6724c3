package org.tacescore.network.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tacescore.network.weights.InvalidWeightsException.Fault;

/**
 * Reads and writes safetensors files: 8 bytes with the header's length (little-endian), a JSON
 * header that names each tensor's type, shape and bytes, then the bytes, without holes.
 *
 * <p>F16, BF16, F32 and F64 are read, as floats: F64 is narrowed, to the nearest float. F32 is
 * written. Source: the format's description in the safetensors project's README (Hugging Face).
 */
public final class Safetensors {
  /** Headers of real networks take some 100 kB. */
  private static final long MOST_HEADER = 16L << 20;

  private static final long MOST_BYTES = 8L << 30;

  private Safetensors() {}

  /**
   * The weights of a file, in the order of their bytes.
   *
   * @throws InvalidWeightsException naming the fault
   */
  public static Weights read(Path file) {
    return readFile(file).weights();
  }

  /**
   * The weights of a file, with its metadata and digest; the file is read once.
   *
   * @throws InvalidWeightsException naming the fault
   */
  public static WeightFile readFile(Path file) {
    try (HashedStream in = new HashedStream(Files.newInputStream(file))) {
      return read(file.toString(), in, Files.size(file));
    } catch (IOException e) {
      throw FileKind.unreadable(file, e);
    }
  }

  /** Writes float weights with their names in order; the same weights give the same bytes. */
  public static void write(Path file, Weights weights) {
    write(file, weights, Map.of());
  }

  /**
   * Writes float weights with their names in order; the same weights and words give the same bytes.
   * The file is there whole or not at all.
   *
   * @param metadata words by key; {@code format} is set to {@code pt}, since the axes are torch's
   */
  public static void write(Path file, Weights weights, Map<String, String> metadata) {
    SafetensorsWriter.write(file, weights, metadata);
  }

  static WeightFile read(String name, HashedStream in, long size) throws IOException {
    if (size > MOST_BYTES) {
      throw new InvalidWeightsException(
          Fault.TOO_LARGE,
          "%s has %d bytes; at most %d are read".formatted(name, size, MOST_BYTES));
    }
    ByteSource source = new ByteSource(name, in);
    byte[] prefix = source.bytes(Long.BYTES);
    long headerBytes = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
    requireHeader(name, prefix, headerBytes, size - Long.BYTES);
    SafetensorsHeader header =
        SafetensorsHeader.parse(
            name, source.bytes((int) headerBytes), size - Long.BYTES - headerBytes);
    Weights weights = tensors(source, header);
    return new WeightFile(weights, header.metadata(), in.digest());
  }

  private static void requireHeader(String name, byte[] prefix, long headerBytes, long left) {
    if (headerBytes >= 0 && headerBytes <= Math.min(left, MOST_HEADER)) {
      return;
    }
    FileKind.refuseOthers(name, prefix);
    if (headerBytes >= 0 && headerBytes <= left) {
      throw new InvalidWeightsException(
          Fault.TOO_LARGE,
          "%s has a header of %d bytes; at most %d are read"
              .formatted(name, headerBytes, MOST_HEADER));
    }
    throw new InvalidWeightsException(
        Fault.HEADER_BEYOND_FILE,
        "%s states a header of %s bytes, %d are there"
            .formatted(name, Long.toUnsignedString(headerBytes), left));
  }

  private static Weights tensors(ByteSource source, SafetensorsHeader header) throws IOException {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    for (SafetensorsHeader.Entry entry : header.entries()) {
      if (entry.type().isPresent()) {
        float[] values = source.values(entry.name(), entry.type().get(), entry.length());
        tensors.put(entry.name(), WeightTensor.owning(entry.shape(), values));
      } else {
        source.skip(entry.end() - entry.begin());
      }
    }
    return Weights.of(tensors);
  }
}
