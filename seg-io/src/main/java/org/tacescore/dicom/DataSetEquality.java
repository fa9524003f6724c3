package org.tacescore.dicom;

import java.util.Arrays;
import java.util.Objects;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.BulkData;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.aoju.bus.image.galaxy.data.Sequence;

/**
 * Whether two data sets are equal attribute by attribute, in everything but group lengths, trailing
 * padding and the uncompressed transfer syntax they are written in.
 *
 * <p>Value representations do not count, for Implicit VR loses those of private attributes. Bulk
 * values that stand for others are equal when what names them is. Pixels that are compressed in
 * different ways are different: whether they decode to equal ones is not looked at.
 */
public final class DataSetEquality {
  private DataSetEquality() {}

  public static boolean same(Attributes a, Attributes b) {
    int[] tags = meaningful(a.tags());
    return Arrays.equals(tags, meaningful(b.tags()))
        && Arrays.stream(tags).allMatch(tag -> sameValue(a, b, tag));
  }

  private static int[] meaningful(int[] tags) {
    return Arrays.stream(tags)
        .filter(tag -> !Tag.isGroupLength(tag) && tag != Tag.DataSetTrailingPadding)
        .toArray();
  }

  private static boolean sameValue(Attributes a, Attributes b, int tag) {
    Object first = a.getValue(tag);
    Object second = b.getValue(tag);
    if (first instanceof Sequence items && second instanceof Sequence others) {
      return sameItems(items, others);
    }
    if (first instanceof Fragments parts && second instanceof Fragments others) {
      return Arrays.deepEquals(parts.toArray(), others.toArray());
    }
    if (isBulk(first) || isBulk(second)) {
      return Objects.equals(first, second);
    }
    return Arrays.equals(unpadded(a, tag), unpadded(b, tag));
  }

  private static boolean isBulk(Object value) {
    return value instanceof BulkData || value instanceof Fragments || value instanceof Sequence;
  }

  private static boolean sameItems(Sequence a, Sequence b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!same(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static byte[] unpadded(Attributes dataset, int tag) {
    byte[] value = dataset.getSafeBytes(tag);
    if (value == null) {
      return new byte[0];
    }
    int end = value.length;
    while (end > 0 && (value[end - 1] == ' ' || value[end - 1] == 0)) {
      end--;
    }
    return Arrays.copyOf(value, end);
  }
}
