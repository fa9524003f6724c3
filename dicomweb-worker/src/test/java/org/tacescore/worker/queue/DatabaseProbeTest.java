package org.tacescore.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.worker.config.DatabaseConfig;

class DatabaseProbeTest {
  @TempDir Path data;

  private DatabaseState look() {
    return DatabaseProbe.look(new DatabaseConfig.Embedded(), data, Clock.systemUTC());
  }

  @Test
  void seesThatAnotherHasIt() throws Exception {
    Database.embedded(data.resolve("db")).close();
    Path file = data.resolve("db/worker.mv.db");

    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(look()).isInstanceOf(DatabaseState.Locked.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PRESENT | select 1",
        "OLDER | delete from \"flyway_schema_history\" where \"version\" = '12'",
        "NEWER | update \"flyway_schema_history\" set \"version\" = '999' where \"version\" = '12'",
        "BROKEN | update \"flyway_schema_history\" set \"success\" = false where \"version\" = '12'"
      })
  void holdsTheTablesAgainstThisSoftware(DatabaseState.Tables tables, String change)
      throws Exception {
    try (Database database = Database.embedded(data.resolve("db"));
        Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(change);
    }

    assertThat(look())
        .isInstanceOfSatisfying(
            DatabaseState.Open.class,
            open -> {
              assertThat(open.tables()).isEqualTo(tables);
              assertThat(open.product()).startsWith("H2 ");
              assertThat(open.ahead()).isEmpty();
            });
  }
}
