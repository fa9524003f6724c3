package org.tacescore.learning.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tacescore.learning.plot.Axis.Tick;

/** Round numbers for an axis. */
final class Ticks {
  private static final int[] STEPS = {1, 2, 5, 10};

  private Ticks() {}

  static List<Tick> linear(double lo, double hi, int most) {
    double raw = (hi / 2 - lo / 2) / most * 2;
    int power = (int) Math.floor(Math.log10(raw));
    int factor = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0; i--) {
      if (STEPS[i] >= raw / Math.pow(10, power) * (1 - 1e-9)) {
        factor = STEPS[i];
      }
    }
    return multiples(lo, hi, factor, power);
  }

  private static List<Tick> multiples(double lo, double hi, int factor, int power) {
    BigDecimal step = BigDecimal.valueOf(factor).scaleByPowerOfTen(power);
    double size = step.doubleValue();
    long first = (long) Math.ceil(lo / size - 1e-9);
    long last = (long) Math.floor(hi / size + 1e-9);
    int decimals = factor == 10 ? -power - 1 : -power;
    List<Tick> ticks = new ArrayList<>();
    for (long k = first; k <= last; k++) {
      BigDecimal value = step.multiply(BigDecimal.valueOf(k));
      ticks.add(new Tick(value.doubleValue(), NumberText.tick(value, decimals)));
    }
    return ticks;
  }

  /** 1, 2 and 5 of each power of ten where they fit, else powers alone, some left out. */
  static List<Tick> logarithmic(double lo, double hi, int most) {
    List<Tick> fine = powers(lo, hi, List.of(1, 2, 5), 1);
    if (fine.size() <= most) {
      return fine;
    }
    for (int stride = 1; ; stride++) {
      List<Tick> coarse = powers(lo, hi, List.of(1), stride);
      if (coarse.size() <= most) {
        return coarse;
      }
    }
  }

  private static List<Tick> powers(double lo, double hi, List<Integer> factors, int stride) {
    int first = (int) Math.floor(Math.log10(lo) - 1e-9);
    int last = (int) Math.ceil(Math.log10(hi) + 1e-9);
    List<Tick> ticks = new ArrayList<>();
    for (int power = Math.floorDiv(first, stride) * stride; power <= last; power += stride) {
      for (int factor : factors) {
        BigDecimal value = BigDecimal.valueOf(factor).scaleByPowerOfTen(power);
        double number = value.doubleValue();
        if (number >= lo * (1 - 1e-9) && number <= hi * (1 + 1e-9)) {
          ticks.add(new Tick(number, NumberText.tick(value, -power)));
        }
      }
    }
    return ticks;
  }
}
