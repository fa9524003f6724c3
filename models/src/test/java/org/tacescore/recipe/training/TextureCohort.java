package org.tacescore.recipe.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.tacescore.network.ImageTensor;
import org.tacescore.recipe.PreparedCase;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;

/**
 * Made patients of three centres: 20 columns of noise and a copy of one, of which {@code f1} and
 * {@code f2} shorten survival; follow-up ends at 150 to 1500 days.
 */
final class TextureCohort {
  static final int COLUMNS = 20;

  private TextureCohort() {}

  static Cohort of(int patients, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<CohortPatient> made =
        IntStream.range(0, patients).mapToObj(i -> patient(i, random)).toList();
    return new Cohort(made, true, "0".repeat(64));
  }

  private static CohortPatient patient(int place, SplittableRandom random) {
    Map<String, Double> features = new HashMap<>();
    double[] noise = new double[COLUMNS];
    for (int c = 0; c < COLUMNS; c++) {
      noise[c] = random.nextGaussian();
      features.put("ARTERIAL:f" + c, noise[c]);
    }
    features.put("ARTERIAL:copy", 2 * noise[1]);
    features.put("PORTAL_VENOUS:elsewhere", random.nextGaussian());
    double risk = noise[1] + noise[2];
    double death = 400 * Math.exp(-0.8 * risk) * -Math.log(1 - random.nextDouble());
    double end = 150 + 1350 * random.nextDouble();
    boolean event = death <= end;
    PatientOutcome outcome =
        new PatientOutcome(
            OptionalDouble.of(Math.max(1, Math.min(death, end))),
            Optional.of(event),
            Optional.of(risk < 0),
            Optional.empty());
    return new CohortPatient(
        "p" + place,
        "C" + place % 3,
        new PreparedCase(features, Map.of(), hbsag(random.nextBoolean() ? "positive" : "negative")),
        outcome);
  }

  static Map<Analyte, ClinicalValue> hbsag(String word) {
    return Map.of(
        Analyte.HBSAG, new ClinicalValue(Analyte.HBSAG, word, "", Optional.empty(), "test"));
  }

  /** The same cohort with one of its patients changed. */
  static Cohort with(Cohort cohort, int row, UnaryOperator<CohortPatient> change) {
    List<CohortPatient> patients = new ArrayList<>(cohort.patients());
    patients.set(row, change.apply(patients.get(row)));
    return cohort.with(patients);
  }

  static CohortPatient withFeatures(CohortPatient patient, Map<String, Double> features) {
    return withPrepared(
        patient,
        new PreparedCase(features, patient.prepared().crops(), patient.prepared().clinical()));
  }

  static CohortPatient withClinical(CohortPatient patient, Map<Analyte, ClinicalValue> clinical) {
    return withPrepared(
        patient,
        new PreparedCase(patient.prepared().features(), patient.prepared().crops(), clinical));
  }

  static CohortPatient withCrop(CohortPatient patient, String measure, ImageTensor crop) {
    return withPrepared(
        patient,
        new PreparedCase(
            patient.prepared().features(), Map.of(measure, crop), patient.prepared().clinical()));
  }

  static CohortPatient withOutcome(CohortPatient patient, PatientOutcome outcome) {
    return new CohortPatient(patient.id(), patient.centre(), patient.prepared(), outcome);
  }

  private static CohortPatient withPrepared(CohortPatient patient, PreparedCase prepared) {
    return new CohortPatient(patient.id(), patient.centre(), prepared, patient.outcome());
  }
}
