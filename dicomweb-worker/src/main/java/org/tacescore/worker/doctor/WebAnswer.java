package org.tacescore.worker.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What came of a question to a DICOMweb service. */
sealed interface WebAnswer {

  /**
   * It answered.
   *
   * @param status HTTP status
   * @param ahead how far its clock is ahead of ours, by its Date header; empty without one
   * @param certificateEnds when the first of its certificates expires; empty without TLS
   */
  record Answered(int status, Optional<Duration> ahead, Optional<Instant> certificateEnds)
      implements WebAnswer {}

  /**
   * It has a certificate that is not accepted.
   *
   * @param expired whether that is because it has expired
   */
  record Untrusted(boolean expired) implements WebAnswer {}

  /**
   * No answer.
   *
   * @param why for people
   */
  record Silent(String why) implements WebAnswer {}
}
