package org.tacescore.network;

import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.types.TFloat32;

/** The ends of an inference graph that make its contract, and the layers that hold its weights. */
record NetworkGraph(
    Operand<TFloat32> image,
    Operand<TFloat32> features,
    Operand<TFloat32> featureMap,
    Operand<TFloat32> logits,
    Layers layers) {

  Signature signature() {
    return Signature.builder(NetworkContract.SIGNATURE)
        .methodName("tensorflow/serving/predict")
        .input(NetworkContract.IMAGE, image)
        .output(NetworkContract.FEATURES, features)
        .output(NetworkContract.FEATURE_MAP, featureMap)
        .output(NetworkContract.LOGITS, logits)
        .build();
  }
}
