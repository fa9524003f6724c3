package org.tacescore.testpacs.phantom;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.tacescore.segio.ContrastPhase;

/**
 * When a phantom study happened, in UTC: delays after the injection lie well inside the windows by
 * which contrast phases are told (native before it; late arterial; portal venous; delayed;
 * hepatobiliary about 20 minutes).
 *
 * @param start of the study
 * @param injection start of the contrast injection
 * @param delays of each phase's first slice after the injection
 */
record Timeline(LocalDateTime start, LocalDateTime injection, Map<ContrastPhase, Duration> delays) {

  static Timeline draw(PhantomModality modality, int index, SplittableRandom random) {
    LocalDateTime start =
        LocalDateTime.of(2025, 3, 3, 8, 0)
            .plusDays(index)
            .plusMinutes(random.nextInt(360))
            .plusSeconds(random.nextInt(60));
    boolean ct = modality == PhantomModality.CT;
    return new Timeline(
        start,
        start.plusMinutes(10).plusSeconds(random.nextInt(60)),
        Map.of(
            ContrastPhase.NATIVE, seconds(random, -190, -150),
            ContrastPhase.ARTERIAL, ct ? seconds(random, 33, 39) : seconds(random, 24, 34),
            ContrastPhase.PORTAL_VENOUS, ct ? seconds(random, 66, 76) : seconds(random, 54, 62),
            ContrastPhase.DELAYED, ct ? seconds(random, 172, 188) : seconds(random, 155, 178),
            ContrastPhase.HEPATOBILIARY, seconds(random, 1150, 1250)));
  }

  /** The same with every phase later by some seconds, or earlier. */
  Timeline later(int seconds) {
    Map<ContrastPhase, Duration> moved = new EnumMap<>(ContrastPhase.class);
    delays.forEach((phase, delay) -> moved.put(phase, delay.plusSeconds(seconds)));
    return new Timeline(start, injection, moved);
  }

  LocalDateTime acquisition(ContrastPhase phase) {
    return injection.plus(delays.get(phase));
  }

  private static Duration seconds(SplittableRandom random, int from, int to) {
    return Duration.ofSeconds(random.nextInt(from, to + 1));
  }
}
