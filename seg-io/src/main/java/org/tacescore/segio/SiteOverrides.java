package org.tacescore.segio;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a site says of its own series: exact Series Description (0008,103E) to a phase, or to
 * nothing that is measured. Leading and trailing spaces do not count (PS3.5 section 6.2, LO).
 *
 * @param phases phase by description
 * @param excluded descriptions of series that are never measured; none of them has a phase
 */
public record SiteOverrides(Map<String, ContrastPhase> phases, Set<String> excluded) {

  public SiteOverrides {
    phases = Map.copyOf(phases);
    excluded = Set.copyOf(excluded);
    for (String description : excluded) {
      if (phases.containsKey(description)) {
        throw new IllegalArgumentException(
            "'%s' is both excluded and a phase".formatted(description));
      }
    }
  }

  /** Of a site that says nothing. */
  public static SiteOverrides none() {
    return new SiteOverrides(Map.of(), Set.of());
  }

  Optional<ContrastPhase> phase(SeriesHeader series) {
    return Optional.ofNullable(phases.get(series.description().strip()));
  }

  boolean excludes(SeriesHeader series) {
    return excluded.contains(series.description().strip());
  }
}
