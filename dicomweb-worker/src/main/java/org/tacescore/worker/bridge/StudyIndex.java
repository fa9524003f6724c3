package org.tacescore.worker.bridge;

import java.util.List;
import java.util.Optional;

/** What the worker knows of studies. */
public interface StudyIndex {

  /**
   * Studies, newest first, at most some hundreds.
   *
   * @param studyInstanceUid of one study; empty for all
   * @param patientId of one patient; empty for all
   */
  List<KnownStudy> studies(String studyInstanceUid, String patientId);

  /** The job of the study as it is now; empty where there is none, or none that counts. */
  Optional<String> presentJob(String studyInstanceUid);
}
