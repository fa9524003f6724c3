package org.tacescore.worker.config;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a source is asked for.
 *
 * @param pollInterval pause between two looks
 * @param lookBack how far before today the date of a study may lie
 * @param backfillLimit how far before today a backfill may begin
 * @param modalities a study counts when it has a series of one of these (0008,0060)
 * @param studyDescription pattern of Study Description (0008,1030) with {@code *} and {@code ?};
 *     upper and lower case are the same; empty for any
 * @param polled whether it is looked at on its own; else for backfills alone
 */
public record SourceScope(
    Duration pollInterval,
    Duration lookBack,
    Duration backfillLimit,
    Set<String> modalities,
    Optional<String> studyDescription,
    boolean polled) {

  public SourceScope {
    modalities = Set.copyOf(modalities);
  }

  /** CT and MR of the last two days, every minute. */
  public static SourceScope usual() {
    return new SourceScope(
        Duration.ofMinutes(1),
        Duration.ofDays(2),
        Duration.ofDays(3650),
        Set.of("CT", "MR"),
        Optional.empty(),
        true);
  }
}
