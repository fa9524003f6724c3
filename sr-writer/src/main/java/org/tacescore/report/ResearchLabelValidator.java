package org.tacescore.report;

import java.util.ArrayList;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.ElementDictionary;
import org.aoju.bus.image.galaxy.data.Sequence;

/**
 * Refuses an object of ours that does not say that it is for research only.
 *
 * <p>Some marks are asked of every object, others of its kind; a kind without rules is refused too.
 * What is burned into pixels or printed on pages cannot be seen here.
 */
public final class ResearchLabelValidator {
  private static final String NOTHING = "nothing";

  private final Attributes dataset;
  private final List<Defect> defects = new ArrayList<>();

  private ResearchLabelValidator(Attributes dataset) {
    this.dataset = dataset;
  }

  /** Every mark that is missing; empty for an object that may be emitted. */
  public static List<Defect> check(Attributes dataset) {
    ResearchLabelValidator validator = new ResearchLabelValidator(dataset);
    validator.checkEveryKind();
    validator.checkKind();
    return List.copyOf(validator.defects);
  }

  /**
   * Lets an object pass that {@link #check} finds nothing in.
   *
   * @throws UnlabelledObjectException naming each mark that is missing
   */
  public static void require(Attributes dataset) {
    List<Defect> defects = check(dataset);
    if (!defects.isEmpty()) {
      throw new UnlabelledObjectException(
          dataset.getString(Tag.SOPInstanceUID, "without UID"), defects);
    }
  }

  private void checkEveryKind() {
    equal(Tag.SpecificCharacterSet, "ISO_IR 192");
    prefix(Tag.SeriesDescription);
    equal(Tag.Manufacturer, OwnObject.MANUFACTURER);
    equal(Tag.ManufacturerModelName, OwnObject.MODEL_NAME);
    present(Tag.SoftwareVersions);
    if (!OwnObject.hasOwnContribution(dataset)) {
      defect(Tag.ContributingEquipmentSequence, "an item of this software");
    }
    absent(Tag.UDISequence);
  }

  private void checkKind() {
    switch (dataset.getString(Tag.SOPClassUID, "")) {
      case UID.ComprehensiveSRStorage, UID.Comprehensive3DSRStorage, UID.EnhancedSRStorage ->
          checkStructuredReport();
      case UID.SegmentationStorage -> checkSegmentation();
      case UID.ParametricMapStorage ->
          equal(Tag.ContentQualification, ResearchMarks.CONTENT_QUALIFICATION);
      case UID.SecondaryCaptureImageStorage, UID.MultiFrameTrueColorSecondaryCaptureImageStorage ->
          checkSecondaryCapture();
      case UID.EncapsulatedPDFStorage -> prefix(Tag.DocumentTitle);
      case UID.KeyObjectSelectionDocumentStorage -> checkKeyObjects();
      default -> defect(Tag.SOPClassUID, "a kind of object that has rules");
    }
  }

  private void checkStructuredReport() {
    equal(Tag.VerificationFlag, "UNVERIFIED");
    absent(Tag.VerifyingObserverSequence);
    equal(Tag.PreliminaryFlag, "PRELIMINARY");
    present(Tag.CompletionFlag);
    prefix(Tag.CompletionFlagDescription);
    equal(Tag.ContentQualification, ResearchMarks.CONTENT_QUALIFICATION);
    equal(Tag.ContentLabel, ResearchMarks.CONTENT_LABEL);
    if (!firstItemIsResearchStatement()) {
      defect(Tag.ContentSequence, "the research statement as its first item");
    }
  }

  private void checkKeyObjects() {
    Attributes first = dataset.getNestedDataset(Tag.ContentSequence);
    if (first == null || !first.getString(Tag.TextValue, "").startsWith(ResearchMarks.PREFIX)) {
      defect(Tag.ContentSequence, "the research mark in its first item");
    }
  }

  private boolean firstItemIsResearchStatement() {
    Attributes first = dataset.getNestedDataset(Tag.ContentSequence);
    return first != null
        && Codes.readAll(first, Tag.ConceptNameCodeSequence).stream()
            .anyMatch(name -> name.sameConceptAs(Concept.RESEARCH_STATEMENT.code()))
        && first.getString(Tag.TextValue, "").startsWith(ResearchMarks.PREFIX);
  }

  /** An algorithm's segment has to name it; what a person drew stays MANUAL. */
  private void checkSegmentation() {
    Sequence segments = dataset.getSequence(Tag.SegmentSequence);
    if (segments == null || segments.isEmpty()) {
      defect(Tag.SegmentSequence, "at least one segment");
      return;
    }
    for (Attributes segment : segments) {
      String type = segment.getString(Tag.SegmentAlgorithmType, NOTHING);
      if (type.equals(NOTHING)) {
        defects.add(new Defect("SegmentSequence/SegmentAlgorithmType", type, "how it was made"));
      } else if (!type.equals("MANUAL")
          && segment.getNestedDataset(Tag.SegmentationAlgorithmIdentificationSequence) == null) {
        defects.add(
            new Defect(
                "SegmentSequence/SegmentationAlgorithmIdentificationSequence",
                NOTHING,
                "the algorithm that made a segment of type " + type));
      }
    }
  }

  private void checkSecondaryCapture() {
    equal(Tag.BurnedInAnnotation, "YES");
    prefix(Tag.DerivationDescription);
    String type = String.join("\\", strings(Tag.ImageType));
    if (!type.startsWith("DERIVED\\SECONDARY")) {
      defect(Tag.ImageType, "DERIVED\\SECONDARY");
    }
  }

  private void equal(int tag, String needed) {
    if (!needed.equals(dataset.getString(tag))) {
      defect(tag, needed);
    }
  }

  private void prefix(int tag) {
    if (!dataset.getString(tag, "").startsWith(ResearchMarks.PREFIX)) {
      defect(tag, "text that begins with " + ResearchMarks.PREFIX);
    }
  }

  private void present(int tag) {
    if (!dataset.containsValue(tag)) {
      defect(tag, "a value");
    }
  }

  private void absent(int tag) {
    if (dataset.contains(tag)) {
      defect(tag, "absence");
    }
  }

  private void defect(int tag, String needed) {
    String text = String.join("\\", strings(tag));
    String empty = dataset.contains(tag) ? "something else" : NOTHING;
    defects.add(
        new Defect(ElementDictionary.keywordOf(tag, null), text.isEmpty() ? empty : text, needed));
  }

  private String[] strings(int tag) {
    boolean text = dataset.containsValue(tag) && dataset.getVR(tag).isStringType();
    return text ? dataset.getStrings(tag) : new String[0];
  }
}
