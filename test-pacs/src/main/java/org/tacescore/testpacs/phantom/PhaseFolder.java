package org.tacescore.testpacs.phantom;

import java.util.Arrays;
import java.util.Locale;
import org.tacescore.segio.ContrastPhase;

/** The name of a contrast phase in paths, options and column names: {@code portal}. */
public enum PhaseFolder {
  NATIVE(ContrastPhase.NATIVE, 1),
  ARTERIAL(ContrastPhase.ARTERIAL, 2),
  PORTAL(ContrastPhase.PORTAL_VENOUS, 3),
  DELAYED(ContrastPhase.DELAYED, 4),
  HEPATOBILIARY(ContrastPhase.HEPATOBILIARY, 5);

  private final ContrastPhase phase;

  private final int number;

  PhaseFolder(ContrastPhase phase, int number) {
    this.phase = phase;
    this.number = number;
  }

  public ContrastPhase phase() {
    return phase;
  }

  /** Place among the series of a study by time, from 1. */
  int number() {
    return number;
  }

  /** The folder's name, in lower case. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static PhaseFolder of(ContrastPhase phase) {
    return Arrays.stream(values()).filter(f -> f.phase == phase).findFirst().orElseThrow();
  }

  /**
   * The phase of a folder name.
   *
   * @throws IllegalArgumentException if no phase has this folder name
   */
  public static PhaseFolder parse(String folder) {
    return Arrays.stream(values())
        .filter(f -> f.folder().equals(folder))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no contrast phase is named " + folder));
  }
}
