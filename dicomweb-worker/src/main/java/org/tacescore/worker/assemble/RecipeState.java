package org.tacescore.worker.assemble;

/** Where a recipe stands in a study's rendezvous. */
public enum RecipeState {
  /** A contrast phase is missing, ambiguous or incomplete. */
  WAITING_IMAGES,
  /** The images are there, a segmentation of them is not. */
  WAITING_SEG,
  /** Images and segmentation are there, a clinical value is not. */
  AWAITING_CLINICAL,
  /** Complete, or past its deadline: a job with this recipe is submitted. */
  READY,
  /** The job scored it. */
  DONE,
  /** The job declined it, by name. */
  REFUSED,
  /** It is no longer enabled, or made for this study's modality. */
  SUPERSEDED;

  /** Whether something may still come that it needs. */
  public boolean waiting() {
    return this == WAITING_IMAGES || this == WAITING_SEG || this == AWAITING_CLINICAL;
  }
}
