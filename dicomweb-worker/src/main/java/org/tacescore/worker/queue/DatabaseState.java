package org.tacescore.worker.queue;

import java.time.Duration;
import java.util.Optional;

/** What a look at a worker's database found; the look changes nothing in it. */
public sealed interface DatabaseState {

  /** There is none yet; the worker's start makes it. */
  record Absent() implements DatabaseState {}

  /** Another process has it open. */
  record Locked() implements DatabaseState {}

  /**
   * It cannot be opened.
   *
   * @param why for people, without secrets
   */
  record Unavailable(String why) implements DatabaseState {}

  /**
   * It answers.
   *
   * @param product name and version
   * @param version the product's major version
   * @param tables its schema against this software's
   * @param migrations changes of schema that it has had
   * @param ahead how far its clock is ahead of ours, negative when behind; empty where it has our
   *     clock
   */
  record Open(String product, int version, Tables tables, int migrations, Optional<Duration> ahead)
      implements DatabaseState {}

  /** A schema against this software's. */
  enum Tables {
    /** The same. */
    PRESENT,
    /** Older, or none: the worker's start brings it up to date. */
    OLDER,
    /** Of a later version of this software. */
    NEWER,
    /** A change of schema broke off. */
    BROKEN
  }
}
