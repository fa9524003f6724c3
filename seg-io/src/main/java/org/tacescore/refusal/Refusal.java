package org.tacescore.refusal;

/**
 * Why TACEscore declines to compute: the same names in code, API, log, page and report.
 *
 * <p>A refusal is an answer, not a fault: it says what a person can mend and is never retried with
 * a guess.
 */
public enum Refusal {
  UNREADABLE_INSTANCE(
      Mender.PACS_ADMINISTRATOR,
      "An image or another object of the study is damaged and cannot be read.",
      "Send the study again from its source; if it fails again, have the object made anew."),
  UNSUPPORTED_TRANSFER_SYNTAX(
      Mender.PACS_ADMINISTRATOR,
      "The images are compressed in a way this software cannot decode without loss.",
      "Send the study uncompressed, or with one of the lossless compressions of the conformance statement."),
  UNSUPPORTED_FORMAT(
      Mender.SENDER,
      "The file is of a kind this software does not read.",
      "Send DICOM images of one study and a segmentation of a kind that the documents list."),
  TOO_LARGE(
      Mender.SENDER,
      "The object is larger than this software takes.",
      "Send a smaller object: fewer slices, segments or frames, or cut to the liver."),
  UNKNOWN_SERIES(
      Mender.SENDER,
      "The segmentation refers to a series that is not in the study.",
      "Send the series that the segmentation was drawn on, or draw it on a series of this study."),
  MISSING_SLICE(
      Mender.RADIOGRAPHER,
      "A slice of the series is missing.",
      "Send the missing slice, or the whole series again."),
  UNEVEN_SLICES(
      Mender.RADIOGRAPHER,
      "The slices of the series are not evenly spaced.",
      "Send a reconstruction with one slice distance from end to end."),
  DUPLICATE_SLICE(
      Mender.RADIOGRAPHER,
      "Two slices of the series lie at the same position.",
      "Send each reconstruction as a series of its own."),
  GEOMETRY_MISMATCH(
      Mender.SENDER,
      "The segmentation, or a slice, does not lie on the grid of its series.",
      "Export the segmentation again on the series that it was drawn on."),
  FRAME_OF_REFERENCE_MISMATCH(
      Mender.RADIOLOGIST,
      "The segmentation was drawn in another frame of reference than the series it is needed on.",
      "Draw the tumour on this series too, or send a registration object that joins the two."),
  MASK_OUTSIDE_VOLUME(
      Mender.RADIOLOGIST,
      "Part of the segmentation lies outside the image volume.",
      "Correct the segmentation, or send the series that covers all of it."),
  EMPTY_SEGMENT(
      Mender.RADIOLOGIST,
      "A segment that is needed is empty: nothing is drawn in it.",
      "Draw the segment, or remove it from the segmentation."),
  NO_TUMOUR_SEGMENT(
      Mender.RADIOLOGIST,
      "No segment is marked as tumour.",
      "Give the tumour's segment the type neoplasm, or a name such as Tumour, and send it again."),
  NO_LIVER_MASK(
      Mender.RADIOLOGIST,
      "A liver segment is needed and there is none.",
      "Add a segment of the whole liver to the segmentation."),
  ROI_TOO_SMALL(
      Mender.RADIOLOGIST,
      "The segment is too small to be measured.",
      "Check that the right segment was drawn; a lesion this small is not scored."),
  TOO_MANY_LESIONS(
      Mender.RADIOLOGIST,
      "More than 20 lesions are segmented.",
      "Send a segmentation of the lesions that are to be scored, at most 20."),
  AMBIGUOUS_LESION(
      Mender.RADIOLOGIST,
      "A tumour or the liver is drawn in two ways that do not agree, or tumour segments cannot be told apart by name or Tracking UID.",
      "Send a rejection note for the segmentation that is not meant; give each lesion its own name and Tracking UID, the same in every segmentation."),
  MISSING_SEGMENTATION(
      Mender.RADIOLOGIST,
      "There is no segmentation for the study.",
      "Draw the tumour on the series that the detail names and send the segmentation."),
  MISSING_PHASE(
      Mender.RADIOGRAPHER,
      "A contrast phase that is needed was not found.",
      "Send the series of that phase; if it is there, correct its description or add that to the site's map of series names."),
  AMBIGUOUS_PHASE(
      Mender.RADIOGRAPHER,
      "The contrast phase of a series cannot be told for certain.",
      "Correct the series description or the contrast times, or add the description to the site's map of series names."),
  WRONG_MODALITY(
      Mender.RADIOLOGIST,
      "The recipe is not made for images of this modality.",
      "Nothing is to be mended; use a recipe for this modality."),
  MISSING_CLINICAL(
      Mender.RADIOLOGIST,
      "A clinical value that is needed is missing.",
      "State the value for this patient with its unit and date."),
  INVALID_CLINICAL(
      Mender.RADIOLOGIST,
      "A clinical value cannot be used: its value, unit or date is not known, or two contradict each other.",
      "Correct the row that the detail names."),
  IDENTITY_CONFLICT(
      Mender.PACS_ADMINISTRATOR,
      "Two sources disagree about whose study this is.",
      "Find out whose study it is; then correct the object or the clinical row that names another patient and send it again."),
  INSTANCE_CONFLICT(
      Mender.PACS_ADMINISTRATOR,
      "Two different instances carry the same SOP Instance UID.",
      "Find out which of the two is right; the other must get a UID of its own or be removed."),
  REJECTED_INSTANCE(
      Mender.RADIOGRAPHER,
      "The images of the study were taken back by a rejection note.",
      "Send the corrected images; what the note names is not used again."),
  WRONG_TIME_POINT(
      Mender.RADIOLOGIST,
      "The images were not made at the time before or after a TACE that the recipe is meant for.",
      "Check the dates of treatment; if they are right, score another study or use another recipe."),
  REGISTRATION_FAILED(
      Mender.RADIOLOGIST,
      "Two series do not lie over each other well enough, or nothing shows whether they do.",
      "Draw the liver on both series, and the tumour on each that is needed; or send a better registration object."),
  INCOMPLETE_FEATURES(
      Mender.RADIOLOGIST,
      "A feature that the recipe needs has no value for this region.",
      "Check the segment for holes, stray voxels or implants; a region this uniform is not scored."),
  SCORE_NOT_DEFINED(
      Mender.RADIOLOGIST,
      "The score is not defined for a patient with these values.",
      "Check the values that the detail names; if they are right, use another score.");

  /** Who can mend what was refused. */
  public enum Mender {
    RADIOGRAPHER,
    RADIOLOGIST,
    PACS_ADMINISTRATOR,
    SENDER
  }

  private final Mender mender;
  private final String sentence;
  private final String remedy;

  Refusal(Mender mender, String sentence, String remedy) {
    this.mender = mender;
    this.sentence = sentence;
    this.remedy = remedy;
  }

  public Mender mender() {
    return mender;
  }

  /** One sentence for a radiographer, without identifiers. */
  public String sentence() {
    return sentence;
  }

  /** One sentence for {@link #mender}: what to do about it. */
  public String remedy() {
    return remedy;
  }
}
