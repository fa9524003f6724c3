package org.tacescore.worker.assemble;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.PatientKey;

/** The instances of a study by the patient they name; there should be one. */
final class PatientsOfStudy {
  private static final int LISTED = 5;

  private final List<List<InstanceRecord>> byPatient;

  private PatientsOfStudy(List<List<InstanceRecord>> byPatient) {
    this.byPatient = byPatient;
  }

  static PatientsOfStudy of(List<InstanceRecord> instances) {
    Map<PatientKey, List<InstanceRecord>> byPatient =
        instances.stream()
            .collect(
                Collectors.groupingBy(
                    InstanceRecord::patient, LinkedHashMap::new, Collectors.toList()));
    return new PatientsOfStudy(
        byPatient.values().stream()
            .sorted(Comparator.comparing((List<InstanceRecord> group) -> group.size()).reversed())
            .toList());
  }

  boolean disagree() {
    return PatientKey.ofStudy(
            byPatient.stream().flatMap(List::stream).map(InstanceRecord::patient).toList())
        .isEmpty();
  }

  /** Which instances disagree, by their UIDs and never by the patients' IDs, the fewest last. */
  String detail(String studyInstanceUid) {
    return "the instances of study %s name %d patients: %s"
        .formatted(
            studyInstanceUid,
            byPatient.size(),
            byPatient.stream()
                .map(PatientsOfStudy::uids)
                .collect(Collectors.joining("; others: ")));
  }

  private static String uids(List<InstanceRecord> instances) {
    String first =
        instances.stream()
            .limit(LISTED)
            .map(InstanceRecord::sopInstanceUid)
            .collect(Collectors.joining(" "));
    return instances.size() <= LISTED
        ? first
        : first + " and %d more".formatted(instances.size() - LISTED);
  }
}
