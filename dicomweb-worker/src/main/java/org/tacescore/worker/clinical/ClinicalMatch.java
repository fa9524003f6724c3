package org.tacescore.worker.clinical;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;

/**
 * Which clinical values belong to a study.
 *
 * <p>A value belongs to it if the patient key is equal and nothing else that its source states
 * contradicts the study; what the row or the study leaves open contradicts nothing. A study without
 * a Patient ID has no values. A row of another patient that names this study, or this study's
 * accession number under the same issuer, is a conflict: one of the two is wrong, and it is not for
 * this software to say which. In a folder a row that names another study is that study's, but for
 * dates of treatment, which are the patient's. Of several values of one analyte the last before the
 * study counts, else the first after it, else one without a time; of {@link Analyte#TACE_DATE} all
 * count.
 */
public final class ClinicalMatch {
  private static final Comparator<ClinicalValue> BY_TIME =
      Comparator.comparing(value -> value.time().orElse(Instant.MIN));

  private ClinicalMatch() {}

  /**
   * The values of a file that was given for this study: every row must be the study's.
   *
   * @throws RefusedException IDENTITY_CONFLICT; INVALID_CLINICAL if two values of one analyte and
   *     time differ
   */
  public static ClinicalValues inStudyFile(List<ClinicalRecord> records, StudyIdentity study) {
    for (ClinicalRecord record : records) {
      if (!study.patient().isPatient(record.patient())) {
        throw conflict(record, study, patientAttribute(record, study));
      }
      if (statesOther(record.studyInstanceUid(), study.studyInstanceUid())) {
        throw conflict(record, study, "study UID");
      }
      if (statesOther(record.accessionNumber(), study.accessionNumber())) {
        throw conflict(record, study, "accession number");
      }
    }
    return inFolder(records, study);
  }

  /**
   * The values of this study, and of its patient at all times, among those of many patients and
   * studies; a row of the same patient that names another study is that study's, and counts among
   * the patient's.
   *
   * @throws RefusedException as {@link #inStudyFile}
   */
  public static ClinicalValues inFolder(List<ClinicalRecord> records, StudyIdentity study) {
    List<ClinicalRecord> ofPatient = new ArrayList<>();
    for (ClinicalRecord record : records) {
      if (isOfPatient(record, study)) {
        ofPatient.add(record);
      }
    }
    List<ClinicalRecord> own = ofPatient.stream().filter(one -> isOfStudy(one, study)).toList();
    return new ClinicalValues(
        choose(own, study.time()),
        ofPatient.stream().map(ClinicalRecord::value).distinct().sorted(BY_TIME).toList());
  }

  private static boolean isOfStudy(ClinicalRecord record, StudyIdentity study) {
    boolean otherStudy = statesOther(record.studyInstanceUid(), study.studyInstanceUid());
    boolean otherOrder = statesOther(record.accessionNumber(), study.accessionNumber());
    return record.value().analyte() == Analyte.TACE_DATE || (!otherStudy && !otherOrder);
  }

  private static boolean isOfPatient(ClinicalRecord record, StudyIdentity study) {
    boolean sameStudy = states(record.studyInstanceUid(), study.studyInstanceUid());
    boolean otherStudy = statesOther(record.studyInstanceUid(), study.studyInstanceUid());
    boolean sameOrder = states(record.accessionNumber(), study.accessionNumber());
    boolean otherOrder = statesOther(record.accessionNumber(), study.accessionNumber());
    if (!study.patient().isPatient(record.patient())) {
      boolean sameIssuer = record.patient().issuer().equals(study.patient().issuer());
      if (sameStudy || (sameOrder && !otherStudy && sameIssuer)) {
        throw conflict(record, study, patientAttribute(record, study));
      }
      return false;
    }
    if (record.birthDate().isPresent()
        && study.birthDate().isPresent()
        && !record.birthDate().equals(study.birthDate())) {
      throw conflict(record, study, "birth date");
    }
    if ((sameStudy && otherOrder) || (otherStudy && sameOrder)) {
      throw conflict(record, study, "study UID or accession number");
    }
    return true;
  }

  private static String patientAttribute(ClinicalRecord record, StudyIdentity study) {
    return record.patient().id().equals(study.patient().id())
        ? "issuer of the patient ID"
        : "patient ID";
  }

  private static boolean states(String stated, String actual) {
    return !stated.isEmpty() && stated.equals(actual);
  }

  private static boolean statesOther(String stated, String actual) {
    return !stated.isEmpty() && !actual.isEmpty() && !stated.equals(actual);
  }

  private static RefusedException conflict(
      ClinicalRecord record, StudyIdentity study, String what) {
    return new RefusedException(
        Refusal.IDENTITY_CONFLICT,
        "%s: the %s is not that of study %s"
            .formatted(record.place(), what, study.studyInstanceUid()));
  }

  private static List<ClinicalValue> choose(List<ClinicalRecord> own, Optional<Instant> time) {
    Map<Analyte, List<ClinicalRecord>> byAnalyte = new EnumMap<>(Analyte.class);
    for (ClinicalRecord record : own) {
      byAnalyte.computeIfAbsent(record.value().analyte(), a -> new ArrayList<>()).add(record);
    }
    List<ClinicalValue> chosen = new ArrayList<>();
    byAnalyte.forEach(
        (analyte, records) -> {
          if (analyte == Analyte.TACE_DATE) {
            records.stream()
                .map(ClinicalRecord::value)
                .distinct()
                .sorted(BY_TIME)
                .forEach(chosen::add);
          } else {
            requireNoContradiction(records);
            chosen.add(nearestBefore(records, time));
          }
        });
    return chosen;
  }

  private static void requireNoContradiction(List<ClinicalRecord> records) {
    Map<Instant, ClinicalRecord> byTime = new HashMap<>();
    for (ClinicalRecord record : records) {
      ClinicalRecord other = byTime.putIfAbsent(record.value().time().orElse(Instant.MIN), record);
      if (other != null
          && !(other.value().value().equals(record.value().value())
              && other.value().unit().equals(record.value().unit()))) {
        throw ClinicalFields.invalid(
            record.place(),
            "another %s of the same time stands in %s"
                .formatted(record.value().analyte().contractName(), other.place()));
      }
    }
  }

  private static ClinicalValue nearestBefore(
      List<ClinicalRecord> records, Optional<Instant> studyTime) {
    Instant limit = studyTime.orElse(Instant.MAX);
    List<ClinicalValue> values = records.stream().map(ClinicalRecord::value).toList();
    return values.stream()
        .filter(value -> value.time().map(time -> !time.isAfter(limit)).orElse(false))
        .max(BY_TIME)
        .or(() -> values.stream().filter(value -> value.time().isPresent()).min(BY_TIME))
        .orElse(values.get(0));
  }
}
