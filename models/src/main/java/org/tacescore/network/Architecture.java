package org.tacescore.network;

import java.util.List;
import java.util.Optional;

/** A network's layers without weights. Each is one file and one entry of {@link #ALL}. */
public sealed interface Architecture permits DenseNet121, LeNet, ResNeXt3d, ResNet34, ResNet50Mlp {
  /** Every architecture this software can build. */
  List<Architecture> ALL =
      List.of(new ResNet34(), new ResNet50Mlp(), new DenseNet121(), new LeNet(), new ResNeXt3d());

  /** The name in bundles, e.g. {@code lenet}. */
  String id();

  /** The sizes and the width it is built with where nothing else is said. */
  NetworkSpec shipped();

  /**
   * The name of the classifying layer, whose weight has a row a class and whose input is the
   * features and, behind them, the clinical values where there are any.
   */
  String head();

  /**
   * The layers behind the trunk, the head among them. Public weights for another task do not have
   * them: new ones are drawn where they are asked for. Where no other layer is trained, they are
   * trained on what the trunk makes of each image once ({@link NetworkGraph#trunk}).
   */
  default List<String> ownLayers() {
    return List.of(head());
  }

  /**
   * The dense layer that alone reads the trunk's end, by its outputs and nothing else: the head, or
   * the first of a perceptron.
   */
  default String trunkReader() {
    return head();
  }

  /**
   * Whether the features are the means of the feature map's channels, in their order, so that a
   * class activation map needs no gradient.
   */
  boolean averagesFeatureMap();

  /** What the paper says of the training. */
  PublishedTraining published();

  /**
   * The name here of a tensor that a public file of weights may name in an older way; else its own.
   */
  default String currentName(String tensor) {
    return tensor;
  }

  /**
   * Declares the layers on the graph of {@code layers}.
   *
   * @throws IllegalArgumentException when the sizes do not suit the layers
   */
  NetworkGraph build(Layers layers, NetworkSpec spec);

  /** The architecture of this id. */
  static Optional<Architecture> find(String id) {
    return ALL.stream().filter(architecture -> architecture.id().equals(id)).findFirst();
  }

  /**
   * The architecture of this id.
   *
   * @throws InvalidNetworkException when there is none
   */
  static Architecture of(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new InvalidNetworkException(
                    InvalidNetworkException.Fault.UNKNOWN_ARCHITECTURE,
                    "'%s'; known: %s".formatted(id, ids())));
  }

  /** The ids of all. */
  static List<String> ids() {
    return ALL.stream().map(Architecture::id).toList();
  }
}
