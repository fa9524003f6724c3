package org.tacescore.segio;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must be asked where no segment is known to be a tumour: which of the unknown ones is. */
final class SegmentQuestion {
  private static final int MOST_NAMED = 10;
  private static final int LONGEST_LABEL = 64;

  private SegmentQuestion() {}

  /** {@code segments 1 'Segment_1', 3 'ROI' are of no known role: ...}; empty if all are known. */
  static String of(Stream<Segment> segments) {
    return asking(
        segments
            .filter(segment -> segment.role() == SegmentRole.UNKNOWN)
            .map(segment -> name(segment.number(), segment.label()))
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /** As {@link #of}, of segments without their voxels. */
  static String ofEntries(List<SegmentEntry> segments, SegmentRoleRules rules) {
    return asking(
        segments.stream()
            .filter(segment -> segment.role(rules) == SegmentRole.UNKNOWN)
            .map(segment -> name(segment.number(), segment.label()))
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  private static String asking(Set<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    String more =
        names.size() > MOST_NAMED ? " and %d more".formatted(names.size() - MOST_NAMED) : "";
    String listed = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return names.size() == 1
        ? "segment %s is of no known role: say whether it is the tumour".formatted(listed)
        : "segments %s%s are of no known role: say which is the tumour".formatted(listed, more);
  }

  private static String name(int number, String label) {
    String plain = label.replaceAll("\\p{Cntrl}", " ").strip();
    return "%d '%s'"
        .formatted(
            number, plain.length() > LONGEST_LABEL ? plain.substring(0, LONGEST_LABEL) : plain);
  }
}
