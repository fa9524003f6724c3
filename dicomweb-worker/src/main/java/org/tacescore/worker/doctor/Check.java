package org.tacescore.worker.doctor;

/** One question about a worker's surroundings. */
interface Check {

  /** What it is about, as a person calls it: {@code destination pacs}. */
  String name();

  /** Looks; may wait for others, some seconds. */
  Finding look();
}
