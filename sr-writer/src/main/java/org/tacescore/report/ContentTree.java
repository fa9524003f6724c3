package org.tacescore.report;

import static org.tacescore.report.ContentItems.Relationship.CONTAINS;
import static org.tacescore.report.ContentItems.Relationship.HAS_CONCEPT_MOD;
import static org.tacescore.report.ContentItems.Relationship.HAS_OBS_CONTEXT;

import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.tacescore.dicom.Code;

/**
 * The content tree of a measurement report.
 *
 * <p>Source: PS3.16 TID 1500, rows in their order, which is significant. Viewers that print a tree
 * keep it, so what must be read first (research statement, results in words, warnings) stands
 * before row 2: the template is extensible. Nothing hangs below a number, for such viewers do not
 * descend there, and there is no Image Library (TID 1600, optional), whose items have no names.
 */
final class ContentTree {
  private ContentTree() {}

  static void write(MeasurementReport report, Attributes root) {
    ReportContent content = report.content();
    Sequence children =
        begin(root, Concept.REPORT_TITLE, report, content.summary(), content.comments());
    addCodes(children, Concept.PROCEDURE_REPORTED, content.procedures());
    children.add(measurements(content));
  }

  /** A document with lines drawn on images. */
  static void write(ContourReport report, Attributes root) {
    Sequence children = begin(root, Concept.CONTOUR_TITLE, report, report.summary(), List.of());
    addCodes(children, Concept.PROCEDURE_REPORTED, report.study().procedures());
    Attributes container = ContentItems.container(Concept.IMAGING_MEASUREMENTS.code(), "");
    Sequence groups = container.newSequence(Tag.ContentSequence, report.contours().size());
    report.contours().forEach(group -> groups.add(contourGroup(group)));
    children.add(container);
  }

  /** All that stands before the procedure and the measurements. */
  private static Sequence begin(
      Attributes root,
      Concept title,
      ReportFrame report,
      List<String> summary,
      List<String> comments) {
    ContentItems.container(root, title.code(), "1500");
    Sequence children = root.newSequence(Tag.ContentSequence, 16);
    children.add(text(Concept.RESEARCH_STATEMENT, report.research().sentence()));
    addTexts(children, Concept.SUMMARY, summary);
    addTexts(children, Concept.COMMENT, comments);
    children.add(
        ContentItems.code(HAS_CONCEPT_MOD, Concept.LANGUAGE.code(), Concept.ENGLISH.code()));
    addObserver(children, report.observer());
    return children;
  }

  /** TID 1001, 1002 and 1004. */
  private static void addObserver(Sequence children, DeviceObserver device) {
    children.add(
        ContentItems.code(HAS_OBS_CONTEXT, Concept.OBSERVER_TYPE.code(), Concept.DEVICE.code()));
    children.add(ContentItems.uid(HAS_OBS_CONTEXT, Concept.DEVICE_UID.code(), device.uid()));
    children.add(context(Concept.DEVICE_NAME, device.name()));
    children.add(context(Concept.DEVICE_MANUFACTURER, OwnObject.MANUFACTURER));
    children.add(context(Concept.DEVICE_MODEL, OwnObject.MODEL_NAME));
    children.add(context(Concept.DEVICE_SERIAL_NUMBER, device.serialNumber()));
    children.add(context(Concept.DEVICE_LOCATION, device.physicalLocation()));
  }

  /** TID 1500 rows 6, 8 and 9. */
  private static Attributes measurements(ReportContent content) {
    Attributes container = ContentItems.container(Concept.IMAGING_MEASUREMENTS.code(), "");
    Sequence groups =
        container.newSequence(
            Tag.ContentSequence, content.segments().size() + content.patient().size());
    content.segments().forEach(group -> groups.add(segmentGroup(group)));
    content.patient().forEach(group -> groups.add(patientGroup(group)));
    return container;
  }

  /** TID 1411; row 15 includes TID 1419, which has finding site and algorithm before numbers. */
  private static Attributes segmentGroup(SegmentMeasurements measurements) {
    SegmentReference segment = measurements.segment();
    Attributes container = ContentItems.container(Concept.MEASUREMENT_GROUP.code(), "1411");
    Sequence children = container.newSequence(Tag.ContentSequence, 16);
    addTracking(children, measurements.group());
    children.add(ContentItems.segment(Concept.REFERENCED_SEGMENT.code(), segment));
    children.add(
        ContentItems.uid(CONTAINS, Concept.SOURCE_SERIES.code(), segment.sourceSeriesUid()));
    addValues(children, measurements.group());
    return container;
  }

  /** TID 1410. */
  private static Attributes contourGroup(ContourMeasurements measurements) {
    Attributes container = ContentItems.container(Concept.MEASUREMENT_GROUP.code(), "1410");
    Sequence children = container.newSequence(Tag.ContentSequence, 16);
    addTracking(children, measurements.group());
    children.add(
        ContentItems.region(
            Concept.IMAGE_REGION.code(), Concept.SOURCE_IMAGE.code(), measurements.contour()));
    addValues(children, measurements.group());
    return container;
  }

  /** TID 1501. */
  private static Attributes patientGroup(MeasurementGroup group) {
    Attributes container = ContentItems.container(Concept.MEASUREMENT_GROUP.code(), "1501");
    Sequence children = container.newSequence(Tag.ContentSequence, 16);
    addTracking(children, group);
    addValues(children, group);
    return container;
  }

  /** Rows 2, 3 and 3b; OHIF takes the first UIDREF of a group for its tracking UID. */
  private static void addTracking(Sequence children, MeasurementGroup group) {
    children.add(context(Concept.TRACKING_IDENTIFIER, group.trackingId()));
    children.add(
        ContentItems.uid(HAS_OBS_CONTEXT, Concept.TRACKING_UID.code(), group.trackingUid()));
    children.add(ContentItems.code(CONTAINS, Concept.FINDING.code(), group.finding()));
  }

  /** TID 1419 rows 2, 4b, 5 and TID 1411 rows 16, 17; TID 1501 rows 6, 9b, 10, 11, 12. */
  private static void addValues(Sequence children, MeasurementGroup group) {
    addCodes(children, Concept.FINDING_SITE, group.findingSites());
    addAlgorithm(children, group.algorithm());
    group.measurements().forEach(number -> children.add(ContentItems.number(number)));
    for (Qualitative evaluation : group.evaluations()) {
      if (evaluation instanceof Qualitative.Coded coded) {
        children.add(ContentItems.code(CONTAINS, coded.concept(), coded.value()));
      }
    }
    for (Qualitative evaluation : group.evaluations()) {
      if (evaluation instanceof Qualitative.Text text) {
        children.add(ContentItems.text(CONTAINS, text.concept(), text.value()));
      }
    }
    addTexts(children, Concept.COMMENT, group.comments());
  }

  /** TID 4019. */
  private static void addAlgorithm(Sequence children, Algorithm algorithm) {
    children.add(modifier(Concept.ALGORITHM_NAME, algorithm.name()));
    children.add(modifier(Concept.ALGORITHM_VERSION, algorithm.version()));
    algorithm
        .parameters()
        .forEach(line -> children.add(modifier(Concept.ALGORITHM_PARAMETERS, line)));
  }

  private static void addTexts(Sequence children, Concept concept, List<String> texts) {
    texts.forEach(line -> children.add(text(concept, line)));
  }

  private static void addCodes(Sequence children, Concept concept, List<Code> codes) {
    codes.forEach(code -> children.add(ContentItems.code(HAS_CONCEPT_MOD, concept.code(), code)));
  }

  private static Attributes text(Concept concept, String value) {
    return ContentItems.text(CONTAINS, concept.code(), value);
  }

  private static Attributes context(Concept concept, String value) {
    return ContentItems.text(HAS_OBS_CONTEXT, concept.code(), value);
  }

  private static Attributes modifier(Concept concept, String value) {
    return ContentItems.text(HAS_CONCEPT_MOD, concept.code(), value);
  }
}
