package org.tacescore.recipe.training;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the learned parts of a recipe are learned: the content of {@code training.json}.
 *
 * @param format version of this format; 1
 * @param endpoints what the classifiers may be trained to tell; the first where nothing else is
 *     asked for
 * @param signatures one a part of radiomics features
 * @param networks one a measure that is a network
 * @param totals one a variant with a cutoff of its own
 * @param extractors the network of embeddings, where none is trained; the key may be left out for
 *     none
 * @param combined one a part of earlier measures; the key may be left out for none
 * @param survivals one a Cox regression; the key may be left out for none
 */
public record TrainingSpec(
    int format,
    List<Endpoint> endpoints,
    List<SignatureTraining> signatures,
    List<NetworkTraining> networks,
    List<TotalTraining> totals,
    @JacksonInject(value = EXTRACTORS, useInput = OptBoolean.TRUE)
        List<ExtractorTraining> extractors,
    @JacksonInject(value = COMBINED, useInput = OptBoolean.TRUE) List<CombinedTraining> combined,
    @JacksonInject(value = SURVIVALS, useInput = OptBoolean.TRUE)
        List<SurvivalTraining> survivals) {
  private static final String EXTRACTORS = "extractors";
  private static final String COMBINED = "combined";
  private static final String SURVIVALS = "survivals";

  /** What the keys mean that may be left out. */
  static final Map<String, Object> LEFT_OUT =
      Map.of(
          EXTRACTORS,
          List.of(),
          COMBINED,
          List.of(),
          SURVIVALS,
          List.of(),
          SurvivalTraining.CHOOSE,
          List.of(),
          SignatureTraining.GROUP,
          "",
          CutTraining.KEY,
          new CutTraining.None());

  /** Refuses what cannot be trained whatever the recipe is; the messages name the key. */
  public TrainingSpec {
    if (format != 1) {
      throw new IllegalArgumentException("format must be 1, got " + format);
    }
    endpoints = List.copyOf(endpoints);
    signatures = List.copyOf(signatures);
    networks = List.copyOf(networks);
    totals = List.copyOf(totals);
    extractors = List.copyOf(extractors);
    combined = List.copyOf(combined);
    survivals = List.copyOf(survivals);
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
    signatures.forEach(one -> parts.add(one.part()));
    combined.forEach(one -> parts.add(one.part()));
    survivals.forEach(one -> parts.add(one.part()));
    cuts().forEach(cut -> parts.add(cut.part()));
    return parts;
  }

  /** How every cutoff is learned. */
  List<CutTraining> cuts() {
    return Stream.of(
            signatures.stream().map(SignatureTraining::cut),
            networks.stream().map(NetworkTraining::cut),
            combined.stream().map(CombinedTraining::cut),
            survivals.stream().map(SurvivalTraining::cut),
            totals.stream().map(TotalTraining::cut))
        .flatMap(cuts -> cuts)
        .filter(cut -> !cut.isNone())
        .toList();
  }
}
