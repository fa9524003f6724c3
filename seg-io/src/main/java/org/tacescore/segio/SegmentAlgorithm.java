package org.tacescore.segio;

/**
 * How a segment was drawn (DICOM PS3.3 C.8.20.2, Segment Algorithm Type and Name).
 *
 * @param type Segment Algorithm Type (0062,0008)
 * @param name Segment Algorithm Name (0062,0009); empty for {@link Type#MANUAL} and for no other
 */
public record SegmentAlgorithm(Type type, String name) {

  /** Defined terms of Segment Algorithm Type (0062,0008). */
  public enum Type {
    MANUAL,
    SEMIAUTOMATIC,
    AUTOMATIC
  }

  /** Drawn by hand. */
  public static final SegmentAlgorithm BY_HAND = new SegmentAlgorithm(Type.MANUAL, "");

  public SegmentAlgorithm {
    if ((type == Type.MANUAL) != name.isBlank()) {
      throw new IllegalArgumentException(
          "an algorithm has a name unless it is MANUAL, got %s '%s'".formatted(type, name));
    }
  }
}
