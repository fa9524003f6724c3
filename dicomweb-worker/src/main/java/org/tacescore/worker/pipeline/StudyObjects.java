package org.tacescore.worker.pipeline;

import java.util.List;
import org.tacescore.report.SrWriter;
import org.tacescore.score.Outcome;
import org.tacescore.worker.queue.OutputObject;

/** The DICOM objects of one scored study. */
final class StudyObjects {
  private final ReportComposer report;

  StudyObjects(SiteIdentity site, StudyInput input, StudyReading reading, StudyMeasures measures) {
    this.report = new ReportComposer(site, input, reading, measures);
  }

  /**
   * The Structured Report and what goes with it.
   *
   * @param outcomes at least one of them scored
   */
  List<EncodedObject> of(
      List<Outcome> outcomes, List<LesionMeasures> lesions, BesideScores beside, String kernels) {
    return List.of(
        EncodedObject.of(
            OutputObject.SR, SrWriter.write(report.compose(outcomes, lesions, beside, kernels))));
  }
}
