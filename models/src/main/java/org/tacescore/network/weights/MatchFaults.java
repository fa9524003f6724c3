package org.tacescore.network.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tacescore.network.weights.InvalidWeightsException.Fault;

/** Every tensor of a file that does not fit an architecture, in the making. */
final class MatchFaults {
  private final String source;
  private final NeededWeights needed;
  private final List<String> missing = new ArrayList<>();
  private final List<String> extra = new ArrayList<>();
  private final List<Misshapen> misshapen = new ArrayList<>();

  /** A tensor of another shape than needed. */
  private record Misshapen(String name, List<Integer> found, List<Integer> needed) {
    /** Whether only the number of rows, which are classes, is another. */
    boolean otherClasses() {
      return found.size() == needed.size()
          && found.subList(1, found.size()).equals(needed.subList(1, needed.size()));
    }
  }

  MatchFaults(String source, NeededWeights needed) {
    this.source = source;
    this.needed = needed;
  }

  void missing(String name, List<Integer> shape) {
    missing.add(name + " " + shape);
  }

  void extra(String name, List<Integer> shape) {
    extra.add(name + " " + shape);
  }

  void misshapen(String name, List<Integer> found, List<Integer> needs) {
    misshapen.add(new Misshapen(name, found, needs));
  }

  Optional<InvalidWeightsException> fault() {
    if (missing.isEmpty() && extra.isEmpty() && misshapen.isEmpty()) {
      return Optional.empty();
    }
    boolean headAlone =
        missing.isEmpty()
            && extra.isEmpty()
            && misshapen.stream().allMatch(m -> needed.ofHead(m.name()) && m.otherClasses());
    return Optional.of(headAlone ? wrongClasses() : mismatch());
  }

  private InvalidWeightsException wrongClasses() {
    Misshapen head = misshapen.get(0);
    return new InvalidWeightsException(
        Fault.WRONG_CLASSES,
        "%s has a head of %d classes, %s is to have %d; a new head can be asked for"
            .formatted(source, head.found().get(0), needed.architecture(), head.needed().get(0)));
  }

  private InvalidWeightsException mismatch() {
    StringBuilder text =
        new StringBuilder(
            "%s does not fit %s: %d tensors missing, %d too many, %d of another shape"
                .formatted(
                    source, needed.architecture(), missing.size(), extra.size(), misshapen.size()));
    append(text, "missing", missing);
    append(text, "too many", extra);
    append(
        text,
        "of another shape",
        misshapen.stream()
            .map(m -> "%s is %s, needs %s".formatted(m.name(), m.found(), m.needed()))
            .toList());
    return new InvalidWeightsException(Fault.MISMATCH, text.toString());
  }

  private static void append(StringBuilder text, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append("\n").append(title).append(':');
      lines.forEach(line -> text.append("\n  ").append(line));
    }
  }
}
