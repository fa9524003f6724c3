package org.tacescore.rendezvous;

import java.util.List;

/**
 * One way in which a study may come together, and the state in which it ends.
 *
 * @param name in words, unique
 * @param phantom whose study it is
 * @param steps what happens, in order
 * @param end how it ends
 */
record Arrangement(String name, Phantom phantom, List<Step> steps, End end) {

  /** An arrangement of the usual CT study. */
  static Arrangement of(String name, End end, Step... steps) {
    return new Arrangement(name, Phantom.CT, List.of(steps), end);
  }

  Arrangement in(Phantom other) {
    return new Arrangement(name, other, steps, end);
  }

  void happen(StudyDesk desk) {
    Admission admission =
        new Admission(phantom.patient(), "PHANTOM-%08X".formatted(name.hashCode()), name);
    try {
      steps.forEach(step -> step.take(desk, admission));
      end.check(desk, admission);
    } catch (AssertionError e) {
      throw new AssertionError(name + ": " + e.getMessage(), e);
    }
  }

  /** The row of the documents' table. */
  String row() {
    return "| %s | %s |".formatted(name, end.row());
  }

  @Override
  public String toString() {
    return name;
  }
}
