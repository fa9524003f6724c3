package org.tacescore.refusal;

/**
 * Why TACEscore declines to compute: the same names in code, API, log, page and report.
 *
 * <p>A refusal is an answer, not a fault: it says what a person can mend and is never retried with
 * a guess.
 */
public enum Refusal {
  UNREADABLE_INSTANCE(Mender.PACS_ADMINISTRATOR, "An instance of the study cannot be read."),
  UNSUPPORTED_TRANSFER_SYNTAX(
      Mender.PACS_ADMINISTRATOR,
      "The images are compressed in a way this software cannot decode without loss."),
  UNSUPPORTED_FORMAT(Mender.SENDER, "The file is of a kind this software does not read."),
  TOO_LARGE(Mender.SENDER, "The object is larger than the configured limit."),
  UNKNOWN_SERIES(Mender.SENDER, "The segmentation refers to a series that is not in the study."),
  MISSING_SLICE(Mender.RADIOGRAPHER, "A slice of the series is missing."),
  UNEVEN_SLICES(Mender.RADIOGRAPHER, "The slices of the series are not evenly spaced."),
  DUPLICATE_SLICE(Mender.RADIOGRAPHER, "Two slices of the series lie at the same position."),
  GEOMETRY_MISMATCH(
      Mender.SENDER, "The segmentation or a slice does not lie on the grid of its series."),
  FRAME_OF_REFERENCE_MISMATCH(
      Mender.RADIOLOGIST,
      "The segmentation was drawn in another frame of reference than the series it is needed on."),
  MASK_OUTSIDE_VOLUME(
      Mender.RADIOLOGIST, "Part of the segmentation lies outside the image volume."),
  EMPTY_SEGMENT(Mender.RADIOLOGIST, "A segment that is needed holds no voxels."),
  NO_TUMOUR_SEGMENT(Mender.RADIOLOGIST, "No segment is marked as tumour."),
  NO_LIVER_MASK(Mender.RADIOLOGIST, "A liver segment is needed and there is none."),
  ROI_TOO_SMALL(Mender.RADIOLOGIST, "The segment is too small to be measured."),
  TOO_MANY_LESIONS(Mender.RADIOLOGIST, "More than 20 lesions are segmented."),
  AMBIGUOUS_LESION(
      Mender.RADIOLOGIST,
      "Tumour segments of the same name cannot be told apart between two segmentations."),
  MISSING_SEGMENTATION(Mender.RADIOLOGIST, "There is no segmentation for the study."),
  MISSING_PHASE(Mender.RADIOGRAPHER, "A contrast phase that is needed was not found."),
  AMBIGUOUS_PHASE(
      Mender.RADIOGRAPHER, "The contrast phase of a series cannot be told for certain."),
  WRONG_MODALITY(Mender.RADIOLOGIST, "The recipe is not made for images of this modality."),
  MISSING_CLINICAL(Mender.RADIOLOGIST, "A clinical value that is needed is missing."),
  INVALID_CLINICAL(
      Mender.RADIOLOGIST, "A clinical value cannot be used: its value or unit is not known."),
  IDENTITY_CONFLICT(Mender.PACS_ADMINISTRATOR, "Two sources disagree about whose study this is."),
  INSTANCE_CONFLICT(
      Mender.PACS_ADMINISTRATOR, "Two different instances carry the same SOP Instance UID."),
  REJECTED_INSTANCE(
      Mender.RADIOGRAPHER, "The images of the study were taken back by a rejection note."),
  WRONG_TIME_POINT(
      Mender.RADIOLOGIST, "The study was not made at the time the recipe is meant for."),
  REGISTRATION_FAILED(Mender.RADIOLOGIST, "Two series could not be registered."),
  INCOMPLETE_FEATURES(
      Mender.RADIOLOGIST, "A feature that the recipe needs has no value for this region.");

  /** Who can mend what was refused. */
  public enum Mender {
    RADIOGRAPHER,
    RADIOLOGIST,
    PACS_ADMINISTRATOR,
    SENDER
  }

  private final Mender mender;
  private final String sentence;

  Refusal(Mender mender, String sentence) {
    this.mender = mender;
    this.sentence = sentence;
  }

  public Mender mender() {
    return mender;
  }

  /** One sentence for a radiographer, without identifiers. */
  public String sentence() {
    return sentence;
  }
}
