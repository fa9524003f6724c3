package org.tacescore.segio;

import java.util.List;

/**
 * What a label names in a mask file.
 *
 * @param label value of voxels, number of a DICOM segment, or ROI Number
 * @param name of the segment or ROI; empty in plain label maps
 * @param voxels how many it has; negative where they cannot be told, as of an ROI that is no region
 */
public record MaskLabel(int label, String name, int voxels) {

  /** As in {@code 2 (liver, 1200 voxels)}. */
  public String describe() {
    String count = voxels < 0 ? "no region on this image" : voxels + " voxels";
    return "%d (%s)".formatted(label, name.isEmpty() ? count : name + ", " + count);
  }

  /** Says that a label is not there, and which are. */
  static String missing(int label, List<MaskLabel> there) {
    List<String> first = there.stream().limit(20).map(MaskLabel::describe).toList();
    return "label %d is not there; there %s"
        .formatted(
            label,
            first.isEmpty()
                ? "is none"
                : "are " + String.join(", ", first) + (there.size() > first.size() ? ", ..." : ""));
  }
}
