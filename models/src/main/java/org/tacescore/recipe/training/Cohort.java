package org.tacescore.recipe.training;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Patients to learn from, or to hold a bundle against.
 *
 * @param patients each once
 * @param synthetic whether any of them is made, not treated: what is learned of them is SYNTHETIC
 * @param digest what the cohort's table and measurements are known by, SHA-256 in lower-case
 *     hexadecimal
 */
public record Cohort(List<CohortPatient> patients, boolean synthetic, String digest) {
  public Cohort {
    patients = List.copyOf(patients);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < patients.size(); i++) {
      if (!ids.add(patients.get(i).id())) {
        throw new IllegalArgumentException("patient %d stands there before".formatted(i + 1));
      }
    }
  }

  /** The centres, in alphabetical order. */
  public List<String> centres() {
    return patients.stream().map(CohortPatient::centre).distinct().sorted().toList();
  }

  /** The same cohort with some of its patients. */
  public Cohort with(List<CohortPatient> some) {
    return new Cohort(some, synthetic, digest);
  }
}
