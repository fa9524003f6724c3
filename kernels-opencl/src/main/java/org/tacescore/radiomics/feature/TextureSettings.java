package org.tacescore.radiomics.feature;

import java.util.List;
import org.tacescore.kernels.Axis;
import org.tacescore.kernels.Neighbours;
import org.tacescore.kernels.Step;
import org.tacescore.volume.GridSize;

/**
 * How grey levels are made and their patterns counted.
 *
 * @param binning how intensities become grey levels
 * @param distances Chebyshev distances in voxels of neighbours in GLCM, GLDM and NGTDM, each at
 *     least 1 (PyRadiomics {@code distances})
 * @param weighting how the directions of GLCM and GLRLM come together ({@code weightingNorm})
 * @param symmetricalGlcm whether each pair counts in both orders ({@code symmetricalGLCM})
 * @param gldmAlpha largest difference of dependent grey levels, 0 or more ({@code gldm_a})
 * @param planes in which neighbours are looked for ({@code force2D}, {@code force2Ddimension})
 * @param voxelArrayShift what is added to intensities for Energy, TotalEnergy and RootMeanSquared
 */
public record TextureSettings(
    Binning binning,
    List<Integer> distances,
    Weighting weighting,
    boolean symmetricalGlcm,
    int gldmAlpha,
    Planes planes,
    double voxelArrayShift) {

  /** PyRadiomics' defaults: bin width 25, distance 1 in space, the mean of all directions. */
  public static final TextureSettings DEFAULTS =
      new TextureSettings(
          new Binning.FixedWidth(25), List.of(1), Weighting.AVERAGED, true, 0, Planes.NONE, 0);

  /** How the directions of a matrix come together. */
  public enum Weighting {
    /** A value for each direction, then their mean (PyRadiomics' default; IBSI "averaged"). */
    AVERAGED,
    /** One matrix of all directions (IBSI "merged"). */
    NO_WEIGHTING,
    /**
     * As {@link #NO_WEIGHTING}, weighted by exp(-d²) in GLCM and by d in GLRLM, d being the step's
     * length in mm by this norm: here the sum of its lengths along the axes.
     */
    MANHATTAN,
    /** By the Euclidean norm. */
    EUCLIDEAN,
    /** By the largest of the step's lengths along the axes. */
    INFINITY
  }

  /** The planes to which neighbourhoods are kept. */
  public enum Planes {
    /** Neighbours are looked for in space. */
    NONE,
    /** Within a slice (force2Ddimension 0). */
    SLICE,
    /** Within a plane of one row (force2Ddimension 1). */
    ROW,
    /** Within a plane of one column (force2Ddimension 2). */
    COLUMN
  }

  public TextureSettings {
    distances = List.copyOf(distances);
    if (distances.isEmpty() || distances.stream().anyMatch(distance -> distance < 1)) {
      throw new InvalidSettingsException("distances must be 1 or more, got " + distances);
    }
    if (gldmAlpha < 0) {
      throw new InvalidSettingsException("gldm_a must be 0 or more, got " + gldmAlpha);
    }
  }

  /**
   * The steps to neighbours in GLCM, GLDM and NGTDM.
   *
   * @param box size of the region's bounding box
   */
  public List<Step> steps(GridSize box) {
    return steps(distances, box);
  }

  /** The steps at distance 1, which GLRLM and GLSZM take whatever the distances. */
  public List<Step> adjacentSteps(GridSize box) {
    return steps(List.of(1), box);
  }

  private List<Step> steps(List<Integer> atDistances, GridSize box) {
    return switch (planes) {
      case NONE -> Neighbours.inSpace(atDistances, box);
      case SLICE -> Neighbours.inPlanes(atDistances, Axis.SLICE, box);
      case ROW -> Neighbours.inPlanes(atDistances, Axis.ROW, box);
      case COLUMN -> Neighbours.inPlanes(atDistances, Axis.COLUMN, box);
    };
  }

  public TextureSettings withBinning(Binning other) {
    return new TextureSettings(
        other, distances, weighting, symmetricalGlcm, gldmAlpha, planes, voxelArrayShift);
  }

  public TextureSettings withWeighting(Weighting other) {
    return new TextureSettings(
        binning, distances, other, symmetricalGlcm, gldmAlpha, planes, voxelArrayShift);
  }
}
