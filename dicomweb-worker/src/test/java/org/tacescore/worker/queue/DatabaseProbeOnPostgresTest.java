package org.tacescore.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tacescore.worker.config.DatabaseConfig.PostgreSql;

/** A look at a PostgreSQL database, and at one that is not there. */
@Tag("peers")
class DatabaseProbeOnPostgresTest {
  private static final Duration OFF = Duration.ofMinutes(5);

  private static DatabaseState look(PostgreSql config, Clock clock) {
    return DatabaseProbe.look(config, Path.of("none"), clock);
  }

  @Test
  void seesVersionTablesAndClock() {
    PostgreSql config = PostgresPeer.started().newDatabase();

    assertThat(look(config, Clock.systemUTC()))
        .isInstanceOfSatisfying(
            DatabaseState.Open.class,
            open -> {
              assertThat(open.tables()).isEqualTo(DatabaseState.Tables.OLDER);
              assertThat(open.migrations()).isZero();
              assertThat(open.version()).isGreaterThanOrEqualTo(11);
            });

    Database.postgreSql(config).close();

    assertThat(look(config, Clock.offset(Clock.systemUTC(), OFF)))
        .isInstanceOfSatisfying(
            DatabaseState.Open.class,
            open -> {
              assertThat(open.tables()).isEqualTo(DatabaseState.Tables.PRESENT);
              assertThat(open.ahead().orElseThrow())
                  .isBetween(OFF.negated().minusSeconds(10), OFF.negated().plusSeconds(10));
            });
  }

  @Test
  void saysWhyItCannotBeOpened() {
    PostgreSql known = PostgresPeer.started().newDatabase();
    PostgreSql stranger = new PostgreSql(known.url(), "stranger", Optional.empty());

    assertThat(look(stranger, Clock.systemUTC()))
        .isInstanceOfSatisfying(
            DatabaseState.Unavailable.class,
            unavailable -> assertThat(unavailable.why()).contains("stranger"));
  }
}
