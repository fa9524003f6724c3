package org.tacescore.report;

import java.util.List;
import org.tacescore.dicom.Code;

/**
 * Measurements that belong together: of one region, or of one algorithm's view of the patient.
 *
 * <p>Source: PS3.16 TID 1411 and TID 1501, (125007, DCM, "Measurement Group").
 *
 * @param trackingId name by which people follow the subject, e.g. a segment label (112039, DCM)
 * @param trackingUid the same for machines; equal in later documents on the same subject (112040)
 * @param finding what the subject is (121071, DCM)
 * @param findingSites where it is (363698007, SCT); may be empty
 * @param algorithm what computed the values; one a group, as TID 4019 is included once
 * @param measurements numbers, in the order to be read
 * @param evaluations classes and words, in the order to be read
 * @param comments warnings about this group (121106, DCM)
 */
public record MeasurementGroup(
    String trackingId,
    String trackingUid,
    Code finding,
    List<Code> findingSites,
    Algorithm algorithm,
    List<Measurement> measurements,
    List<Qualitative> evaluations,
    List<String> comments) {

  public MeasurementGroup {
    if (trackingId.isBlank()) {
      throw new IllegalArgumentException("a measurement group needs a tracking identifier");
    }
    Uids.require("Tracking Unique Identifier", trackingUid);
    findingSites = List.copyOf(findingSites);
    measurements = List.copyOf(measurements);
    evaluations = List.copyOf(evaluations);
    comments = List.copyOf(comments);
    if (measurements.isEmpty() && evaluations.isEmpty() && comments.isEmpty()) {
      throw new IllegalArgumentException(
          "the measurement group %s says nothing".formatted(trackingUid));
    }
  }
}
