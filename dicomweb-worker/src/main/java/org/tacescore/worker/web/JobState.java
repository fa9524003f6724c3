package org.tacescore.worker.web;

/** Where a job stands (HTTP contract of {@code GET /api/v1/jobs/{id}}). */
public enum JobState {
  QUEUED,
  WAITING_IMAGES,
  WAITING_SEG,
  AWAITING_CLINICAL,
  RUNNING,
  DONE,
  FAILED,
  REFUSED,
  CANCELLED,
  SUPERSEDED,
  RETRACTED;

  /** Whether nothing more will happen to the job. */
  public boolean terminal() {
    return switch (this) {
      case DONE, FAILED, REFUSED, CANCELLED, SUPERSEDED, RETRACTED -> true;
      case QUEUED, WAITING_IMAGES, WAITING_SEG, AWAITING_CLINICAL, RUNNING -> false;
    };
  }
}
