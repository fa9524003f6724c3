package org.tacescore.network;

import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The ends of a graph that make its contract, and the layers that hold its weights.
 *
 * @param image batch, (slice,) row, column, channel
 * @param clinical batch, value
 * @param trunk the trunk's end, batch, value: all that {@link Architecture#ownLayers} read of the
 *     image, so that a run may be fed it in the image's place
 * @param features batch, feature
 * @param featureMap as the image, with its own sizes
 * @param logits batch, class
 */
public record NetworkGraph(
    Placeholder<TFloat32> image,
    Optional<Placeholder<TFloat32>> clinical,
    Operand<TFloat32> trunk,
    Operand<TFloat32> features,
    Operand<TFloat32> featureMap,
    Operand<TFloat32> logits,
    Layers layers) {

  /** Of images alone; the head reads the features, which are the trunk's end. */
  static NetworkGraph ofTrunk(
      Placeholder<TFloat32> image,
      Operand<TFloat32> features,
      Operand<TFloat32> featureMap,
      Operand<TFloat32> logits,
      Layers layers) {
    return new NetworkGraph(
        image, Optional.empty(), features, features, featureMap, logits, layers);
  }

  Signature signature() {
    Signature.Builder builder =
        Signature.builder(NetworkContract.SIGNATURE)
            .methodName("tensorflow/serving/predict")
            .input(NetworkContract.IMAGE, image);
    clinical.ifPresent(values -> builder.input(NetworkContract.CLINICAL, values));
    return builder
        .output(NetworkContract.FEATURES, features)
        .output(NetworkContract.FEATURE_MAP, featureMap)
        .output(NetworkContract.LOGITS, logits)
        .build();
  }
}
