package org.tacescore.segio;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tacescore.segio.PhaseEvidence.Kind;
import org.tacescore.segio.PhaseEvidence.Source;
import org.tacescore.segio.PhaseTimes.Window;

/**
 * Evidence for the phases of a study's scans from nothing but the intervals between them.
 *
 * <p>Each scan is given another phase, in the order native, arterial, portal venous, delayed,
 * hepatobiliary (MR alone). Two neighbours must be apart: native more than 120 s and at most 30 min
 * before the next; arterial to portal venous 20 to 60 s; portal venous to delayed at least 60 s;
 * arterial to delayed at least 80 s, the sum of both. And one start of the injection must exist
 * that puts every scan into the window of its phase ({@link PhaseTimes}). Only where exactly one
 * assignment is left does it count.
 *
 * <p>Words have no part in the assignment, but it must fit the study. It is dropped where any scan
 * says otherwise of itself: then the scans are not what it takes them for. And it must be
 * confirmed: by the native scan at its beginning, more than 120 s before two or more others; or,
 * for each scan, by what <em>another</em> scan says of itself. A scan's own words never confirm it,
 * else the order would only repeat them.
 *
 * <p>The intervals share the acquisition times with the seconds after injection, so the two are one
 * source, with one exception: where the native, arterial, portal venous and delayed scans are all
 * there and the seconds say the same of each. No start of the injection that is wrong enough to
 * change a phase, and no wrong time of one of these four, leaves that agreement.
 */
final class PhaseOrder {
  private static final double NATIVE_LEAD_SECONDS = 120;
  private static final double LONGEST_NATIVE_LEAD_SECONDS = 1800;
  private static final double SHORTEST_ARTERIAL_TO_PORTAL_SECONDS = 20;
  private static final double LONGEST_ARTERIAL_TO_PORTAL_SECONDS = 60;
  private static final double SHORTEST_PORTAL_TO_DELAYED_SECONDS = 60;

  /** Native, arterial, portal venous, delayed. */
  private static final int COMPLETE = 4;

  private final List<Scan> scans;
  private final List<Window> windows;
  private final List<List<ContrastPhase>> assignments = new ArrayList<>();

  private PhaseOrder(String modality, List<Scan> scans) {
    this.scans = scans;
    this.windows = PhaseTimes.windows(modality);
  }

  /**
   * The evidence for each scan; empty where there is none.
   *
   * @param scans of one modality, in the order of time: all of the study's candidates
   */
  static List<Optional<PhaseEvidence>> of(String modality, List<Scan> scans) {
    return new PhaseOrder(modality, scans).evidence();
  }

  private List<Optional<PhaseEvidence>> evidence() {
    if (scans.size() >= 2 && scans.size() <= ContrastPhase.values().length) {
      assign(new ArrayList<>());
    }
    List<Optional<PhaseEvidence>> evidence = new ArrayList<>();
    for (int i = 0; i < scans.size(); i++) {
      evidence.add(assignments.size() == 1 ? evidence(i, assignments.get(0)) : Optional.empty());
    }
    return evidence;
  }

  private Optional<PhaseEvidence> evidence(int scan, List<ContrastPhase> phases) {
    if (!isConsistent(phases) || !isConfirmed(scan, phases)) {
      return Optional.empty();
    }
    String interval =
        scan == 0
            ? "%.0f s before the next scan".formatted(gap(1))
            : "%.0f s after the scan before".formatted(gap(scan));
    return Optional.of(
        new PhaseEvidence(
            Kind.ORDER,
            isComplete(phases) ? Source.INTERVALS : Source.CLOCK,
            phases.get(scan),
            "scan %d of %d, %s".formatted(scan + 1, scans.size(), interval)));
  }

  /** Tries every phase for the next scan. */
  private void assign(List<ContrastPhase> phases) {
    if (phases.size() == scans.size()) {
      if (hasOneInjection(phases)) {
        assignments.add(List.copyOf(phases));
      }
      return;
    }
    for (ContrastPhase phase : ContrastPhase.values()) {
      if (isKnown(phase) && mayFollow(phases, phase)) {
        phases.add(phase);
        assign(phases);
        phases.remove(phases.size() - 1);
      }
    }
  }

  private boolean isKnown(ContrastPhase phase) {
    return phase == ContrastPhase.NATIVE
        || windows.stream().anyMatch(window -> window.phase() == phase);
  }

  private boolean mayFollow(List<ContrastPhase> phases, ContrastPhase phase) {
    if (phases.isEmpty()) {
      return true;
    }
    ContrastPhase before = phases.get(phases.size() - 1);
    if (phase.compareTo(before) <= 0) {
      return false;
    }
    double seconds = gap(phases.size());
    return switch (before) {
      case NATIVE -> seconds > NATIVE_LEAD_SECONDS && seconds <= LONGEST_NATIVE_LEAD_SECONDS;
      case ARTERIAL -> mayFollowArterial(phase, seconds);
      case PORTAL_VENOUS -> seconds >= SHORTEST_PORTAL_TO_DELAYED_SECONDS;
      case DELAYED, HEPATOBILIARY -> true;
    };
  }

  private static boolean mayFollowArterial(ContrastPhase phase, double seconds) {
    return phase == ContrastPhase.PORTAL_VENOUS
        ? seconds >= SHORTEST_ARTERIAL_TO_PORTAL_SECONDS
            && seconds <= LONGEST_ARTERIAL_TO_PORTAL_SECONDS
        : seconds >= SHORTEST_ARTERIAL_TO_PORTAL_SECONDS + SHORTEST_PORTAL_TO_DELAYED_SECONDS;
  }

  /** Whether a start of the injection exists that puts every scan into its window. */
  private boolean hasOneInjection(List<ContrastPhase> phases) {
    double earliest = Double.NEGATIVE_INFINITY;
    double latest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < phases.size(); i++) {
      double at = seconds(scans.get(0).at(), scans.get(i).at());
      ContrastPhase phase = phases.get(i);
      if (phase == ContrastPhase.NATIVE) {
        earliest = Math.max(earliest, at);
        continue;
      }
      Window window = windows.stream().filter(w -> w.phase() == phase).findFirst().orElseThrow();
      earliest = Math.max(earliest, at - window.to());
      latest = Math.min(latest, at - window.from());
    }
    return earliest <= latest;
  }

  private boolean isConsistent(List<ContrastPhase> phases) {
    for (int i = 0; i < phases.size(); i++) {
      ContrastPhase phase = phases.get(i);
      if (scans.get(i).says().stream().anyMatch(said -> said != phase)) {
        return false;
      }
    }
    return true;
  }

  private boolean isConfirmed(int scan, List<ContrastPhase> phases) {
    if (phases.get(0) == ContrastPhase.NATIVE && phases.size() > 2) {
      return true;
    }
    for (int i = 0; i < phases.size(); i++) {
      if (i != scan && scans.get(i).says().contains(phases.get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean isComplete(List<ContrastPhase> phases) {
    return phases.size() >= COMPLETE
        && phases.subList(0, COMPLETE).equals(List.of(ContrastPhase.values()).subList(0, COMPLETE))
        && scans.stream().allMatch(Scan::isTimed);
  }

  /** Seconds from the scan before. */
  private double gap(int scan) {
    return seconds(scans.get(scan - 1).at(), scans.get(scan).at());
  }

  private static double seconds(LocalDateTime from, LocalDateTime to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  /**
   * One scan, and what it says of itself.
   *
   * @param at acquisition time
   * @param says phases that its site's map, tag, seconds and words speak for
   * @param isTimed whether the seconds after injection speak for a phase
   */
  record Scan(LocalDateTime at, Set<ContrastPhase> says, boolean isTimed) {
    Scan {
      says = Set.copyOf(says);
    }
  }
}
