package org.tacescore.worker.queue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.tacescore.worker.config.DatabaseConfig.PostgreSql;
import org.tacescore.worker.config.Secret;

/**
 * Connections to a PostgreSQL server: a pool, and one for each name that is taken.
 *
 * <p>A name is an advisory lock of a session: the server gives it up when the process ends, however
 * it ends. Waits are bounded: for a connection, for a lock, for an answer.
 */
final class PostgresConnections implements AutoCloseable {
  private static final int CONNECTIONS = 16;
  private static final Duration CONNECT_WAIT = Duration.ofSeconds(10);
  private static final Duration ANSWER_WAIT = Duration.ofSeconds(120);

  /** Longer than the server needs to notice that a machine was switched off, see below. */
  private static final Duration NAME_WAIT = Duration.ofSeconds(30);

  private static final String SESSION = "set synchronous_commit = on; set lock_timeout = '10s'";
  private static final String KEEP_ALIVE =
      "set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3;"
          + " set lock_timeout = ";
  private static final String LOCK = "select pg_advisory_lock(hashtextextended(?, 0))";
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final PostgreSql config;
  private final HikariDataSource pool;
  private final Duration nameWait;
  private final List<Connection> held = new ArrayList<>();

  private PostgresConnections(PostgreSql config, HikariDataSource pool, Duration nameWait) {
    this.config = config;
    this.pool = pool;
    this.nameWait = nameWait;
  }

  static PostgresConnections open(PostgreSql config) {
    return open(config, NAME_WAIT);
  }

  /**
   * @param nameWait how long a name is waited for that another worker has
   */
  static PostgresConnections open(PostgreSql config, Duration nameWait) {
    HikariConfig settings = new HikariConfig();
    settings.setJdbcUrl(config.url());
    settings.setDataSourceProperties(properties(config));
    settings.setPoolName("database");
    settings.setMaximumPoolSize(CONNECTIONS);
    settings.setMinimumIdle(2);
    settings.setConnectionTimeout(CONNECT_WAIT.toMillis());
    settings.setConnectionInitSql(SESSION);
    try {
      return new PostgresConnections(config, new HikariDataSource(settings), nameWait);
    } catch (PoolInitializationException e) {
      throw new DatabaseUnavailableException(
          "the PostgreSQL database does not answer, or refuses user " + config.user(), e);
    }
  }

  private static Properties properties(PostgreSql config) {
    Properties properties = new Properties();
    properties.setProperty("user", config.user());
    config.password().map(Secret::reveal).ifPresent(p -> properties.setProperty("password", p));
    properties.setProperty("ApplicationName", "tacescore");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", Long.toString(CONNECT_WAIT.toSeconds()));
    properties.setProperty("socketTimeout", Long.toString(ANSWER_WAIT.toSeconds()));
    // Its messages repeat values of failed statements.
    properties.setProperty("logServerErrorDetail", "false");
    return properties;
  }

  HikariDataSource pool() {
    return pool;
  }

  WorkerNames names() {
    return this::reserve;
  }

  private void reserve(String name) {
    try {
      Connection connection = DriverManager.getConnection(config.url(), properties(config));
      held.add(connection);
      lock(connection, name);
    } catch (SQLException e) {
      String found =
          LOCK_NOT_AVAILABLE.equals(e.getSQLState())
              ? "another running worker is called %s; give each a worker-name".formatted(name)
              : "the PostgreSQL database does not answer";
      throw new DatabaseUnavailableException(found, e);
    }
  }

  private void lock(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(KEEP_ALIVE + nameWait.toMillis());
    }
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setString(1, "tacescore worker " + name);
      statement.execute();
    }
  }

  @Override
  public void close() {
    for (Connection connection : held) {
      try {
        connection.close();
      } catch (SQLException e) {
        // The server has given the name up already.
        continue;
      }
    }
    pool.close();
  }
}
