package org.tacescore.network.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The patients that train, and those whose loss decides when to stop: never images of one patient
 * on both sides, and every class on both in the same proportion.
 *
 * @param training cases in the set's order
 * @param validation cases in the set's order; empty for the fraction 0
 */
public record PatientSplit(List<TrainingCase> training, List<TrainingCase> validation) {
  public PatientSplit {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
  }

  /**
   * Draws, of each class, the fraction of its patients, rounded, but at least one and not all.
   *
   * @param fraction part of the patients that validates, 0 to below 1
   */
  public static PatientSplit of(TrainingSet set, double fraction, long seed) {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new IllegalArgumentException("a fraction lies from 0 to below 1, got " + fraction);
    }
    if (fraction == 0) {
      return new PatientSplit(set.cases(), List.of());
    }
    boolean[] validates = new boolean[set.cases().size()];
    SplittableRandom random = Draws.split(seed);
    for (int label = 0; label < set.classes(); label++) {
      List<Integer> places = places(set, label);
      Draws.shuffle(places, random);
      int count = (int) Math.round(fraction * places.size());
      for (int place : places.subList(0, Math.min(Math.max(count, 1), places.size() - 1))) {
        validates[place] = true;
      }
    }
    return new PatientSplit(chosen(set, validates, false), chosen(set, validates, true));
  }

  private static List<Integer> places(TrainingSet set, int label) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < set.cases().size(); i++) {
      if (set.cases().get(i).label() == label) {
        places.add(i);
      }
    }
    return places;
  }

  private static List<TrainingCase> chosen(TrainingSet set, boolean[] validates, boolean side) {
    List<TrainingCase> chosen = new ArrayList<>();
    for (int i = 0; i < validates.length; i++) {
      if (validates[i] == side) {
        chosen.add(set.cases().get(i));
      }
    }
    return Collections.unmodifiableList(chosen);
  }

  /** Does not tell the patients. */
  @Override
  public String toString() {
    return "%d patients train, %d validate".formatted(training.size(), validation.size());
  }
}
