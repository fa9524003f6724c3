package org.tacescore.radiomics.ibsi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.NeighbourCounts;
import org.tacescore.kernels.RunCounts;
import org.tacescore.kernels.Step;

/**
 * Texture features for each aggregation (IBSI reference manual, chapters 3.6 to 3.11).
 *
 * <p>An average is over the matrices that count anything: a slice or direction without a pair has
 * no value.
 */
final class TextureFeatures {
  private final TextureRegion region;
  private final Kernels kernels;
  private final int coarseness;

  TextureFeatures(TextureRegion region, Kernels kernels, Definitions definitions) {
    this.region = region;
    this.kernels = kernels;
    this.coarseness = definitions.ngldmCoarseness();
  }

  /** A family's features; the tags end with the aggregation. */
  Map<String, Double> of(Family family, Set<Aggregation> aggregations) {
    Map<String, Double> features = new LinkedHashMap<>();
    for (Aggregation.Space space : Aggregation.Space.values()) {
      List<Aggregation> here =
          aggregations.stream().filter(aggregation -> aggregation.space() == space).toList();
      if (here.isEmpty()) {
        continue;
      }
      if (family == Family.GLCM || family == Family.GLRLM) {
        List<List<Counts>> counts = directions(family, space);
        for (Aggregation aggregation : here) {
          put(features, aggregation.tag(), average(family, aggregated(counts, aggregation)));
        }
      } else if (family == Family.NGTDM) {
        put(features, space.tag(), ngtdm(space));
      } else {
        put(features, space.tag(), average(family, counts(family, space)));
      }
    }
    return features;
  }

  private static void put(
      Map<String, Double> features, String ending, Map<String, Double> computed) {
    computed.forEach((tag, value) -> features.put(tag + "_" + ending, value));
  }

  /** A matrix, and how many voxels could have made an entry of their own in it. */
  private record Counts(CountMatrix matrix, long voxels) {

    static Counts sum(List<Counts> all) {
      return new Counts(
          CountMatrix.sum(all.stream().map(Counts::matrix).toList()),
          all.stream().mapToLong(Counts::voxels).sum());
    }
  }

  private static List<Step> steps(Aggregation.Space space) {
    return space == Aggregation.Space.VOLUME ? TextureRegion.IN_SPACE : TextureRegion.IN_SLICE;
  }

  private List<LevelGrid> grids(Aggregation.Space space) {
    return space == Aggregation.Space.SLICE ? region.slices() : List.of(region.grid());
  }

  /** For each grid one matrix a direction. */
  private List<List<Counts>> directions(Family family, Aggregation.Space space) {
    List<List<Counts>> grids = new ArrayList<>();
    for (LevelGrid grid : grids(space)) {
      List<CountMatrix> matrices =
          family == Family.GLCM
              ? kernels.cooccurrences(grid, steps(space), false)
              : kernels.runs(grid, steps(space)).stream().map(RunCounts::lengths).toList();
      grids.add(matrices.stream().map(matrix -> new Counts(matrix, grid.voxelCount())).toList());
    }
    return grids;
  }

  /** The matrices that have a value each. */
  private static List<Counts> aggregated(List<List<Counts>> counts, Aggregation aggregation) {
    return aggregation.mergesDirections()
        ? counts.stream().map(Counts::sum).toList()
        : counts.stream().flatMap(List::stream).toList();
  }

  private List<Counts> counts(Family family, Aggregation.Space space) {
    if (family == Family.GLDZM) {
      return distanceZones(space);
    }
    return grids(space).stream()
        .map(
            grid ->
                new Counts(
                    family == Family.GLSZM
                        ? kernels.zones(grid, steps(space))
                        : kernels.neighbours(grid, steps(space), coarseness).dependence(),
                    grid.voxelCount()))
        .toList();
  }

  private List<Counts> distanceZones(Aggregation.Space space) {
    int[] distances = region.borderDistances(space != Aggregation.Space.VOLUME);
    List<CountMatrix> slices = DistanceZones.ofSlices(region.grid(), steps(space), distances);
    if (space != Aggregation.Space.SLICE) {
      return List.of(new Counts(CountMatrix.sum(slices), region.grid().voxelCount()));
    }
    List<Counts> counts = new ArrayList<>();
    for (int slice = 0; slice < slices.size(); slice++) {
      counts.add(new Counts(slices.get(slice), region.grid().slice(slice).voxelCount()));
    }
    return counts;
  }

  private Map<String, Double> average(Family family, List<Counts> counts) {
    return mean(
        family,
        counts.stream()
            .filter(each -> each.matrix().total() > 0)
            .map(
                each ->
                    family == Family.GLCM
                        ? new GlcmFormulas(each.matrix(), region.grid(), region.highest())
                            .features()
                        : EmphasisFormulas.of(family, each.matrix(), region.grid(), each.voxels()))
            .toList());
  }

  private Map<String, Double> ngtdm(Aggregation.Space space) {
    List<Map<String, Double>> values = new ArrayList<>();
    for (LevelGrid grid : grids(space)) {
      NeighbourCounts counts = kernels.neighbours(grid, steps(space), 0);
      NgtdmFormulas formulas = new NgtdmFormulas(counts, grid);
      if (!formulas.isEmpty()) {
        values.add(formulas.features());
      }
    }
    return mean(Family.NGTDM, values);
  }

  /** NaN where there is no value. */
  private static Map<String, Double> mean(Family family, List<Map<String, Double>> values) {
    Map<String, Double> mean = new LinkedHashMap<>();
    for (String tag : FeatureTags.of(family)) {
      mean.put(
          tag,
          values.stream()
              .mapToDouble(each -> each.getOrDefault(tag, Double.NaN))
              .average()
              .orElse(Double.NaN));
    }
    return mean;
  }
}
