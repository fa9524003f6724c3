package org.tacescore.network.weights;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.tacescore.network.weights.InvalidWeightsException.Fault;

/**
 * The tensors of a file beside those that an architecture needs, by name and shape. A file may put
 * {@code module.}, {@code model.}, {@code state_dict.} or {@code backbone.} before a name, several
 * times, and may have an older name that the architecture knows.
 */
public final class WeightMatch {
  private static final List<String> PREFIXES =
      List.of("module.", "model.", "state_dict.", "backbone.");

  private final String source;
  private final NeededWeights needed;
  private final Map<String, Found> found = new LinkedHashMap<>();
  private final Map<String, WeightTensor> extra = new LinkedHashMap<>();

  /** A tensor under the file's name. */
  private record Found(String name, WeightTensor tensor) {}

  /**
   * Looks at every tensor.
   *
   * @param source names the file in messages
   * @throws InvalidWeightsException DUPLICATE when two of the file's tensors are the same one
   */
  public WeightMatch(String source, NeededWeights needed, Weights file) {
    this.source = source;
    this.needed = needed;
    file.asMap().forEach(this::place);
  }

  /**
   * The file's weights, in the architecture's order.
   *
   * @throws InvalidWeightsException WRONG_CLASSES or MISMATCH, naming every tensor at fault
   */
  public Weights weights() {
    requireFit(name -> true, name -> true);
    return ordered(Weights.of(Map.of()));
  }

  /**
   * The file's weights, with new ones in the layers that weights of another task do not have.
   *
   * @param drawn every tensor of these layers
   * @throws InvalidWeightsException MISMATCH when other layers do not fit, naming every tensor
   */
  public Weights weightsWithNewHead(Weights drawn) {
    requireFit(name -> !needed.own(name), name -> !needed.own(name));
    return ordered(drawn);
  }

  /**
   * Other weights, with the file's in their place.
   *
   * @param drawn every tensor of the architecture
   * @throws InvalidWeightsException WRONG_CLASSES or MISMATCH when a tensor of the file is none of
   *     the architecture's or of another shape, naming every one
   */
  public Weights weightsOver(Weights drawn) {
    requireFit(found::containsKey, name -> true);
    Map<String, WeightTensor> tensors = new LinkedHashMap<>(drawn.asMap());
    found.forEach((name, replacing) -> tensors.put(name, replacing.tensor()));
    return Weights.of(tensors);
  }

  private void place(String name, WeightTensor tensor) {
    Optional<String> known = known(name);
    if (known.isEmpty()) {
      extra.put(name, tensor);
      return;
    }
    Found other = found.put(known.get(), new Found(name, tensor));
    if (other != null) {
      throw new InvalidWeightsException(
          Fault.DUPLICATE,
          "%s: %s and %s are both %s of %s"
              .formatted(source, other.name(), name, known.get(), needed.architecture()));
    }
  }

  /** The architecture's name: the first that it knows as prefixes are taken off. */
  private Optional<String> known(String name) {
    String current = needed.currentName().apply(name);
    if (needed.shapes().containsKey(current)) {
      return Optional.of(current);
    }
    String bare = withoutPrefix(name);
    return bare.equals(name) ? Optional.empty() : known(bare);
  }

  private static String withoutPrefix(String name) {
    return PREFIXES.stream()
        .filter(name::startsWith)
        .findFirst()
        .map(prefix -> name.substring(prefix.length()))
        .orElse(name);
  }

  private static String bare(String name) {
    String bare = withoutPrefix(name);
    return bare.equals(name) ? name : bare(bare);
  }

  /** A drawn tensor where there is one, else the file's. */
  private Weights ordered(Weights drawn) {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    for (String name : needed.shapes().keySet()) {
      Optional<WeightTensor> own = needed.own(name) ? drawn.find(name) : Optional.empty();
      Found other = found.get(name);
      if (own.isPresent()) {
        tensors.put(name, own.get());
      } else if (other != null) {
        tensors.put(name, other.tensor());
      }
    }
    return Weights.of(tensors);
  }

  /**
   * @param wanted the architecture's tensors that the file must have
   * @param refused the file's tensors that it must not have, where the architecture has them not
   */
  private void requireFit(Predicate<String> wanted, Predicate<String> refused) {
    MatchFaults faults = new MatchFaults(source, needed);
    needed.shapes().keySet().stream().filter(wanted).forEach(name -> compare(name, faults));
    extra.forEach(
        (name, tensor) -> {
          if (refused.test(bare(name))) {
            faults.extra(name, shape(tensor));
          }
        });
    faults
        .fault()
        .ifPresent(
            fault -> {
              throw fault;
            });
  }

  private void compare(String name, MatchFaults faults) {
    List<Integer> shape = needed.shapes().getOrDefault(name, List.of());
    Found tensor = found.get(name);
    if (tensor == null) {
      faults.missing(name, shape);
    } else if (!shape(tensor.tensor()).equals(shape)) {
      faults.misshapen(name, shape(tensor.tensor()), shape);
    }
  }

  private static List<Integer> shape(WeightTensor tensor) {
    return Arrays.stream(tensor.shape()).boxed().toList();
  }
}
