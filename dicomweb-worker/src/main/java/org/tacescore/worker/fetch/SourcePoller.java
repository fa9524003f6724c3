package org.tacescore.worker.fetch;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.worker.config.SourceScope;
import org.tacescore.worker.receive.StorageFaultException;

/**
 * Looks at the last days of a source now and then, and fetches what is new. A study that the source
 * says has as many instances as at the last look is not asked about again.
 *
 * <p>After a fault it comes back after a pause that grows; a study that fails does not keep the
 * others from being looked at, unless {@value #MOST_FAULTS} fail one after the other.
 */
final class SourcePoller {
  private static final Logger LOG = LoggerFactory.getLogger(SourcePoller.class);
  static final int MOST_FAULTS = 3;

  private final StudySource source;
  private final SourceScope scope;
  private final StudyFetcher fetcher;
  private final Clock clock;
  private final ZoneId zone;
  private final Pauses pauses;
  private Map<String, Integer> seen = new HashMap<>();
  private Instant next = Instant.MIN;
  private int faults;

  /**
   * @param zone whose days study dates are
   */
  SourcePoller(
      StudySource source,
      SourceScope scope,
      StudyFetcher fetcher,
      Clock clock,
      ZoneId zone,
      Pauses pauses) {
    this.source = source;
    this.scope = scope;
    this.fetcher = fetcher;
    this.clock = clock;
    this.zone = zone;
    this.pauses = pauses;
  }

  /** Looks if it is time to. */
  void step() {
    if (clock.instant().isBefore(next)) {
      return;
    }
    try {
      look();
      if (faults > 0) {
        LOG.info("source {} answers again", source.name());
      }
      faults = 0;
      next = clock.instant().plus(scope.pollInterval());
    } catch (SourceFaultException | StorageFaultException e) {
      faults++;
      next = clock.instant().plus(pauses.after(faults));
      LOG.warn("source {} is looked at again at {}", source.name(), next, e);
    }
  }

  private void look() {
    LocalDate first = LocalDate.ofInstant(clock.instant().minus(scope.lookBack()), zone);
    List<FoundStudy> found =
        source.studies(StudyWindow.since(first), scope.modalities()).stream()
            .filter(new DescriptionFilter(scope.studyDescription())::accepts)
            .toList();
    Map<String, Integer> done = new HashMap<>();
    Optional<SourceFaultException> last = Optional.empty();
    int inARow = 0;
    for (FoundStudy study : found) {
      try {
        visit(study, done);
        inARow = 0;
      } catch (SourceFaultException e) {
        last = Optional.of(e);
        inARow++;
        if (inARow >= MOST_FAULTS) {
          break;
        }
      }
    }
    seen = done;
    if (last.isPresent()) {
      throw last.get();
    }
  }

  private void visit(FoundStudy study, Map<String, Integer> done) {
    @Nullable Integer before = seen.get(study.studyInstanceUid());
    boolean same =
        before != null
            && study.instances().isPresent()
            && study.instances().getAsInt() == before.intValue();
    if (same || fetcher.fetch(study).lacking() == 0) {
      study.instances().ifPresent(count -> done.put(study.studyInstanceUid(), count));
    }
  }
}
