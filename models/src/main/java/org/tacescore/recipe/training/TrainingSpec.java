package org.tacescore.recipe.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the learned parts of a recipe are learned: the content of {@code training.json}.
 *
 * @param format version of this format; 1
 * @param endpoints what the classifiers may be trained to tell; the first where nothing else is
 *     asked for
 * @param signatures one a part of radiomics features
 * @param networks one a measure that is a network
 * @param totals one a variant with a cutoff of its own
 */
public record TrainingSpec(
    int format,
    List<Endpoint> endpoints,
    List<SignatureTraining> signatures,
    List<NetworkTraining> networks,
    List<TotalTraining> totals) {
  /** Refuses what cannot be trained whatever the recipe is; the messages name the key. */
  public TrainingSpec {
    if (format != 1) {
      throw new IllegalArgumentException("format must be 1, got " + format);
    }
    endpoints = List.copyOf(endpoints);
    signatures = List.copyOf(signatures);
    networks = List.copyOf(networks);
    totals = List.copyOf(totals);
    List<String> ids = endpoints.stream().map(Endpoint::id).toList();
    if (ids.isEmpty() || ids.stream().distinct().count() != ids.size()) {
      throw new IllegalArgumentException("endpoints must have one or more ids, each once: " + ids);
    }
  }

  static void requireFolds(int folds) {
    if (folds < 2) {
      throw new IllegalArgumentException("folds must be 2 or more, got " + folds);
    }
  }

  /** The endpoint of this id; empty where there is none. */
  public Optional<Endpoint> endpoint(String id) {
    return endpoints.stream().filter(endpoint -> endpoint.id().equals(id)).findFirst();
  }

  /** The parts that it makes, as often as it makes them. */
  List<String> parts() {
    List<String> parts = new ArrayList<>();
    for (SignatureTraining signature : signatures) {
      parts.add(signature.part());
      parts.add(signature.cut().part());
    }
    networks.forEach(network -> parts.add(network.cut().part()));
    totals.forEach(total -> parts.add(total.cut().part()));
    return parts;
  }
}
