package org.tacescore.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.Code;

/**
 * Content items of an SR document, each with its concept name: OHIF fails on one without.
 *
 * <p>Source: PS3.3 C.17.3 SR Document Content, C.18 content macros.
 */
final class ContentItems {
  /** Relationship Type (0040,A010), PS3.3 table C.17.3-8; those in use here. */
  enum Relationship {
    CONTAINS("CONTAINS"),
    HAS_CONCEPT_MOD("HAS CONCEPT MOD"),
    HAS_OBS_CONTEXT("HAS OBS CONTEXT"),
    SELECTED_FROM("SELECTED FROM");

    private final String term;

    Relationship(String term) {
      this.term = term;
    }
  }

  /** Longest decimal string (PS3.5 table 6.2-1, DS). */
  private static final int DS_LENGTH = 16;

  private ContentItems() {}

  /** Value of a container that starts a template; the root and each measurement group. */
  static void container(Attributes item, Code name, String templateIdentifier) {
    item.setString(Tag.ValueType, VR.CS, "CONTAINER");
    Codes.add(item, Tag.ConceptNameCodeSequence, name);
    item.setString(Tag.ContinuityOfContent, VR.CS, "SEPARATE");
    if (!templateIdentifier.isEmpty()) {
      Attributes template = new Attributes(3);
      template.setString(Tag.MappingResource, VR.CS, "DCMR");
      template.setString(Tag.MappingResourceUID, VR.UI, "1.2.840.10008.8.1.1");
      template.setString(Tag.TemplateIdentifier, VR.CS, templateIdentifier);
      item.newSequence(Tag.ContentTemplateSequence, 1).add(template);
    }
  }

  static Attributes container(Code name, String templateIdentifier) {
    Attributes item = new Attributes();
    item.setString(Tag.RelationshipType, VR.CS, Relationship.CONTAINS.term);
    container(item, name, templateIdentifier);
    return item;
  }

  static Attributes text(Relationship relationship, Code name, String text) {
    String clean = DicomText.fit(text, VR.UT);
    if (clean.isEmpty()) {
      throw new IllegalArgumentException("the text of %s is empty".formatted(name.value()));
    }
    Attributes item = item(relationship, "TEXT", name);
    item.setString(Tag.TextValue, VR.UT, clean);
    return item;
  }

  static Attributes code(Relationship relationship, Code name, Code value) {
    Attributes item = item(relationship, "CODE", name);
    Codes.add(item, Tag.ConceptCodeSequence, value);
    return item;
  }

  static Attributes uid(Relationship relationship, Code name, String uid) {
    Attributes item = item(relationship, "UIDREF", name);
    item.setString(Tag.UID, VR.UI, uid);
    return item;
  }

  static Attributes segment(Code name, SegmentReference segment) {
    Attributes item = item(Relationship.CONTAINS, "IMAGE", name);
    Attributes reference = new Attributes(3);
    reference.setString(Tag.ReferencedSOPClassUID, VR.UI, segment.sopClassUid());
    reference.setString(Tag.ReferencedSOPInstanceUID, VR.UI, segment.sopInstanceUid());
    reference.setInt(Tag.ReferencedSegmentNumber, VR.US, segment.segmentNumber());
    item.newSequence(Tag.ReferencedSOPSequence, 1).add(reference);
    return item;
  }

  /** PS3.3 C.18.6 Spatial Coordinates Macro, with the image below it. */
  static Attributes region(Code name, Code imageName, Contour contour) {
    Attributes item = item(Relationship.CONTAINS, "SCOORD", name);
    item.setFloat(Tag.GraphicData, VR.FL, contour.graphicData());
    item.setString(Tag.GraphicType, VR.CS, "POLYLINE");
    Attributes image = item(Relationship.SELECTED_FROM, "IMAGE", imageName);
    Attributes reference = new Attributes(3);
    reference.setString(Tag.ReferencedSOPClassUID, VR.UI, contour.image().sopClassUid());
    reference.setString(Tag.ReferencedSOPInstanceUID, VR.UI, contour.image().sopInstanceUid());
    if (contour.frame() > 0) {
      reference.setString(Tag.ReferencedFrameNumber, VR.IS, Integer.toString(contour.frame()));
    }
    image.newSequence(Tag.ReferencedSOPSequence, 1).add(reference);
    item.newSequence(Tag.ContentSequence, 1).add(image);
    return item;
  }

  /** PS3.3 C.18.1: with Floating Point Value (0040,A161) where the string had to be rounded. */
  static Attributes number(Measurement measurement) {
    Attributes item = item(Relationship.CONTAINS, "NUM", measurement.concept());
    Attributes value = new Attributes(3);
    String decimal = decimalString(measurement.value());
    value.setString(Tag.NumericValue, VR.DS, decimal);
    if (new BigDecimal(decimal).compareTo(measurement.value()) != 0) {
      value.setDouble(Tag.FloatingPointValue, VR.FD, measurement.value().doubleValue());
    }
    Codes.add(value, Tag.MeasurementUnitsCodeSequence, measurement.unit());
    item.newSequence(Tag.MeasuredValueSequence, 1).add(value);
    return item;
  }

  /** The value in at most 16 characters: as it is, else with as many digits as fit. */
  static String decimalString(BigDecimal value) {
    String text = value.toPlainString();
    for (int digits = DS_LENGTH; text.length() > DS_LENGTH; digits--) {
      BigDecimal rounded =
          value.round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
      String plain = rounded.toPlainString();
      text = plain.length() <= DS_LENGTH ? plain : scientific(rounded);
    }
    return text;
  }

  /** One digit, the fraction, the exponent; {@link BigDecimal#toString} keeps small ones plain. */
  private static String scientific(BigDecimal value) {
    String digits = value.unscaledValue().abs().toString();
    return (value.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + "E"
        + (value.precision() - value.scale() - 1);
  }

  private static Attributes item(Relationship relationship, String valueType, Code name) {
    Attributes item = new Attributes();
    item.setString(Tag.RelationshipType, VR.CS, relationship.term);
    item.setString(Tag.ValueType, VR.CS, valueType);
    Codes.add(item, Tag.ConceptNameCodeSequence, name);
    return item;
  }
}
