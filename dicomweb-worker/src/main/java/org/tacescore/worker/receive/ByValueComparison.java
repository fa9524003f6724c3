package org.tacescore.worker.receive;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.BulkData;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.io.ImageInputStream;
import org.tacescore.digest.Sha256;

/**
 * Compares two stored files attribute by attribute: equal in everything but File Meta Information,
 * group lengths, trailing padding and the uncompressed transfer syntax they are written in.
 *
 * <p>Value representations do not count, for Implicit VR loses those of private attributes. Bulk
 * values are compared by their hash, so that a pair of large objects needs no memory. Objects in
 * which pixels are compressed in different ways are different: whether the pixels are equal is not
 * for the door to say.
 */
final class ByValueComparison implements DataSetComparison {
  private final ObjectStore store;

  ByValueComparison(ObjectStore store) {
    this.store = store;
  }

  @Override
  public boolean sameDataSet(InstanceRecord known, InstanceRecord arrived) {
    return same(read(known), read(arrived));
  }

  private Attributes read(InstanceRecord instance) {
    return InstanceFile.read(store.path(instance.sha256()), ByValueComparison::digest).dataset();
  }

  private static boolean same(Attributes a, Attributes b) {
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

  private static BulkData digest(ImageInputStream parser) throws IOException {
    Sha256 digest = new Sha256();
    byte[] buffer = new byte[1 << 16];
    long left = parser.length() & 0xFFFFFFFFL;
    while (left > 0) {
      int count = (int) Math.min(left, buffer.length);
      parser.readFully(buffer, 0, count);
      digest.add(buffer, 0, count);
      left -= count;
    }
    String uri = "sha256:" + digest.hex();
    return new BulkData(uri, 0, parser.length(), parser.bigEndian());
  }
}
