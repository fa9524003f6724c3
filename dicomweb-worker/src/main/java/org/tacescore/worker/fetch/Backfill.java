package org.tacescore.worker.fetch;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Old studies that are fetched day by day, from the first day to the last.
 *
 * @param id its name in the API
 * @param source the source that is asked
 * @param from first Study Date
 * @param to last Study Date, not before {@code from}
 * @param perHour most studies of which something is fetched in an hour, from 1
 * @param dryRun whether it only counts what it would fetch
 * @param state whether it goes on
 * @param progress how far it is
 * @param nextAt nothing is fetched before
 * @param detail the last fault; empty when there is none
 * @param createdAt when it was asked for
 * @param updatedAt when it last went on
 */
public record Backfill(
    String id,
    String source,
    LocalDate from,
    LocalDate to,
    int perHour,
    boolean dryRun,
    State state,
    Progress progress,
    Instant nextAt,
    String detail,
    Instant createdAt,
    Instant updatedAt) {

  /** Whether a backfill goes on. */
  public enum State {
    RUNNING,
    DONE,
    CANCELLED
  }

  /**
   * How far a backfill is.
   *
   * @param day the day that is walked
   * @param lastStudy the last study of that day that is behind it, by UID; empty at its begin
   * @param studies studies looked at
   * @param fetchedStudies those of which something was fetched, or in a dry run would be
   * @param failedStudies those that were given up after several faults
   * @param instances instances fetched, or in a dry run lacking
   * @param lacking instances that the source lists and that did not come
   */
  public record Progress(
      LocalDate day,
      String lastStudy,
      int studies,
      int fetchedStudies,
      int failedStudies,
      long instances,
      long lacking) {

    static Progress atBegin(LocalDate day) {
      return new Progress(day, "", 0, 0, 0, 0, 0);
    }

    Progress nextDay() {
      return new Progress(
          day.plusDays(1), "", studies, fetchedStudies, failedStudies, instances, lacking);
    }

    Progress past(String study, FetchTally tally, boolean dryRun) {
      long came = dryRun ? tally.lacking() : tally.fetched();
      return new Progress(
          day,
          study,
          studies + 1,
          fetchedStudies + (came > 0 ? 1 : 0),
          failedStudies,
          instances + came,
          lacking + (dryRun ? 0 : tally.lacking()));
    }

    Progress pastFailed(String study) {
      return new Progress(
          day, study, studies + 1, fetchedStudies, failedStudies + 1, instances, lacking);
    }
  }

  public Backfill {
    if (to.isBefore(from) || perHour < 1) {
      throw new IllegalArgumentException(
          "a backfill goes forward, at least one study an hour: %s to %s, %d"
              .formatted(from, to, perHour));
    }
  }

  Backfill at(Progress reached, Instant next, Instant now) {
    return new Backfill(
        id, source, from, to, perHour, dryRun, state, reached, next, "", createdAt, now);
  }

  Backfill done(Instant now) {
    return new Backfill(
        id, source, from, to, perHour, dryRun, State.DONE, progress, nextAt, "", createdAt, now);
  }

  Backfill faulty(String fault, Instant next, Instant now) {
    return new Backfill(
        id, source, from, to, perHour, dryRun, state, progress, next, fault, createdAt, now);
  }
}
