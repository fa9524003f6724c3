package org.tacescore.segio;

/**
 * A colour in CIE L*a*b* under D50 (DICOM PS3.3 C.10.7.1.1).
 *
 * @param lightness L*, 0 to 100
 * @param a a*, -128 to 127
 * @param b b*, -128 to 127
 */
public record CieLab(double lightness, double a, double b) {

  public CieLab {
    if (!(lightness >= 0 && lightness <= 100)
        || !(a >= -128 && a <= 127)
        || !(b >= -128 && b <= 127)) {
      throw new IllegalArgumentException("no L*a*b* colour: %s, %s, %s".formatted(lightness, a, b));
    }
  }

  /** The three values scaled to 0..65535, as Recommended Display CIELab Value (0062,000D). */
  int[] encoded() {
    return new int[] {
      (int) Math.round(lightness * 65535 / 100),
      (int) Math.round((a + 128) * 65535 / 255),
      (int) Math.round((b + 128) * 65535 / 255)
    };
  }
}
