package org.tacescore.network;

/** How a tensor gets its first values, in the graph's axis order, the last axis fastest. */
@FunctionalInterface
interface InitialWeights {
  float[] draw(SeededWeights seeded, int length);

  /** Every value the same; draws nothing. */
  static InitialWeights constant(float value) {
    return (seeded, length) -> SeededWeights.constant(length, value);
  }

  /** Uniform for a layer before a rectifier. */
  static InitialWeights heUniform(int fanIn) {
    return (seeded, length) -> seeded.heUniform(length, fanIn);
  }

  /** Uniform for a layer before a softmax. */
  static InitialWeights glorotUniform(int fanIn, int fanOut) {
    return (seeded, length) -> seeded.glorotUniform(length, fanIn, fanOut);
  }
}
