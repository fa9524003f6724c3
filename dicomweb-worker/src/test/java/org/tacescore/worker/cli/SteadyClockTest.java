package org.tacescore.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private Instant system = START;
  private long nanos = 5;
  private final Clock clock =
      new SteadyClock(
          new Clock() {
            @Override
            public Instant instant() {
              return system;
            }

            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }
          },
          () -> nanos);

  private void pass(Duration time) {
    nanos += time.toNanos();
    system = system.plus(time);
  }

  @Test
  void followsTheSystem() {
    pass(Duration.ofSeconds(7));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(7));
    system = system.plus(Duration.ofHours(1));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(3607));
    system = system.minusMillis(200);
    assertThat(clock.instant()).isEqualTo(system);
  }

  @Test
  void goesOnWhereTheSystemIsSetBack() {
    system = system.minus(Duration.ofHours(1));
    pass(Duration.ofSeconds(3));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(3));
    pass(Duration.ofMinutes(59));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(3 + TimeUnit.MINUTES.toSeconds(59)));
  }

  @Test
  void followsAgainWhenTheSystemHasCaughtUp() {
    system = system.minusSeconds(60);
    assertThat(clock.instant()).isEqualTo(START);
    system = START.plusSeconds(1);
    nanos += TimeUnit.MILLISECONDS.toNanos(900);
    assertThat(clock.instant()).isEqualTo(system);
  }
}
