package org.tacescore.network.training;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tacescore.network.ImageShape;
import org.tacescore.network.training.TrainingFailedException.Fault;

/**
 * The cases that a network is trained on: one a patient, at least two patients of every class, all
 * with images of one size and as many clinical values.
 *
 * @param cases in an order that, with the plan's seed, decides the split
 * @param classes number of classes, 2 or more
 */
public record TrainingSet(List<TrainingCase> cases, int classes) {
  /**
   * Checks the cases.
   *
   * @throws TrainingFailedException naming the fault
   */
  public TrainingSet {
    cases = List.copyOf(cases);
    if (classes < 2) {
      throw new TrainingFailedException(
          Fault.WRONG_CLASS_COUNT, "training needs two classes or more, got " + classes);
    }
    requireClasses(cases, classes);
    requirePatients(cases);
    requireSizes(cases);
  }

  private static void requireClasses(List<TrainingCase> cases, int classes) {
    int[] patients = new int[classes];
    for (TrainingCase one : cases) {
      if (one.label() >= classes) {
        throw new TrainingFailedException(
            Fault.WRONG_CLASS_COUNT,
            "a case has class %d of %d, counted from 0".formatted(one.label(), classes));
      }
      patients[one.label()]++;
    }
    for (int label = 0; label < classes; label++) {
      if (patients[label] == 0) {
        throw new TrainingFailedException(Fault.EMPTY_CLASS, "no case is of class " + label);
      }
      if (patients[label] == 1) {
        throw new TrainingFailedException(
            Fault.TOO_FEW_PATIENTS, "class %d has one patient, needs two".formatted(label));
      }
    }
  }

  private static void requirePatients(List<TrainingCase> cases) {
    Set<String> patients = new HashSet<>();
    for (int i = 0; i < cases.size(); i++) {
      if (!patients.add(cases.get(i).patient())) {
        throw new TrainingFailedException(
            Fault.DUPLICATE_PATIENT,
            "the patient of case %d has a case before it; all images of a patient make one case"
                .formatted(i + 1));
      }
    }
  }

  private static void requireSizes(List<TrainingCase> cases) {
    TrainingCase first = cases.get(0);
    for (int i = 1; i < cases.size(); i++) {
      TrainingCase one = cases.get(i);
      if (!one.images().shape().equals(first.images().shape())) {
        throw new TrainingFailedException(
            Fault.WRONG_IMAGE,
            "case %d has images of %s, the first of %s"
                .formatted(i + 1, one.images().shape(), first.images().shape()));
      }
      if (one.clinical().size() != first.clinical().size()) {
        throw new TrainingFailedException(
            Fault.WRONG_CLINICAL,
            "case %d has %d clinical values, the first %d"
                .formatted(i + 1, one.clinical().size(), first.clinical().size()));
      }
    }
  }

  /** The size of every image. */
  public ImageShape image() {
    return cases.get(0).images().shape();
  }

  /** Clinical values of every case. */
  public int clinical() {
    return cases.get(0).clinical().size();
  }

  /** Patients of a class. */
  public int patients(int label) {
    return (int) cases.stream().filter(one -> one.label() == label).count();
  }

  /** Weights that let every class count alike: patients / (classes x patients of the class). */
  public List<Double> balancedWeights() {
    return IntStream.range(0, classes)
        .mapToObj(label -> cases.size() / ((double) classes * patients(label)))
        .toList();
  }
}
