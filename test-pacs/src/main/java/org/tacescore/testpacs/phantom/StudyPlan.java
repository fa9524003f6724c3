package org.tacescore.testpacs.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.segio.ContrastPhase;

/**
 * Who is scanned, when and how often: all that a study is before its images.
 *
 * @param modality of all series
 * @param identity what the study's UIDs are made from
 * @param persona the patient
 * @param timeline of the study
 * @param wording which of several usual series descriptions is used
 * @param variants planted faults
 * @param scanner that takes the images
 */
record StudyPlan(
    PhantomModality modality,
    String identity,
    Persona persona,
    Timeline timeline,
    int wording,
    Set<PhantomVariant> variants,
    Scanner scanner) {

  private static final List<String> CT_WORDS =
      List.of("Liver %s %s SYNTHETIC", "Abd %s %s B30f SYNTHETIC", "LIVER %s %s SYNTHETIC");
  private static final List<String> MR_WORDS =
      List.of("T1 VIBE fs tra %s SYNTHETIC", "Ax LAVA %s SYNTHETIC", "eTHRIVE %s SYNTHETIC");

  boolean has(PhantomVariant variant) {
    return variants.contains(variant);
  }

  String studyUid() {
    return uid("study");
  }

  /** A UID of this study, made from what it names. */
  String uid(String... parts) {
    List<String> named = new ArrayList<>(List.of("org.tacescore.testpacs", identity));
    named.addAll(List.of(parts));
    return DeterministicUid.of(named.toArray(String[]::new));
  }

  String description(ContrastPhase phase) {
    List<String> words = modality == PhantomModality.CT ? CT_WORDS : MR_WORDS;
    String name =
        switch (phase) {
          case NATIVE -> "native";
          case ARTERIAL -> "late arterial";
          case PORTAL_VENOUS -> "portal venous";
          case DELAYED -> "delayed";
          case HEPATOBILIARY -> "hepatobiliary";
        };
    return words
        .get(wording % words.size())
        .formatted(name, String.format(Locale.ROOT, "%.1f", scanner.sliceMm()));
  }
}
