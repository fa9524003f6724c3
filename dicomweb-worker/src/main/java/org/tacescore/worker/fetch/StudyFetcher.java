package org.tacescore.worker.fetch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.worker.config.SourceScope;
import org.tacescore.worker.receive.SeriesIndex;
import org.tacescore.worker.receive.StorageFaultException;

/**
 * Fetches what the index lacks of a study: images, segmentations, registrations and rejection
 * notes. Reports, screenshots, documents and presentation states are left where they are, and so is
 * what this software made. For one thread.
 *
 * <p>An instance that was asked for and is not in the index afterwards was refused at the door. It
 * is asked for three times in a process' life, then no more.
 */
final class StudyFetcher {
  private static final Logger LOG = LoggerFactory.getLogger(StudyFetcher.class);

  /** Segmentation, spatial registration, key object selection: with images of any modality. */
  private static final Set<String> COMPANIONS = Set.of("SEG", "REG", "KO");

  private static final int MOST_TRIES = 3;
  private static final int MOST_REMEMBERED = 100_000;

  private final StudySource source;
  private final SourceScope scope;
  private final SeriesIndex index;
  private final Map<String, Integer> tries = new HashMap<>();
  private volatile boolean stopped;

  StudyFetcher(StudySource source, SourceScope scope, SeriesIndex index) {
    this.source = source;
    this.scope = scope;
    this.index = index;
  }

  /**
   * Fetches; what came before a fault stays, and is not fetched again.
   *
   * @throws SourceFaultException if the source fails
   * @throws StorageFaultException if this side cannot keep it
   */
  FetchTally fetch(FoundStudy study) {
    FetchTally tally = FetchTally.NOTHING;
    for (FoundSeries series : wanted(study)) {
      if (stopped) {
        throw new SourceFaultException("the worker stops");
      }
      tally = tally.plus(fetch(series));
    }
    if (tally.fetched() > 0) {
      LOG.info(
          "study {}: {} instances fetched from {}",
          study.studyInstanceUid(),
          tally.fetched(),
          source.name());
    }
    return tally;
  }

  /** Ends fetching after the series under way; may be called by another thread. */
  void stop() {
    stopped = true;
  }

  /** What would be fetched; nothing is. */
  FetchTally count(FoundStudy study) {
    int lacking = 0;
    for (FoundSeries series : wanted(study)) {
      Set<String> known = index.instancesOf(series.seriesInstanceUid());
      lacking +=
          Math.max(
              0,
              series.instances().orElseGet(() -> source.instances(series).size()) - known.size());
    }
    return new FetchTally(0, lacking);
  }

  private List<FoundSeries> wanted(FoundStudy study) {
    List<FoundSeries> all = source.series(study);
    boolean hasImages = all.stream().anyMatch(s -> scope.modalities().contains(s.modality()));
    return hasImages
        ? all.stream()
            .filter(
                s -> scope.modalities().contains(s.modality()) || COMPANIONS.contains(s.modality()))
            .toList()
        : List.of();
  }

  private FetchTally fetch(FoundSeries series) {
    Set<String> known = index.instancesOf(series.seriesInstanceUid());
    if (series.instances().isPresent() && known.size() >= series.instances().getAsInt()) {
      return FetchTally.NOTHING;
    }
    List<String> listed = source.instances(series);
    Set<String> lacking = new HashSet<>(listed);
    lacking.removeAll(known);
    Set<String> asked = new HashSet<>(lacking);
    asked.removeIf(uid -> tries.getOrDefault(uid, 0) >= MOST_TRIES);
    if (asked.isEmpty()) {
      return new FetchTally(0, lacking.size());
    }
    if (asked.size() == listed.size()) {
      source.retrieve(series);
    } else {
      source.retrieve(series, asked);
    }
    Set<String> now = index.instancesOf(series.seriesInstanceUid());
    lacking.removeAll(now);
    asked.stream().filter(lacking::contains).forEach(this::countTry);
    return new FetchTally(now.size() - known.size(), lacking.size());
  }

  private void countTry(String sopInstanceUid) {
    if (tries.size() >= MOST_REMEMBERED) {
      tries.clear();
    }
    if (tries.merge(sopInstanceUid, 1, Integer::sum) == MOST_TRIES) {
      LOG.warn(
          "instance {} of {} is not asked for any more: it does not come or is refused",
          sopInstanceUid,
          source.name());
    }
  }
}
