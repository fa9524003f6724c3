package org.tacescore.network.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a file of weights holds.
 *
 * @param weights in the file's order; torch's counters {@code num_batches_tracked} are left out
 * @param metadata the file's own words by key, in the keys' order; empty in an npz
 * @param sha256 of the file's bytes, lower-case hexadecimal
 */
public record WeightFile(Weights weights, Map<String, String> metadata, String sha256) {
  public WeightFile {
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
  }

  /**
   * Reads a safetensors or npz file; its content tells which.
   *
   * @throws InvalidWeightsException naming the fault
   */
  public static WeightFile read(Path file) {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(Long.BYTES);
    } catch (IOException e) {
      throw FileKind.unreadable(file, e);
    }
    return FileKind.zip(start) ? Npz.readFile(file) : Safetensors.readFile(file);
  }

  /**
   * SHA-256 of a file's bytes, lower-case hexadecimal.
   *
   * @throws InvalidWeightsException UNREADABLE when it cannot be read
   */
  public static String sha256Of(Path file) {
    try {
      return HashedStream.digestOf(file);
    } catch (IOException e) {
      throw FileKind.unreadable(file, e);
    }
  }
}
