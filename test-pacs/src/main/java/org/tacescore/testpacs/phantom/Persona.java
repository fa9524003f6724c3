package org.tacescore.testpacs.phantom;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Who a phantom patient claims to be; nobody is.
 *
 * @param patientId Patient ID (0010,0020), also the patient's folder
 * @param name Patient's Name (0010,0010)
 * @param birthDate Patient's Birth Date (0010,0030)
 * @param sex Patient's Sex (0010,0040), F or M
 * @param weightKg Patient's Weight (0010,1030)
 * @param accessionNumber Accession Number (0008,0050)
 */
record Persona(
    String patientId,
    String name,
    LocalDate birthDate,
    String sex,
    int weightKg,
    String accessionNumber) {

  /** Issuer of Patient ID (0010,0021). */
  static final String ISSUER = "TACESCORE-PHANTOM";

  private static final List<String> NUMERALS =
      List.of(
          "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
          "Twelve");

  static Persona draw(PhantomOptions options, int index, SplittableRandom random) {
    String modality = options.modality().name();
    String given = index < NUMERALS.size() ? NUMERALS.get(index) : "No" + (index + 1);
    return new Persona(
        "PHANTOM-%s%s-%d-%03d"
            .formatted(options.isCohort() ? "COHORT-" : "", modality, options.seed(), index + 1),
        "Phantom^" + given,
        LocalDate.of(1941, 1, 1).plusDays(random.nextInt(30 * 365)),
        random.nextInt(4) == 0 ? "F" : "M",
        55 + random.nextInt(40),
        String.format(
            Locale.ROOT,
            "%s%s%06d%04d",
            options.isCohort() ? "SYC" : "SYN",
            modality,
            Math.floorMod(options.seed(), 1_000_000L),
            index + 1));
  }
}
