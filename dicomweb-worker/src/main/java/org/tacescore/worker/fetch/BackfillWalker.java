package org.tacescore.worker.fetch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.worker.config.SourceScope;
import org.tacescore.worker.receive.StorageFaultException;

/**
 * Walks the backfills of one source, the oldest first, day by day and study by study. What is
 * behind it is kept after each study, so that it goes on there after a restart.
 *
 * <p>A study that fails while the source answers other questions is given up after {@value
 * #MOST_FAULTS} tries; a source that is away is waited for.
 */
final class BackfillWalker {
  private static final Logger LOG = LoggerFactory.getLogger(BackfillWalker.class);
  static final int MOST_FAULTS = 5;

  /** Longer than any study takes. */
  private static final Duration LEASE = Duration.ofHours(1);

  private static final Duration IDLE = Duration.ofSeconds(2);
  private static final int QUESTIONS_A_STEP = 20;

  private final StudySource source;
  private final SourceScope scope;
  private final StudyFetcher fetcher;
  private final BackfillStore store;
  private final String worker;
  private final Clock clock;
  private final Pauses pauses;
  private Instant next = Instant.MIN;
  private Optional<Day> day = Optional.empty();
  private int faults;
  private Optional<String> failing = Optional.empty();

  /** The studies of the day that is walked, ascending by UID. */
  private record Day(String backfill, StudyWindow window, List<FoundStudy> studies) {}

  /**
   * @param worker name of this worker, unlike any other's
   */
  BackfillWalker(
      StudySource source,
      SourceScope scope,
      StudyFetcher fetcher,
      BackfillStore store,
      String worker,
      Clock clock,
      Pauses pauses) {
    this.source = source;
    this.scope = scope;
    this.fetcher = fetcher;
    this.store = store;
    this.worker = worker;
    this.clock = clock;
    this.pauses = pauses;
  }

  /** Goes on by one fetched study, or some that hold nothing new, if it is time to. */
  void step() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    try {
      Optional<Backfill> claimed = store.claim(source.name(), worker, now, now.plus(LEASE));
      if (claimed.isEmpty()) {
        next = now.plus(IDLE);
        return;
      }
      walk(claimed.get());
    } catch (StorageFaultException e) {
      faults++;
      next = now.plus(pauses.after(faults));
      LOG.warn("a backfill of source {} goes on at {}", source.name(), next, e);
    }
  }

  private void walk(Backfill claimed) {
    Backfill backfill = claimed;
    for (int questions = 0; questions < QUESTIONS_A_STEP; questions++) {
      boolean waits = clock.instant().isBefore(backfill.nextAt());
      if (waits || backfill.state() != Backfill.State.RUNNING) {
        return;
      }
      try {
        backfill = advance(backfill);
        faults = 0;
        failing = Optional.empty();
      } catch (SourceFaultException e) {
        backfill = afterFault(backfill, e);
      }
      if (!store.save(backfill, worker)) {
        day = Optional.empty();
        return;
      }
    }
  }

  private Backfill advance(Backfill backfill) {
    Instant now = clock.instant();
    Backfill.Progress progress = backfill.progress();
    if (progress.day().isAfter(backfill.to())) {
      LOG.info("backfill {} is done: {}", backfill.id(), progress);
      return backfill.done(now);
    }
    Optional<FoundStudy> ahead =
        studies(backfill).stream()
            .filter(study -> study.studyInstanceUid().compareTo(progress.lastStudy()) > 0)
            .findFirst();
    if (ahead.isEmpty()) {
      return backfill.at(progress.nextDay(), backfill.nextAt(), now);
    }
    String uid = ahead.get().studyInstanceUid();
    failing = failing.filter(uid::equals);
    FetchTally tally = visit(backfill, ahead.get());
    Duration pause =
        backfill.dryRun() || tally.fetched() == 0
            ? Duration.ZERO
            : Duration.ofHours(1).dividedBy(backfill.perHour());
    return backfill.at(progress.past(uid, tally, backfill.dryRun()), now.plus(pause), now);
  }

  private FetchTally visit(Backfill backfill, FoundStudy study) {
    try {
      return backfill.dryRun() ? fetcher.count(study) : fetcher.fetch(study);
    } catch (SourceFaultException e) {
      failing = Optional.of(study.studyInstanceUid());
      throw e;
    }
  }

  private List<FoundStudy> studies(Backfill backfill) {
    StudyWindow window = StudyWindow.day(backfill.progress().day());
    if (day.filter(d -> d.backfill().equals(backfill.id()) && d.window().equals(window))
        .isEmpty()) {
      List<FoundStudy> studies =
          source.studies(window, scope.modalities()).stream()
              .filter(new DescriptionFilter(scope.studyDescription())::accepts)
              .sorted(Comparator.comparing(FoundStudy::studyInstanceUid))
              .toList();
      day = Optional.of(new Day(backfill.id(), window, studies));
    }
    return day.map(Day::studies).orElse(List.of());
  }

  /** The day is listed anew: where that succeeds and the study fails again, it is the study. */
  private Backfill afterFault(Backfill backfill, SourceFaultException fault) {
    Instant now = clock.instant();
    boolean listed = day.isPresent();
    day = Optional.empty();
    faults++;
    LOG.warn("backfill {}: {}", backfill.id(), fault.getMessage(), fault);
    if (listed && failing.isPresent() && faults >= MOST_FAULTS) {
      String study = failing.get();
      faults = 0;
      failing = Optional.empty();
      return backfill.at(backfill.progress().pastFailed(study), now, now);
    }
    return backfill.faulty(String.valueOf(fault.getMessage()), now.plus(pauses.after(faults)), now);
  }
}
