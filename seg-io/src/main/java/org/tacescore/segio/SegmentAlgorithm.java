package org.tacescore.segio;

import java.util.Optional;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * How a segment was drawn (DICOM PS3.3 C.8.20.2, Segment Algorithm Type and Name).
 *
 * @param type Segment Algorithm Type (0062,0008)
 * @param name Segment Algorithm Name (0062,0009); empty for {@link Type#MANUAL} and for no other
 * @param identity what else is known of the algorithm; empty for {@link Type#MANUAL}
 */
public record SegmentAlgorithm(Type type, String name, Optional<AlgorithmIdentity> identity) {

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
    if (type == Type.MANUAL && identity.isPresent()) {
      throw new IllegalArgumentException("what is MANUAL has no algorithm");
    }
  }

  /** An algorithm that is told by its name alone. */
  public SegmentAlgorithm(Type type, String name) {
    this(type, name, Optional.empty());
  }

  /** How the segment of an item was drawn; empty where it has none of the defined terms. */
  static Optional<SegmentAlgorithm> read(Attributes segment) {
    String stated = segment.getString(Tag.SegmentAlgorithmType, "");
    return Stream.of(Type.values())
        .filter(type -> type.name().equals(stated))
        .findFirst()
        .map(type -> type == Type.MANUAL ? BY_HAND : read(type, segment));
  }

  private static SegmentAlgorithm read(Type type, Attributes segment) {
    String name = AlgorithmIdentity.stated(segment.getString(Tag.SegmentAlgorithmName, ""));
    return new SegmentAlgorithm(type, name, AlgorithmIdentity.read(segment));
  }
}
