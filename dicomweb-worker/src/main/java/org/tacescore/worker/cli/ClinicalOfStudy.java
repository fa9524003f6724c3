package org.tacescore.worker.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.dicom.PatientStudy;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.ClinicalValue;
import org.tacescore.segio.StudyFolder;
import org.tacescore.worker.clinical.ClinicalFileReader;
import org.tacescore.worker.clinical.ClinicalMatch;
import org.tacescore.worker.clinical.StudyIdentity;
import org.tacescore.worker.receive.PatientKey;

/** Clinical values that belong to the patient whose study it is. */
final class ClinicalOfStudy {
  private ClinicalOfStudy() {}

  /**
   * The values of a file that was given for this study.
   *
   * @param clinical clinical.json or clinical.csv
   * @param files the study's files
   * @throws RefusedException as {@link ClinicalMatch#ofStudyFile} and {@link StudyFolder#oneStudy}
   */
  static List<ClinicalValue> read(Path clinical, List<Path> files) {
    StudyFolder folder = StudyFolder.of(files);
    folder.oneStudy();
    DicomObject instance = Part10.readHeader(folder.series().get(0).files().get(0));
    StudyIdentity identity = identity(PatientStudy.of(instance), "", ZoneId.systemDefault());
    return ClinicalMatch.ofStudyFile(new ClinicalFileReader("").read(clinical), identity);
  }

  /**
   * @param defaultIssuer issuer of patient IDs that come without one
   * @param zone of the study's date and time
   */
  static StudyIdentity identity(PatientStudy study, String defaultIssuer, ZoneId zone) {
    return new StudyIdentity(
        new PatientKey(
            Optional.of(study.issuer()).filter(i -> !i.isEmpty()).orElse(defaultIssuer),
            study.patientId()),
        study.birthDate(),
        study.studyInstanceUid(),
        study.accessionNumber(),
        study.time().map(time -> time.atZone(zone).toInstant()));
  }
}
