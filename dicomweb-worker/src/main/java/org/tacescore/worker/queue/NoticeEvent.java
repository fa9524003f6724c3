package org.tacescore.worker.queue;

/** What a site may want to hear of. */
public enum NoticeEvent {
  /** A job or a delivery was given up. */
  DEAD_LETTER,
  /** A recipe of a job was refused, or a study is held. */
  REFUSAL,
  /** A segmentation came whose series are not there. */
  ORPHAN_SEGMENTATION
}
