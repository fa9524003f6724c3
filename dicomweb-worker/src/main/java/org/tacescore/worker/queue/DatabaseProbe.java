package org.tacescore.worker.queue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.tacescore.worker.config.DatabaseConfig;
import org.tacescore.worker.config.DatabaseConfig.PostgreSql;

/** A look at a worker's database that makes, migrates and locks nothing. */
public final class DatabaseProbe {
  private static final String READ_ONLY = ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0";

  private DatabaseProbe() {}

  /**
   * Looks.
   *
   * @param dataDir the worker's data folder; the embedded database lies in its {@code db}
   * @param clock ours, which a server's is held against
   */
  public static DatabaseState look(DatabaseConfig config, Path dataDir, Clock clock) {
    return config instanceof PostgreSql server
        ? postgreSql(server, clock)
        : embedded(dataDir.resolve("db"));
  }

  private static DatabaseState embedded(Path folder) {
    Path file = folder.toAbsolutePath().resolve("worker");
    if (!Files.exists(folder.resolve("worker.mv.db"))) {
      return new DatabaseState.Absent();
    }
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + file.toString().replace(";", "\\;") + READ_ONLY);
    source.setUser("sa");
    source.setPassword("");
    try (Connection connection = source.getConnection()) {
      return describe(connection, source, Optional.empty());
    } catch (SQLException e) {
      return e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1
          ? new DatabaseState.Locked()
          : new DatabaseState.Unavailable(why(e));
    } catch (FlywayException e) {
      return new DatabaseState.Unavailable(why(e));
    }
  }

  private static DatabaseState postgreSql(PostgreSql server, Clock clock) {
    try (PostgresConnections connections = PostgresConnections.open(server);
        Connection connection = connections.pool().getConnection()) {
      return describe(connection, connections.pool(), Optional.of(ahead(connection, clock)));
    } catch (DatabaseUnavailableException | SQLException | FlywayException e) {
      return new DatabaseState.Unavailable(why(e));
    }
  }

  private static DatabaseState describe(
      Connection connection, DataSource source, Optional<Duration> ahead) throws SQLException {
    DatabaseMetaData product = connection.getMetaData();
    MigrationInfoService migrations =
        Flyway.configure().dataSource(source).locations("classpath:db/migration").load().info();
    return new DatabaseState.Open(
        product.getDatabaseProductName() + " " + product.getDatabaseProductVersion(),
        product.getDatabaseMajorVersion(),
        tables(migrations),
        migrations.applied().length,
        ahead);
  }

  private static DatabaseState.Tables tables(MigrationInfoService migrations) {
    List<MigrationState> states =
        Arrays.stream(migrations.all()).map(MigrationInfo::getState).toList();
    if (states.stream().anyMatch(MigrationState::isFailed)) {
      return DatabaseState.Tables.BROKEN;
    }
    if (states.contains(MigrationState.FUTURE_SUCCESS)) {
      return DatabaseState.Tables.NEWER;
    }
    return migrations.pending().length > 0
        ? DatabaseState.Tables.OLDER
        : DatabaseState.Tables.PRESENT;
  }

  private static Duration ahead(Connection connection, Clock clock) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      Instant before = clock.instant();
      try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
        row.next();
        Instant told = row.getObject(1, OffsetDateTime.class).toInstant();
        Duration travel = Duration.between(before, clock.instant());
        return Duration.between(before.plus(travel.dividedBy(2)), told);
      }
    }
  }

  /** The first line of the innermost cause: the server's own words. */
  private static String why(Throwable fault) {
    Throwable innermost = fault;
    for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
      innermost = cause;
    }
    String text = innermost.getMessage();
    return text == null
        ? innermost.getClass().getSimpleName()
        : text.lines().findFirst().orElse("");
  }
}
