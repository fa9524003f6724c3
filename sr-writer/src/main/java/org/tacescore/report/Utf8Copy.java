package org.tacescore.report;

import java.util.Arrays;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;

/**
 * Copies attributes so that their text can be written as ISO_IR 192, whatever character set and
 * byte order they were read in; items of sequences included.
 */
final class Utf8Copy {
  private Utf8Copy() {}

  /** Copies those of the tags that the source has, empty ones as empty. */
  static void add(Attributes source, Attributes target, int... tags) {
    for (int tag : tags) {
      if (source.contains(tag)) {
        copy(source, target, tag);
      }
    }
  }

  static void addAll(Attributes source, Attributes target) {
    // Private attributes would need their creator's block: none belongs to patient or study level.
    add(
        source,
        target,
        Arrays.stream(source.tags()).filter(tag -> (tag >>> 16 & 1) == 0).toArray());
  }

  private static void copy(Attributes source, Attributes target, int tag) {
    VR vr = source.getVR(tag);
    if (vr == VR.SQ) {
      copyItems(source.getSequence(tag), target, tag);
    } else if (!source.containsValue(tag)) {
      target.setNull(tag, vr);
    } else if (vr.isStringType()) {
      target.setString(tag, vr, source.getStrings(tag));
    } else {
      byte[] bytes = source.getSafeBytes(tag);
      target.setBytes(tag, vr, source.bigEndian() ? vr.toggleEndian(bytes, true) : bytes);
    }
  }

  private static void copyItems(Sequence items, Attributes target, int tag) {
    Sequence copies = target.newSequence(tag, items.size());
    for (Attributes item : items) {
      Attributes copy = new Attributes(item.size());
      copies.add(copy);
      addAll(item, copy);
    }
  }
}
