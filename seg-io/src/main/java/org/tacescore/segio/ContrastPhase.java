package org.tacescore.segio;

/** The contrast phase of a liver series, by time since the injection began. */
public enum ContrastPhase {
  NATIVE,
  ARTERIAL,
  PORTAL_VENOUS,
  DELAYED,
  HEPATOBILIARY
}
