package org.tacescore.radiomics.image;

import java.util.List;
import java.util.Locale;
import org.tacescore.kernels.FilterPair;
import org.tacescore.radiomics.feature.InvalidSettingsException;
import org.tacescore.radiomics.feature.ResourceLines;

/**
 * The discrete wavelets by the names that PyWavelets gives them: haar, db1 to db38, sym2 to sym20,
 * coif1 to coif17, bior and rbio (1.1 to 6.8) and dmey.
 */
final class WaveletTable {
  private static final List<String> LINES = ResourceLines.of(WaveletTable.class, "wavelets.csv");

  private static final int FIRST_TAP = 3;
  private static final String REVERSED = "rbio";

  private WaveletTable() {}

  /**
   * The filters of a wavelet that decompose.
   *
   * @param name in whatever case
   */
  static FilterPair filters(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    if (wanted.equals("haar")) {
      return filters("db1");
    }
    if (wanted.startsWith(REVERSED)) {
      String other = "bior" + wanted.substring(REVERSED.length());
      return pair(
          name, reversed(taps(other, "synthesis", name)), reversed(taps(other, "analysis", name)));
    }
    double[] analysis = taps(wanted, "analysis", name);
    boolean isOrthogonal = !wanted.startsWith("bior");
    return pair(
        name, analysis, isOrthogonal ? reversed(analysis) : taps(wanted, "synthesis", name));
  }

  static void requireKnown(String name) {
    filters(name);
  }

  private static double[] taps(String wavelet, String filter, String asked) {
    String[] fields =
        LINES.stream()
            .filter(line -> line.startsWith(wavelet + "," + filter + ","))
            .findFirst()
            .orElseThrow(() -> new InvalidSettingsException(unknown(asked)))
            .split(",");
    double[] taps = new double[fields.length - FIRST_TAP];
    for (int i = 0; i < taps.length; i++) {
      taps[i] = Double.parseDouble(fields[FIRST_TAP + i]);
    }
    return taps;
  }

  private static String unknown(String name) {
    return "there is no wavelet \"%s\"; known are haar, db1 to db38, sym2 to sym20, coif1 to coif17,"
            .formatted(name)
        + " dmey, bior and rbio 1.1, 1.3, 1.5, 2.2, 2.4, 2.6, 2.8, 3.1, 3.3, 3.5, 3.7, 3.9, 4.4,"
        + " 5.5, 6.8";
  }

  private static double[] reversed(double[] taps) {
    double[] reversed = new double[taps.length];
    for (int i = 0; i < taps.length; i++) {
      reversed[i] = taps[taps.length - 1 - i];
    }
    return reversed;
  }

  /** The high-pass filter is the other side's low-pass filter with every second sign changed. */
  private static FilterPair pair(String name, double[] low, double[] otherLow) {
    double[] high = otherLow.clone();
    for (int i = high.length - 2; i >= 0; i -= 2) {
      high[i] = -high[i];
    }
    double factor = name.toLowerCase(Locale.ROOT).startsWith("coif") ? Math.sqrt(2) : 1;
    return FilterPair.of(
        scaled(low, factor),
        scaled(high, factor),
        scaledFloats(low, factor),
        scaledFloats(high, factor));
  }

  private static double[] scaled(double[] taps, double factor) {
    double[] scaled = new double[taps.length];
    for (int i = 0; i < taps.length; i++) {
      scaled[i] = taps[i] * factor;
    }
    return scaled;
  }

  private static float[] scaledFloats(double[] taps, double factor) {
    float[] scaled = new float[taps.length];
    for (int i = 0; i < taps.length; i++) {
      scaled[i] = (float) taps[i] * (float) factor;
    }
    return scaled;
  }
}
