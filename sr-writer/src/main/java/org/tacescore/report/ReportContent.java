package org.tacescore.report;

import java.util.List;
import org.tacescore.dicom.Code;

/**
 * What was measured, in the order to be read.
 *
 * @param summary the results in words, one line each; stands above everything else in a viewer
 * @param procedures the imaging procedures reported (121058, DCM); may be empty
 * @param segments measurements of segmented regions (TID 1411), in order
 * @param patient measurements of the whole patient (TID 1501), in order
 * @param comments warnings about the report as a whole (121106, DCM)
 */
public record ReportContent(
    List<String> summary,
    List<Code> procedures,
    List<SegmentMeasurements> segments,
    List<MeasurementGroup> patient,
    List<String> comments) {

  public ReportContent {
    summary = List.copyOf(summary);
    procedures = List.copyOf(procedures);
    segments = List.copyOf(segments);
    patient = List.copyOf(patient);
    comments = List.copyOf(comments);
    if (segments.isEmpty() && patient.isEmpty()) {
      throw new IllegalArgumentException("a report needs at least one measurement group");
    }
  }
}
