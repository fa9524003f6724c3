package org.tacescore.radiomics.ibsi;

/**
 * Where neighbours are looked for and how texture matrices come together (IBSI reference manual,
 * chapter 3.6). Families that know no direction have one value for each {@link Space}.
 */
public enum Aggregation {
  /** A value for each slice and direction, then their mean (IBSI BTW3). */
  SLICES_AVERAGED(Space.SLICE, "avg"),
  /** The matrices of a slice added up, a value for each slice, then their mean (SUJT). */
  SLICES_MERGED(Space.SLICE, "comb"),
  /** The matrices of a direction added up over slices, then the mean over directions (JJUI). */
  ALL_SLICES_AVERAGED(Space.ALL_SLICES, "avg"),
  /** All matrices of directions within slices added up (ZW7Z). */
  ALL_SLICES_MERGED(Space.ALL_SLICES, "comb"),
  /** A value for each of the 13 directions in space, then their mean (ITBB). */
  SPACE_AVERAGED(Space.VOLUME, "avg"),
  /** The matrices of the 13 directions added up (IAZD). */
  SPACE_MERGED(Space.VOLUME, "comb");

  /** Where neighbours are looked for. */
  public enum Space {
    /** Within a slice; a value for each slice, then their mean (IBSI 2D). */
    SLICE("2D"),
    /** Within a slice; what is counted in all slices makes one matrix (IBSI 2.5D). */
    ALL_SLICES("2_5D"),
    /** In space (IBSI 3D). */
    VOLUME("3D");

    private final String tag;

    Space(String tag) {
      this.tag = tag;
    }

    /** How the tags of features without directions end. */
    String tag() {
      return tag;
    }
  }

  private final Space space;
  private final String tag;

  Aggregation(Space space, String tag) {
    this.space = space;
    this.tag = space.tag() + "_" + tag;
  }

  public Space space() {
    return space;
  }

  /** How the tags of its features end; its name in a settings file. */
  public String tag() {
    return tag;
  }

  /** Whether the matrices of the directions are added up before a feature is computed. */
  boolean mergesDirections() {
    return this == SLICES_MERGED || this == ALL_SLICES_MERGED || this == SPACE_MERGED;
  }
}
