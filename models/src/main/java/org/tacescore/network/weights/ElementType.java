package org.tacescore.network.weights;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** A tensor's element type in a file, little-endian, by its names in safetensors and in npy. */
enum ElementType {
  F16("F16", "<f2", 2),
  BF16("BF16", "", 2),
  F32("F32", "<f4", 4),
  F64("F64", "<f8", 8);

  private static final int HALF_MANTISSA = 10;
  private static final float HALF_SUBNORMAL = 0x1p-24f;

  private final String safetensors;
  private final String npy;
  private final int bytes;

  ElementType(String safetensors, String npy, int bytes) {
    this.safetensors = safetensors;
    this.npy = npy;
    this.bytes = bytes;
  }

  static Optional<ElementType> ofSafetensors(String name) {
    return Arrays.stream(values()).filter(type -> type.safetensors.equals(name)).findFirst();
  }

  static Optional<ElementType> ofNpy(String descriptor) {
    return Arrays.stream(values())
        .filter(type -> !descriptor.isEmpty() && type.npy.equals(descriptor))
        .findFirst();
  }

  /** Bytes of one element. */
  int bytes() {
    return bytes;
  }

  /** Takes {@code count} elements from a little-endian buffer. */
  void get(ByteBuffer from, float[] to, int start, int count) {
    switch (this) {
      case F32 -> {
        from.asFloatBuffer().get(to, start, count);
        from.position(from.position() + count * bytes);
      }
      case F64 -> {
        for (int i = 0; i < count; i++) {
          to[start + i] = (float) from.getDouble();
        }
      }
      case BF16 -> {
        for (int i = 0; i < count; i++) {
          to[start + i] = Float.intBitsToFloat(from.getShort() << Short.SIZE);
        }
      }
      case F16 -> {
        for (int i = 0; i < count; i++) {
          to[start + i] = half(from.getShort());
        }
      }
    }
  }

  /** IEEE 754 binary16, exactly. */
  static float half(short bits) {
    int magnitude = bits & 0x7fff;
    int exponent = magnitude >> HALF_MANTISSA;
    float value;
    if (exponent == 0) {
      value = magnitude * HALF_SUBNORMAL;
    } else {
      int shifted = magnitude << (23 - HALF_MANTISSA);
      int rebiased = exponent == 0x1f ? 0x7f800000 | shifted : shifted + ((127 - 15) << 23);
      value = Float.intBitsToFloat(rebiased);
    }
    return bits < 0 ? -value : value;
  }
}
