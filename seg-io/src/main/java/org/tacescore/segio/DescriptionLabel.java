package org.tacescore.segio;

import java.util.Optional;

/** What the text rules alone make of a series description. */
public enum DescriptionLabel {
  ARTERIAL,
  PORTAL,
  DELAYED,
  NATIVE,
  HEPATOBILIARY,
  /** Not a series of the liver that could be measured. */
  EXCLUDE,
  /** Names a protocol of several phases and none of them. */
  MULTI,
  /** Two phases, a denied one, or words against numbers. */
  CONFLICT,
  UNKNOWN;

  /** The phase that the label names; empty for those that name none. */
  public Optional<ContrastPhase> phase() {
    return switch (this) {
      case ARTERIAL -> Optional.of(ContrastPhase.ARTERIAL);
      case PORTAL -> Optional.of(ContrastPhase.PORTAL_VENOUS);
      case DELAYED -> Optional.of(ContrastPhase.DELAYED);
      case NATIVE -> Optional.of(ContrastPhase.NATIVE);
      case HEPATOBILIARY -> Optional.of(ContrastPhase.HEPATOBILIARY);
      case EXCLUDE, MULTI, CONFLICT, UNKNOWN -> Optional.empty();
    };
  }

  static DescriptionLabel of(ContrastPhase phase) {
    return switch (phase) {
      case NATIVE -> NATIVE;
      case ARTERIAL -> ARTERIAL;
      case PORTAL_VENOUS -> PORTAL;
      case DELAYED -> DELAYED;
      case HEPATOBILIARY -> HEPATOBILIARY;
    };
  }
}
