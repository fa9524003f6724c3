package org.tacescore.dicom;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * Holds the instances of each study against each other: all must be able to be of one patient.
 *
 * <p>Patient IDs must be equal, also where one is empty: an instance that does not say whose it is
 * does not belong beside one that does. Two issuers, two birth dates, or the sexes F and M under
 * one ID contradict each other. An issuer, birth date or sex that an instance does not state
 * contradicts nothing: segmentations made by other programs often lack them.
 *
 * <p>Not thread-safe.
 */
public final class PatientAgreement {
  private final Map<String, Stated> byStudy = new HashMap<>();

  /**
   * Takes one more instance.
   *
   * @throws RefusedException IDENTITY_CONFLICT, naming the instance, the study and the attribute,
   *     and no value
   */
  public void add(DicomObject instance) {
    PatientStudy arrived = PatientStudy.of(instance);
    Stated known = byStudy.get(arrived.studyInstanceUid());
    Stated stated = Stated.of(arrived);
    if (known != null) {
      known
          .contradiction(stated)
          .ifPresent(
              attribute -> {
                throw new RefusedException(
                    Refusal.IDENTITY_CONFLICT,
                    "instance %s has another %s than other instances of study %s"
                        .formatted(
                            instance.sopInstanceUid(), attribute, arrived.studyInstanceUid()));
              });
    }
    byStudy.put(arrived.studyInstanceUid(), known == null ? stated : known.with(stated));
  }

  /** What is stated of a study's patient so far; empty where nothing is. */
  private record Stated(String id, String issuer, String birthDate, String sex) {

    static Stated of(PatientStudy study) {
      String sex = study.sex().equals("F") || study.sex().equals("M") ? study.sex() : "";
      return new Stated(
          study.patientId(),
          study.issuer(),
          study.birthDate().map(Object::toString).orElse(""),
          sex);
    }

    Optional<String> contradiction(Stated other) {
      if (!id.equals(other.id)) {
        return Optional.of("Patient ID");
      }
      if (differ(issuer, other.issuer)) {
        return Optional.of("Issuer of Patient ID");
      }
      if (differ(birthDate, other.birthDate)) {
        return Optional.of("Patient's Birth Date");
      }
      return differ(sex, other.sex) ? Optional.of("Patient's Sex") : Optional.empty();
    }

    private static boolean differ(String a, String b) {
      return !a.isEmpty() && !b.isEmpty() && !a.equals(b);
    }

    Stated with(Stated other) {
      return new Stated(
          id,
          first(issuer, other.issuer),
          first(birthDate, other.birthDate),
          first(sex, other.sex));
    }

    private static String first(String a, String b) {
      return a.isEmpty() ? b : a;
    }
  }
}
