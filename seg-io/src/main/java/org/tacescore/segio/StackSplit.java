package org.tacescore.segio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Splits images that lie on each other into even stacks.
 *
 * <p>Attributes are tried one by one in the order of {@link SplitKey}, then pairs, then triples.
 * One that splits must leave parts that each are an even stack or are split further, and that cover
 * each other ({@link SplitRule}).
 */
final class StackSplit {
  private static final int MOST_KEYS = 3;

  private StackSplit() {}

  /**
   * The stacks.
   *
   * @return one part with an empty label where the images are one stack, or nothing splits them
   */
  static List<Part> of(List<Slice> slices) {
    Part whole = new Part("", slices);
    if (SliceStack.isEven(slices)) {
      return List.of(whole);
    }
    List<SplitKey> varying =
        Arrays.stream(SplitKey.values()).filter(key -> !key.splits(slices).isEmpty()).toList();
    for (int keys = 1; keys <= MOST_KEYS; keys++) {
      Optional<List<Part>> parts = split(whole, varying, keys);
      if (parts.isPresent()) {
        return named(parts.get());
      }
    }
    return List.of(whole);
  }

  private static Optional<List<Part>> split(Part part, List<SplitKey> keys, int depth) {
    if (SliceStack.isEven(part.slices())) {
      return Optional.of(List.of(part));
    }
    if (depth == 0) {
      return Optional.empty();
    }
    return keys.stream()
        .flatMap(
            key ->
                key.splits(part.slices()).stream()
                    .filter(parts -> SplitRule.allows(key, parts))
                    .map(parts -> splitAll(part.label(), parts, keys, depth - 1)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<List<Part>> splitAll(
      String label, List<Part> parts, List<SplitKey> keys, int depth) {
    List<Part> all = new ArrayList<>();
    for (Part part : parts) {
      String name = label.isEmpty() ? part.label() : label + ", " + part.label();
      Optional<List<Part>> found = split(new Part(name, part.slices()), keys, depth);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(found.get());
    }
    return Optional.of(all);
  }

  /** Labels that say the same are numbered. */
  private static List<Part> named(List<Part> parts) {
    Set<String> taken = new HashSet<>();
    List<Part> named = new ArrayList<>();
    for (Part part : parts) {
      String label = part.label();
      for (int number = 2; !taken.add(label); number++) {
        label = "%s #%d".formatted(part.label(), number);
      }
      named.add(new Part(label, part.slices()));
    }
    return named;
  }

  /**
   * Some of the images.
   *
   * @param label what they have in common
   * @param slices in any order, at least one
   */
  record Part(String label, List<Slice> slices) {
    Part {
      slices = List.copyOf(slices);
    }
  }
}
