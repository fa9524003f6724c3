package org.tacescore.worker.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.tacescore.segio.Series;
import org.tacescore.volume.GridSize;

/**
 * Which values are black and white on the score page: the liver's window on CT, else from the first
 * to the ninety-ninth percentile of the slices shown.
 */
record PageWindow(double black, double white, boolean ct) {
  private static final double CT_BLACK = -100;
  private static final double CT_WHITE = 250;
  private static final double PART = 0.01;

  static PageWindow of(Series series, List<Integer> slices) {
    if (series.header().modality().equals("CT")) {
      return new PageWindow(CT_BLACK, CT_WHITE, true);
    }
    GridSize size = series.volume().geometry().size();
    int perSlice = size.columns() * size.rows();
    double[] values =
        slices.stream()
            .flatMapToDouble(
                slice ->
                    IntStream.range(slice * perSlice, (slice + 1) * perSlice)
                        .mapToDouble(series.volume()::at))
            .toArray();
    Arrays.sort(values);
    double black = values[(int) (PART * (values.length - 1))];
    double white = values[(int) ((1 - PART) * (values.length - 1))];
    return new PageWindow(black, white > black ? white : black + 1, false);
  }

  byte grey(double value) {
    double part = (value - black) / (white - black);
    return (byte) Math.round(255 * Math.min(1, Math.max(0, part)));
  }

  String words() {
    return ct
        ? String.format(Locale.ROOT, "window %.0f to %.0f HU", black, white)
        : String.format(Locale.ROOT, "window %.0f to %.0f (1st to 99th percentile)", black, white);
  }
}
