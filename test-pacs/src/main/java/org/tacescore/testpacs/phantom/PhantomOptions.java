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
 */
public record PhantomOptions(
    int patients,
    long seed,
    PhantomModality modality,
    Set<ContrastPhase> phases,
    Set<ContrastPhase> segPhases,
    Set<PhantomVariant> variants,
    GridSize grid,
    boolean segVessels) {

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
  }

  /** Arterial, portal venous and delayed series, each with its SEG, and no fault. */
  public static PhantomOptions of(int patients, long seed, PhantomModality modality) {
    return new PhantomOptions(
        patients, seed, modality, THREE_PHASES, THREE_PHASES, Set.of(), USUAL_GRID, false);
  }

  /** The same with other series, each with its SEG. */
  public PhantomOptions withPhases(Set<ContrastPhase> series) {
    return new PhantomOptions(patients, seed, modality, series, series, variants, grid, segVessels);
  }

  /** The same with SEGs for these phases alone. */
  public PhantomOptions withSegPhases(Set<ContrastPhase> drawn) {
    return new PhantomOptions(patients, seed, modality, phases, drawn, variants, grid, segVessels);
  }

  /** The same with aorta and portal vein in each SEG, after the liver. */
  public PhantomOptions withSegVessels() {
    return new PhantomOptions(patients, seed, modality, phases, segPhases, variants, grid, true);
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
        segVessels);
  }

  /** The same with another number of voxels, e.g. few of them for a quick test. */
  public PhantomOptions withGrid(GridSize size) {
    return new PhantomOptions(
        patients, seed, modality, phases, segPhases, variants, size, segVessels);
  }

  boolean has(PhantomVariant variant) {
    return variants.contains(variant);
  }
}
