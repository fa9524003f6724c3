package org.tacescore.worker.cli;

import java.nio.file.Path;
import java.util.List;
import org.tacescore.dicom.Part10;
import org.tacescore.dicom.PatientStudy;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.StudyFolder;
import org.tacescore.worker.clinical.ClinicalFileReader;
import org.tacescore.worker.clinical.ClinicalMatch;
import org.tacescore.worker.clinical.ClinicalRecord;
import org.tacescore.worker.clinical.ClinicalValues;
import org.tacescore.worker.clinical.StudyIdentity;

/** Clinical values that belong to the patient whose study it is. */
final class ClinicalOfStudy {
  private ClinicalOfStudy() {}

  /**
   * The values of a file that was given for this study.
   *
   * @param clinical clinical.json or clinical.csv
   * @param folder the study's files
   * @throws RefusedException as {@link ClinicalMatch#inStudyFile} and {@link StudyFolder#oneStudy}
   */
  static ClinicalValues read(Path clinical, StudyFolder folder, SiteSettings site) {
    folder.oneStudy();
    List<PatientStudy> series =
        folder.series().stream()
            .map(one -> PatientStudy.of(Part10.readHeader(one.files().get(0))))
            .toList();
    StudyIdentity study = StudyIdentity.of(series, site.defaultIssuer(), site.zone());
    List<ClinicalRecord> records = new ClinicalFileReader(site.defaultIssuer()).read(clinical);
    return ClinicalMatch.inStudyFile(records, study);
  }
}
