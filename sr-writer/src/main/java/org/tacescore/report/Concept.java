package org.tacescore.report;

import org.tacescore.dicom.Code;

/** The concepts that the writer itself names; what is measured is named by the report. */
enum Concept {
  /** CID 7021 Measurement Report Document Title; OHIF shows 126000 with segment groups as black. */
  REPORT_TITLE("126001", "DCM", "Oncology Measurement Report"),
  /** CID 7021; OHIF draws the coordinates of a document with this title. */
  CONTOUR_TITLE("126000", "DCM", "Imaging Measurement Report"),
  /** TID 1204 row 1. */
  LANGUAGE("121049", "DCM", "Language of Content Item and Descendants"),
  /** CID 5000 Language. */
  ENGLISH("en", "RFC5646", "English"),
  /** TID 1002 row 1. */
  OBSERVER_TYPE("121005", "DCM", "Observer Type"),
  /** CID 270 Observer Type. */
  DEVICE("121007", "DCM", "Device"),
  /** TID 1004 rows 1 to 6. */
  DEVICE_UID("121012", "DCM", "Device Observer UID"),
  DEVICE_NAME("121013", "DCM", "Device Observer Name"),
  DEVICE_MANUFACTURER("121014", "DCM", "Device Observer Manufacturer"),
  DEVICE_MODEL("121015", "DCM", "Device Observer Model Name"),
  DEVICE_SERIAL_NUMBER("121016", "DCM", "Device Observer Serial Number"),
  DEVICE_LOCATION("121017", "DCM", "Device Observer Physical Location During Observation"),
  /** TID 1500 row 4. */
  PROCEDURE_REPORTED("121058", "DCM", "Procedure reported"),
  /** TID 1500 row 6. */
  IMAGING_MEASUREMENTS("126010", "DCM", "Imaging Measurements"),
  /** TID 1411 and TID 1501 row 1. */
  MEASUREMENT_GROUP("125007", "DCM", "Measurement Group"),
  /** TID 1411 and TID 1501 rows 2, 3, 3b. */
  TRACKING_IDENTIFIER("112039", "DCM", "Tracking Identifier"),
  TRACKING_UID("112040", "DCM", "Tracking Unique Identifier"),
  FINDING("121071", "DCM", "Finding"),
  /** TID 1411 rows 7 and 12. */
  REFERENCED_SEGMENT("121191", "DCM", "Referenced Segment"),
  SOURCE_SERIES("121232", "DCM", "Source series for segmentation"),
  /** TID 1410. */
  IMAGE_REGION("111030", "DCM", "Image Region"),
  /** CID 7205; the template leaves the image unnamed, which viewers take badly. */
  SOURCE_IMAGE("121324", "DCM", "Source image"),
  /** TID 1419 row 2, TID 1501 row 6. */
  FINDING_SITE("363698007", "SCT", "Finding Site"),
  /** TID 4019 rows 1, 2, 3. */
  ALGORITHM_NAME("111001", "DCM", "Algorithm Name"),
  ALGORITHM_VERSION("111003", "DCM", "Algorithm Version"),
  ALGORITHM_PARAMETERS("111002", "DCM", "Algorithm Parameters"),
  /** As in TID 1411 row 17 and TID 1501 row 12: a text evaluation; CID 12101 has the code. */
  COMMENT("121106", "DCM", "Comment"),
  /** CID 7002. */
  SUMMARY("121111", "DCM", "Summary"),
  /** CID 7005 Contributing Equipment. */
  PROCESSING_EQUIPMENT("109102", "DCM", "Processing Equipment"),
  /** No standard concept says "read this first": private. */
  RESEARCH_STATEMENT("RESEARCH", PrivateScheme.DESIGNATOR, "Research statement");

  private final String value;
  private final String scheme;
  private final String meaning;

  Concept(String value, String scheme, String meaning) {
    this.value = value;
    this.scheme = scheme;
    this.meaning = meaning;
  }

  Code code() {
    return new Code(value, scheme, meaning);
  }
}
