package org.tacescore.worker.assemble;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.worker.receive.InstanceRecord;

/**
 * Holds a study whose volumes cannot fit the heap, by name, before a job would take the worker down
 * with it.
 *
 * <p>The estimate is a lower bound: of each phase that a recipe measures the smallest candidate
 * series, four bytes of a voxel for two of the file, and the largest of them once more while it is
 * read. Files that are compressed need more. What passes may still be too large.
 */
public final class MemoryBoundInspector implements StudyInspector {
  private static final long MEGABYTE = 1_000_000;

  /** A voxel is a float in memory, and two bytes in the file. */
  private static final int GROWTH = 2;

  private final StudyInspector inspector;
  private final Set<ContrastPhase> measured;
  private final long mostBytes;

  /**
   * @param inspector that looks at the study
   * @param recipes the enabled ones
   * @param mostBytes what volumes may take
   */
  public MemoryBoundInspector(StudyInspector inspector, List<RecipeNeeds> recipes, long mostBytes) {
    this.inspector = inspector;
    this.measured =
        recipes.stream()
            .flatMap(recipe -> recipe.phases().stream())
            .collect(Collectors.toUnmodifiableSet());
    this.mostBytes = mostBytes;
  }

  /**
   * {@inheritDoc}
   *
   * @throws RefusedException {@code TOO_LARGE} if the volumes cannot fit
   */
  @Override
  public StudyInventory inspect(List<InstanceRecord> instances) {
    StudyInventory study = inspector.inspect(instances);
    long needed = neededBytes(study, sizes(instances));
    if (needed > mostBytes) {
      throw new RefusedException(
          Refusal.TOO_LARGE,
          "the volumes take at least %d MB, the worker's heap has room for %d MB"
              .formatted(needed / MEGABYTE, mostBytes / MEGABYTE));
    }
    return study;
  }

  private static Map<String, Long> sizes(List<InstanceRecord> instances) {
    return instances.stream()
        .collect(Collectors.toMap(InstanceRecord::sopInstanceUid, InstanceRecord::bytes));
  }

  private long neededBytes(StudyInventory study, Map<String, Long> sizes) {
    Map<ContrastPhase, Long> smallest = new HashMap<>();
    for (ImageSeries series : study.images()) {
      if (series.candidate() && series.trouble().isEmpty()) {
        series
            .phase()
            .filter(measured::contains)
            .ifPresent(phase -> smallest.merge(phase, bytes(series, sizes), Math::min));
      }
    }
    long sum = smallest.values().stream().mapToLong(Long::longValue).sum();
    long largest = smallest.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return GROWTH * (sum + largest);
  }

  private static long bytes(ImageSeries series, Map<String, Long> sizes) {
    return series.instances().stream()
        .mapToLong(instance -> sizes.getOrDefault(instance.sopInstanceUid(), 0L))
        .sum();
  }
}
