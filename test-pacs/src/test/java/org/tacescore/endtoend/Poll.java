package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;

/** Waits for what another process does; there is no clock of its to step. */
final class Poll {
  private Poll() {}

  /** A question that may fail for reasons of the surroundings. */
  interface Question {
    boolean holds() throws Exception;
  }

  /** Expects that what holds now holds all the time. */
  static void through(Duration period, String what, Question question) {
    Instant end = Instant.now().plus(period);
    try {
      while (Instant.now().isBefore(end)) {
        if (!question.holds()) {
          fail("no longer: " + what);
        }
        Thread.sleep(50);
      }
    } catch (Exception e) {
      fail("while watching: " + what, e);
    }
  }

  static void until(Duration limit, String what, Question question) {
    Instant end = Instant.now().plus(limit);
    try {
      while (!question.holds()) {
        if (Instant.now().isAfter(end)) {
          fail("not within " + limit.toSeconds() + " s: " + what);
        }
        Thread.sleep(50);
      }
    } catch (Exception e) {
      fail("while waiting: " + what, e);
    }
  }
}
