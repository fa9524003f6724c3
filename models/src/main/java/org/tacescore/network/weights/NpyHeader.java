package org.tacescore.network.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tacescore.network.weights.InvalidWeightsException.Fault;

/**
 * The header of an npy array: magic, version, length and a Python dictionary of a fixed form, which
 * is matched, not evaluated. Source: NumPy Enhancement Proposal 1.
 *
 * @param type empty for a counter, which is passed over
 * @param shape lengths of the axes
 * @param fortran whether the first axis is the fastest
 * @param bytes length of the header
 */
@SuppressWarnings("ArrayRecordComponent") // lives for the length of one call
record NpyHeader(Optional<ElementType> type, int[] shape, boolean fortran, int bytes) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int VERSION_BYTES = 2;
  private static final int MOST_BYTES = 1 << 16;
  private static final Pattern DICTIONARY =
      Pattern.compile(
          "\\{'descr': (.+), 'fortran_order': (True|False), 'shape': \\(([0-9, ]*)\\),? ?\\}\\s*");

  /** Number of values. */
  int length() {
    return Math.toIntExact(TensorShape.length(shape));
  }

  /**
   * Reads the header at the front of a source.
   *
   * @param file for messages
   * @param tensor name of the array
   */
  static NpyHeader read(String file, String tensor, ByteSource source) throws IOException {
    byte[] front = source.bytes(MAGIC.length + VERSION_BYTES);
    int version = front[MAGIC.length];
    if (!Arrays.equals(Arrays.copyOf(front, MAGIC.length), MAGIC) || version < 1 || version > 3) {
      throw malformed(file, tensor, "is no npy array of version 1 to 3");
    }
    int lengthBytes = version == 1 ? Short.BYTES : Integer.BYTES;
    ByteBuffer length = ByteBuffer.wrap(source.bytes(lengthBytes)).order(ByteOrder.LITTLE_ENDIAN);
    int text = version == 1 ? Short.toUnsignedInt(length.getShort()) : length.getInt();
    if (text < 0 || text > MOST_BYTES) {
      throw new InvalidWeightsException(
          Fault.TOO_LARGE,
          "%s: %s has a header of %s bytes"
              .formatted(file, tensor, Integer.toUnsignedString(text)));
    }
    String dictionary = new String(source.bytes(text), StandardCharsets.UTF_8);
    return parse(file, tensor, dictionary, front.length + lengthBytes + text);
  }

  private static NpyHeader parse(String file, String tensor, String dictionary, int bytes) {
    Matcher matcher = DICTIONARY.matcher(dictionary);
    if (!matcher.matches()) {
      throw malformed(file, tensor, "has an unknown header");
    }
    int[] shape = TensorShape.of(file, tensor, shape(file, tensor, matcher.group(3)));
    boolean fortran = matcher.group(2).equals("True");
    return new NpyHeader(type(file, tensor, matcher.group(1)), shape, fortran, bytes);
  }

  private static Optional<ElementType> type(String file, String tensor, String descriptor) {
    String type = descriptor.replaceAll("^'|'$", "");
    if (type.matches("[|<>=]?O\\d*")) {
      throw new InvalidWeightsException(
          Fault.PICKLE,
          "%s: %s holds Python objects (dtype O); %s".formatted(file, tensor, FileKind.CONVERT));
    }
    if (Counters.isCounter(tensor)) {
      return Optional.empty();
    }
    Optional<ElementType> known = ElementType.ofNpy(type);
    if (known.isEmpty()) {
      throw new InvalidWeightsException(
          Fault.WRONG_DTYPE,
          "%s: %s is of type %s; <f2, <f4 and <f8 are read".formatted(file, tensor, descriptor));
    }
    return known;
  }

  private static long[] shape(String file, String tensor, String text) {
    String[] axes = text.isBlank() ? new String[0] : text.strip().split(" *, *");
    if (axes.length > TensorShape.MOST_AXES) {
      throw malformed(file, tensor, "has %d axes".formatted(axes.length));
    }
    long[] shape = new long[axes.length];
    for (int i = 0; i < axes.length; i++) {
      if (!axes[i].matches("\\d{1,18}")) {
        throw malformed(file, tensor, "has the shape (%s)".formatted(text));
      }
      shape[i] = Long.parseLong(axes[i]);
    }
    return shape;
  }

  private static InvalidWeightsException malformed(String file, String tensor, String detail) {
    return new InvalidWeightsException(
        Fault.MALFORMED_HEADER, "%s: %s %s".formatted(file, tensor, detail));
  }
}
