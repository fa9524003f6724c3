package org.tacescore.rendezvous;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;

/** Something that happens to a study. */
@FunctionalInterface
interface Step {

  /** Lets it happen. */
  void take(StudyDesk desk, Admission admission);

  /** Pieces arrive one after the other, without a pause. */
  static Step arrives(Piece... pieces) {
    return (desk, admission) ->
        Arrays.stream(pieces)
            .flatMap(piece -> admission.files(piece).stream())
            .forEach(desk::receive);
  }

  /** Pieces arrive under the identity of somebody else. */
  static Step arrivesFor(String otherPatientId, Piece... pieces) {
    return (desk, admission) -> arrives(pieces).take(desk, admission.of(otherPatientId));
  }

  /** Nothing comes for the quiet period. */
  static Step quiet() {
    return passes(StudyDesk.QUIET);
  }

  /** The quiet period, and then the deadline, pass. */
  static Step deadline() {
    return (desk, admission) -> {
      desk.pass(StudyDesk.QUIET);
      desk.pass(StudyDesk.DEADLINE);
    };
  }

  static Step passes(Duration time) {
    return (desk, admission) -> desk.pass(time);
  }

  /** The clinical file of the patient comes, in the place of the one before. */
  static Step clinical(ClinicalSheet sheet) {
    return (desk, admission) ->
        desk.putClinical(admission.patientId() + ".json", sheet.of(admission));
  }

  static Step clinical() {
    return clinical(ClinicalSheet.complete());
  }

  /** The last report comes back from the PACS. */
  static Step reportComesBack() {
    return (desk, admission) -> {
      List<DicomObject> reports = desk.reports(admission.studyInstanceUid());
      desk.receive(Part10.encode(reports.get(reports.size() - 1).dataset()));
    };
  }

  /** The same happens in another study of the same patient. */
  static Step inAnotherStudy(Step... steps) {
    return (desk, admission) ->
        Arrays.stream(steps).forEach(step -> step.take(desk, admission.anotherStudy()));
  }

  /** Meanwhile the study stands so. */
  static Step stands(End state) {
    return (desk, admission) -> state.check(desk, admission);
  }
}
