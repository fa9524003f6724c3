package org.tacescore.network.weights;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.tacescore.network.weights.InvalidWeightsException.Fault;

/**
 * Reads npz files: zip files of npy arrays, an entry {@code NAME.npy} a tensor, as NumPy's {@code
 * savez} and {@code savez_compressed} write them. Little-endian f2, f4 and f8 are read, as floats
 * (f8 is narrowed, to the nearest float), in C or Fortran order; Python objects are refused.
 */
public final class Npz {
  private static final String SUFFIX = ".npy";
  private static final int MOST_ENTRIES = 10_000;

  /**
   * Weights hardly shrink in a zip file: one that promises far more bytes than it has is a bomb.
   */
  private static final long MOST_INFLATION = 20;

  private static final long ALWAYS_ALLOWED = 64L << 20;
  private static final long MOST_BYTES = 8L << 30;

  private final String file;

  private Npz(String file) {
    this.file = file;
  }

  /**
   * The weights of a file, in the order of its entries.
   *
   * @throws InvalidWeightsException naming the fault
   */
  public static Weights read(Path file) {
    return readFile(file).weights();
  }

  /**
   * The weights of a file, with its digest.
   *
   * @throws InvalidWeightsException naming the fault
   */
  public static WeightFile readFile(Path file) {
    Npz npz = new Npz(file.toString());
    try (ZipFile zip = npz.open(file)) {
      Weights weights = npz.read(zip, Files.size(file));
      return new WeightFile(weights, Map.of(), HashedStream.digestOf(file));
    } catch (EOFException | ZipException e) {
      throw new InvalidWeightsException(
          Fault.TRUNCATED, "%s is no whole zip file: %s".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw FileKind.unreadable(file, e);
    }
  }

  private ZipFile open(Path path) throws IOException {
    try {
      return new ZipFile(path.toFile());
    } catch (IllegalArgumentException e) {
      throw new InvalidWeightsException(
          Fault.MALFORMED_HEADER, file + ": the names of the zip file are no text", e);
    }
  }

  private Weights read(ZipFile zip, long fileBytes) throws IOException {
    List<? extends ZipEntry> entries = zip.stream().limit(MOST_ENTRIES + 1L).toList();
    requireBounds(entries, fileBytes);
    requireDistinct(entries);
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    for (ZipEntry entry : entries) {
      String name = entry.getName();
      if (!name.endsWith(SUFFIX)) {
        throw otherEntry(name);
      }
      String tensor = name.substring(0, name.length() - SUFFIX.length());
      read(zip, entry, tensor, tensors);
    }
    return Weights.of(tensors);
  }

  private void requireBounds(List<? extends ZipEntry> entries, long fileBytes) {
    long most = Math.min(MOST_BYTES, Math.max(ALWAYS_ALLOWED, MOST_INFLATION * fileBytes));
    long bytes = 0;
    for (ZipEntry entry : entries) {
      long size = entry.getSize();
      if (size < 0 || size > most - bytes) {
        throw new InvalidWeightsException(
            Fault.TOO_LARGE,
            "%s would inflate its %d bytes to more than %d".formatted(file, fileBytes, most));
      }
      bytes += size;
    }
    if (entries.size() > MOST_ENTRIES) {
      throw new InvalidWeightsException(
          Fault.TOO_LARGE, "%s holds more than %d tensors".formatted(file, MOST_ENTRIES));
    }
  }

  private void requireDistinct(List<? extends ZipEntry> entries) {
    Set<String> names = new HashSet<>();
    for (ZipEntry entry : entries) {
      if (!names.add(entry.getName())) {
        throw new InvalidWeightsException(
            Fault.DUPLICATE, "%s: %s is there twice".formatted(file, entry.getName()));
      }
    }
  }

  private InvalidWeightsException otherEntry(String name) {
    if (name.endsWith("data.pkl")) {
      return new InvalidWeightsException(Fault.PICKLE, file + ": " + FileKind.CONVERT);
    }
    return new InvalidWeightsException(
        Fault.UNKNOWN_FORMAT,
        "%s is a zip file with the entry %s; an npz holds .npy arrays alone".formatted(file, name));
  }

  private void read(ZipFile zip, ZipEntry entry, String tensor, Map<String, WeightTensor> tensors)
      throws IOException {
    try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      ByteSource source = new ByteSource(file + ": " + tensor, in);
      NpyHeader header = NpyHeader.read(file, tensor, source);
      if (header.type().isPresent()) {
        ElementType type = header.type().get();
        requireLength(tensor, header, type, entry.getSize() - header.bytes());
        float[] values = source.values(tensor, type, header.length());
        tensors.put(
            tensor,
            WeightTensor.owning(
                header.shape(), header.fortran() ? cOrder(header.shape(), values) : values));
      } else {
        source.skip(entry.getSize() - header.bytes());
      }
      if (!source.ended() || in.getChecksum().getValue() != entry.getCrc()) {
        throw new InvalidWeightsException(
            Fault.CORRUPT,
            "%s: %s does not have the length and checksum that the file states"
                .formatted(file, tensor));
      }
    }
  }

  private void requireLength(String tensor, NpyHeader header, ElementType type, long found) {
    long needed = (long) header.length() * type.bytes();
    if (found != needed) {
      throw new InvalidWeightsException(
          Fault.WRONG_LENGTH,
          "%s: %s has %d bytes of data, its shape and type need %d"
              .formatted(file, tensor, found, needed));
    }
  }

  /** Values with the last axis fastest of values with the first axis fastest. */
  static float[] cOrder(int[] shape, float[] fortran) {
    float[] values = new float[fortran.length];
    int[] index = new int[shape.length];
    for (float value : fortran) {
      int place = 0;
      for (int axis = 0; axis < shape.length; axis++) {
        place = place * shape[axis] + index[axis];
      }
      values[place] = value;
      for (int axis = 0; axis < shape.length && ++index[axis] == shape[axis]; axis++) {
        index[axis] = 0;
      }
    }
    return values;
  }
}
