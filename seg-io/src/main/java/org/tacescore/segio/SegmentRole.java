package org.tacescore.segio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a segment is to a liver study. */
public enum SegmentRole {
  /** A tumour of the liver, whole, with its necrosis. */
  TUMOUR,
  LIVER,
  NECROSIS,
  AORTA,
  PORTAL_VEIN,
  /** Another vessel, or several. */
  VESSEL,
  /** Known, and none of these. */
  OTHER,
  /** Neither code nor name say what it is, or they contradict each other: it must be asked. */
  UNKNOWN;

  /**
   * The role that a site gives a segment.
   *
   * @param text {@code tumour}, {@code liver}, {@code necrosis}, {@code aorta}, {@code
   *     portal-vein}, {@code vessel} or {@code other}
   * @throws IllegalArgumentException naming them
   */
  public static SegmentRole parse(String text) {
    List<String> names = new ArrayList<>();
    for (SegmentRole role : values()) {
      String name = role.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (role != UNKNOWN && name.equals(text)) {
        return role;
      }
      if (role != UNKNOWN) {
        names.add(name);
      }
    }
    throw new IllegalArgumentException("needed one of %s, got '%s'".formatted(names, text));
  }
}
