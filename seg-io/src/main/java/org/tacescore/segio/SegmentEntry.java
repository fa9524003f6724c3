package org.tacescore.segio;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.tacescore.dicom.Code;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;

/**
 * An item of Segment Sequence (0062,0002): a segment without its voxels.
 *
 * @param number Segment Number (0062,0004), from 1; in a label map any number
 */
record SegmentEntry(
    int number,
    String label,
    Code category,
    Code type,
    String trackingId,
    String trackingUid,
    Optional<SegmentAlgorithm> algorithm) {

  /** All segments; an item that describes the background of a label map is none. */
  static List<SegmentEntry> readAll(Attributes seg, int most) {
    Sequence items = seg.getSequence(Tag.SegmentSequence);
    if (items == null || items.isEmpty()) {
      throw new MalformedDicomException("no Segment Sequence");
    }
    if (items.size() > most) {
      throw new RefusedException(
          Refusal.TOO_LARGE, "%d segments, at most %d are read".formatted(items.size(), most));
    }
    List<SegmentEntry> entries = new ArrayList<>(items.size());
    Set<Integer> numbers = new HashSet<>();
    for (Attributes item : items) {
      SegmentEntry entry = read(item);
      if (!numbers.add(entry.number())) {
        throw new MalformedDicomException(
            "segment number %d is described twice".formatted(entry.number()));
      }
      entries.add(entry);
    }
    if (SegKind.isLabelMap(seg) && seg.containsValue(Tag.PixelPaddingValue)) {
      int background = seg.getInt(Tag.PixelPaddingValue, 0);
      entries.removeIf(entry -> entry.number() == background);
    }
    return entries;
  }

  private static SegmentEntry read(Attributes item) {
    int number = item.getInt(Tag.SegmentNumber, 0);
    return new SegmentEntry(
        number,
        item.getString(Tag.SegmentLabel, ""),
        code(item, Tag.SegmentedPropertyCategoryCodeSequence, number, "category"),
        code(item, Tag.SegmentedPropertyTypeCodeSequence, number, "type"),
        item.getString(Tag.TrackingID, ""),
        item.getString(Tag.TrackingUID, ""),
        SegmentAlgorithm.read(item));
  }

  private static Code code(Attributes item, int sequenceTag, int number, String name) {
    return CodedEntry.get(item, sequenceTag)
        .orElseThrow(
            () ->
                new MalformedDicomException(
                    "segment %d has no property %s".formatted(number, name)));
  }

  SegmentRole role(SegmentRoleRules rules) {
    return rules.role(type, label);
  }

  Segment with(Mask mask, SegmentRoleRules rules) {
    return new Segment(
        number, label, category, type, trackingId, trackingUid, role(rules), mask, algorithm);
  }
}
