package org.tacescore.segio;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.tacescore.segio.StackSplit.Part;
import org.tacescore.volume.Vector3;

/**
 * Whether an attribute splits a series or merely varies along a stack.
 *
 * <p>Parts in one plane cover each other: any two by at least half of the shorter one, so that
 * neither the slabs of a sequential scan nor a slice that was sent twice are taken for stacks.
 * Where the evidence is circumstantial (acquisition number, times), at least half of the slices of
 * a part also lie at the very places of another's: packages of interleaved slices do not.
 */
final class SplitRule {
  /** Planes that differ by less are one plane that was described inexactly; a cosine. */
  private static final double OTHER_PLANE = Math.cos(Math.toRadians(10));

  private static final int SMALLEST_STACK = 2;
  private static final int SMALLEST_MAIN_STACK = 3;

  private SplitRule() {}

  static boolean allows(SplitKey key, List<Part> parts) {
    if (parts.stream().noneMatch(part -> part.slices().size() >= SMALLEST_STACK)) {
      return false;
    }
    return switch (key.strength()) {
      case PLANE ->
          parts.stream().anyMatch(part -> part.slices().size() >= SMALLEST_MAIN_STACK)
              && coverEachOther(parts);
      case DECLARED -> areStacks(parts);
      case EXPLICIT -> areStacks(parts) && coverEachOther(parts);
      case CIRCUMSTANTIAL ->
          areStacks(parts)
              && coverEachOther(parts)
              && IntStream.range(0, parts.size()).allMatch(i -> liesOnOthers(i, parts));
    };
  }

  private static boolean areStacks(List<Part> parts) {
    return parts.stream().allMatch(part -> part.slices().size() >= SMALLEST_STACK);
  }

  private static boolean coverEachOther(List<Part> parts) {
    for (int i = 0; i < parts.size(); i++) {
      for (int k = i + 1; k < parts.size(); k++) {
        if (inOnePlane(parts.get(i), parts.get(k)) && !cover(parts.get(i), parts.get(k))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean inOnePlane(Part one, Part other) {
    return Math.abs(normal(one).dot(normal(other))) > OTHER_PLANE;
  }

  private static boolean cover(Part one, Part other) {
    double[] a = places(one, normal(one));
    double[] b = places(other, normal(one));
    double shorter = Math.min(a[a.length - 1] - a[0], b[b.length - 1] - b[0]);
    double common = Math.min(a[a.length - 1], b[b.length - 1]) - Math.max(a[0], b[0]);
    return common >= shorter / 2 - SliceStack.SAME_POSITION_MM;
  }

  /** Whether half of the slices of a part lie where slices of the others do. */
  private static boolean liesOnOthers(int index, List<Part> parts) {
    Part part = parts.get(index);
    Vector3 normal = normal(part);
    TreeSet<Double> others = new TreeSet<>();
    for (int i = 0; i < parts.size(); i++) {
      if (i != index) {
        Arrays.stream(places(parts.get(i), normal)).forEach(others::add);
      }
    }
    long shared =
        Arrays.stream(places(part, normal))
            .filter(
                place ->
                    !others
                        .subSet(
                            place - SliceStack.SAME_POSITION_MM,
                            true,
                            place + SliceStack.SAME_POSITION_MM,
                            true)
                        .isEmpty())
            .count();
    return 2 * shared >= part.slices().size();
  }

  private static Vector3 normal(Part part) {
    return part.slices().get(0).normal();
  }

  private static double[] places(Part part, Vector3 normal) {
    return part.slices().stream()
        .mapToDouble(slice -> slice.position().dot(normal))
        .sorted()
        .toArray();
  }
}
