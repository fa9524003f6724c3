package org.tacescore.worker.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tacescore.segio.CandidateLimits;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.PhaseClassifier;
import org.tacescore.segio.SiteOverrides;

/**
 * How contrast phases are told at this site.
 *
 * @param overrides what the site says of its own series descriptions
 * @param limits what a series must have to be measured
 */
public record PhasesConfig(SiteOverrides overrides, CandidateLimits limits) {

  /** Default limits and no overrides. */
  public static PhasesConfig defaults() {
    return new PhasesConfig(SiteOverrides.none(), CandidateLimits.defaults());
  }

  static PhasesConfig of(Map<String, SeriesLabel> labels, CandidateLimits limits) {
    Map<String, ContrastPhase> phases = new HashMap<>();
    Set<String> excluded = new HashSet<>();
    labels.forEach(
        (description, label) -> {
          switch (label) {
            case NATIVE -> phases.put(description, ContrastPhase.NATIVE);
            case ARTERIAL -> phases.put(description, ContrastPhase.ARTERIAL);
            case PORTAL -> phases.put(description, ContrastPhase.PORTAL_VENOUS);
            case DELAYED -> phases.put(description, ContrastPhase.DELAYED);
            case HEPATOBILIARY -> phases.put(description, ContrastPhase.HEPATOBILIARY);
            case EXCLUDE -> excluded.add(description);
          }
        });
    return new PhasesConfig(new SiteOverrides(phases, excluded), limits);
  }

  public PhaseClassifier classifier() {
    return new PhaseClassifier(overrides, limits);
  }

  /** All of it as one text, the same for the same settings: results depend on them. */
  public String canonical() {
    return "%s %s %s"
        .formatted(limits, new TreeMap<>(overrides.phases()), new TreeSet<>(overrides.excluded()));
  }
}
