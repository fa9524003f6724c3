package org.tacescore.worker.queue;

/** Where an object is on its way to a destination. */
public enum OutboxState {
  /** Not sent yet. */
  PENDING,
  /** Sending began; whether the destination has it is not known. */
  SENT,
  /** The destination answered that it keeps it. */
  ACKNOWLEDGED,
  /** It was read back and is the same data set, or the destination committed itself to keep it. */
  VERIFIED,
  /** The destination declines it, or the limit of tries was reached. */
  FAILED,
  /** Its job was retracted before it was sent. */
  WITHDRAWN
}
