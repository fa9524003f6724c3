package org.tacescore.testpacs.phantom;

/**
 * Smooth noise over space: a random value at each point of the unit lattice, blended between them.
 * A function of its seed and the position alone. Values lie in [-1, 1] around mean 0.
 */
final class ValueNoise {

  private final long seed;

  ValueNoise(long seed) {
    this.seed = seed;
  }

  /** One octave; features are about one lattice unit wide. */
  double at(double x, double y, double z) {
    long i = (long) Math.floor(x);
    long j = (long) Math.floor(y);
    long k = (long) Math.floor(z);
    double u = fade(x - i);
    double v = fade(y - j);
    double w = fade(z - k);
    return mix(plane(i, j, k, u, v), plane(i, j, k + 1, u, v), w);
  }

  /** Two octaves: the second at half the wavelength and half the height. */
  double detailed(double x, double y, double z) {
    return (at(x, y, z) + 0.5 * at(2 * x + 17, 2 * y + 31, 2 * z + 47)) / 1.5;
  }

  private double plane(long i, long j, long k, double u, double v) {
    return mix(
        mix(lattice(i, j, k), lattice(i + 1, j, k), u),
        mix(lattice(i, j + 1, k), lattice(i + 1, j + 1, k), u),
        v);
  }

  /** SplittableRandom's own finaliser (Stafford's variant 13) over the mixed coordinates. */
  private double lattice(long i, long j, long k) {
    long h = seed + i * 0x9E3779B97F4A7C15L + j * 0xC2B2AE3D27D4EB4FL + k * 0x165667B19E3779F9L;
    h = (h ^ h >>> 30) * 0xBF58476D1CE4E5B9L;
    h = (h ^ h >>> 27) * 0x94D049BB133111EBL;
    h ^= h >>> 31;
    return (h >> 11) * 0x1.0p-52;
  }

  private static double fade(double t) {
    return t * t * t * (t * (t * 6 - 15) + 10);
  }

  private static double mix(double a, double b, double t) {
    return a + t * (b - a);
  }
}
