package org.tacescore.testpacs.phantom;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.volume.GridSize;

/**
 * What phantom patients to make.
 *
 * @param patients how many, at least 1
 * @param seed same seed and options give the same bytes; patient {@code i} does not depend on how
 *     many follow
 * @param modality CT or MR
 * @param phases series to write; hepatobiliary exists on MR alone
 * @param segPhases phases that get a SEG, among {@code phases}
 * @param variants planted faults, for every patient
 * @param grid voxels of every series; the field of view in the plane and the slices' distance are
 *     the same for every grid
 * @param segVessels whether a SEG also holds aorta and portal vein
 * @param centres 0: single patients, all on the usual scanner; else a cohort of so many centres,
 *     each with a scanner of its own, whose outcome hangs on texture and enhancement
 */
public record PhantomOptions(
    int patients,
    long seed,
    PhantomModality modality,
    Set<ContrastPhase> phases,
    Set<ContrastPhase> segPhases,
    Set<PhantomVariant> variants,
    GridSize grid,
    boolean segVessels,
    int centres) {

  private static final GridSize USUAL_GRID = new GridSize(128, 128, 24);

  private static final Set<ContrastPhase> THREE_PHASES =
      EnumSet.of(ContrastPhase.ARTERIAL, ContrastPhase.PORTAL_VENOUS, ContrastPhase.DELAYED);

  public PhantomOptions {
    if (patients < 1) {
      throw new IllegalArgumentException("at least one patient, got " + patients);
    }
    phases = Set.copyOf(phases);
    segPhases = Set.copyOf(segPhases);
    variants = Set.copyOf(variants);
    if (phases.isEmpty() || !phases.containsAll(segPhases)) {
      throw new IllegalArgumentException(
          "SEG phases %s must be among the series %s".formatted(segPhases, phases));
    }
    if (modality == PhantomModality.CT && phases.contains(ContrastPhase.HEPATOBILIARY)) {
      throw new IllegalArgumentException("a hepatobiliary series exists on MR alone");
    }
    int scanners = Scanner.of(modality).size();
    if (centres < 0 || centres > scanners) {
      throw new IllegalArgumentException(
          "there are scanners for 1 to %d centres, got %d".formatted(scanners, centres));
    }
  }

  /** Arterial, portal venous and delayed series, each with its SEG, and no fault. */
  public static PhantomOptions of(int patients, long seed, PhantomModality modality) {
    return new PhantomOptions(
        patients, seed, modality, THREE_PHASES, THREE_PHASES, Set.of(), USUAL_GRID, false, 0);
  }

  /** The same with other series, each with its SEG. */
  public PhantomOptions withPhases(Set<ContrastPhase> series) {
    return new PhantomOptions(
        patients, seed, modality, series, series, variants, grid, segVessels, centres);
  }

  /** The same with SEGs for these phases alone. */
  public PhantomOptions withSegPhases(Set<ContrastPhase> drawn) {
    return new PhantomOptions(
        patients, seed, modality, phases, drawn, variants, grid, segVessels, centres);
  }

  /** The same with aorta and portal vein in each SEG, after the liver. */
  public PhantomOptions withSegVessels() {
    return new PhantomOptions(
        patients, seed, modality, phases, segPhases, variants, grid, true, centres);
  }

  public PhantomOptions with(PhantomVariant... planted) {
    return new PhantomOptions(
        patients,
        seed,
        modality,
        phases,
        segPhases,
        Set.copyOf(List.of(planted)),
        grid,
        segVessels,
        centres);
  }

  /** The same with another number of voxels, e.g. few of them for a quick test. */
  public PhantomOptions withGrid(GridSize size) {
    return new PhantomOptions(
        patients, seed, modality, phases, segPhases, variants, size, segVessels, centres);
  }

  /**
   * As many patients as a cohort: several centres, and a known link to the outcome.
   *
   * @param number of centres, 1 to the number of scanners of the modality
   */
  public PhantomOptions withCentres(int number) {
    return new PhantomOptions(
        patients, seed, modality, phases, segPhases, variants, grid, segVessels, number);
  }

  /** Whether the patients make a cohort. */
  public boolean isCohort() {
    return centres > 0;
  }

  boolean has(PhantomVariant variant) {
    return variants.contains(variant);
  }
}
