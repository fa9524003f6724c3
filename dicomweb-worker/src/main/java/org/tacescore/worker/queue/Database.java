package org.tacescore.worker.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcConnectionPool;
import org.tacescore.worker.assemble.RendezvousStore;
import org.tacescore.worker.bridge.Drawings;
import org.tacescore.worker.bridge.StudyIndex;
import org.tacescore.worker.config.DatabaseConfig;
import org.tacescore.worker.config.DatabaseConfig.PostgreSql;
import org.tacescore.worker.dicomweb.Catalogue;
import org.tacescore.worker.fetch.BackfillStore;
import org.tacescore.worker.receive.CommitmentListener;
import org.tacescore.worker.receive.InstanceIndex;
import org.tacescore.worker.receive.ObjectStore;
import org.tacescore.worker.receive.OwnObjects;
import org.tacescore.worker.receive.RetentionIndex;
import org.tacescore.worker.receive.SeriesIndex;
import org.tacescore.worker.web.JobBoard;
import org.tacescore.worker.web.JobDesk;
import org.tacescore.worker.web.JobOutputs;

/**
 * The worker's database, migrated to the present schema.
 *
 * <p>A commit that was acknowledged survives the process being killed: H2 writes it before it
 * answers ({@code WRITE_DELAY=0}; with the default, dozens of commits are lost), and to the end of
 * its file ({@code REUSE_SPACE=FALSE}; where it writes into space that was freed, it does not
 * always find the last commits again). The file therefore grows, and is compacted when it is
 * opened. H2 keeps no trace file, for that would repeat values of failed statements. PostgreSQL
 * does so by its {@code synchronous_commit}, which is switched on for each connection.
 */
public final class Database implements AutoCloseable {

  private static final String OPTIONS =
      ";WRITE_DELAY=0;REUSE_SPACE=FALSE;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0";

  private static final int CONNECTIONS = 24;

  private final DataSource dataSource;
  private final Runnable release;
  private final WorkerNames names;

  private Database(DataSource dataSource, WorkerNames names, Runnable release) {
    this.dataSource = dataSource;
    this.names = names;
    this.release = release;
  }

  /**
   * Opens the database of a configuration.
   *
   * @param dataDir the worker's data folder; the embedded database lies in its {@code db}
   * @throws DatabaseUnavailableException if it cannot be opened
   */
  public static Database open(DatabaseConfig config, Path dataDir) {
    return config instanceof PostgreSql server
        ? postgreSql(server)
        : embedded(dataDir.resolve("db"));
  }

  /**
   * Connects to a PostgreSQL database, and makes its tables where there are none. Several workers
   * may share it.
   *
   * @throws DatabaseUnavailableException if it does not answer, or refuses the user
   */
  static Database postgreSql(PostgreSql config) {
    PostgresConnections connections = PostgresConnections.open(config);
    return new Database(connections.pool(), connections.names(), connections::close).migrated();
  }

  /**
   * Opens, and creates where there is none, the embedded database; one process at a time can.
   *
   * @param folder its folder, {@code data-dir/db}
   * @throws DatabaseUnavailableException if it cannot be opened
   */
  public static Database embedded(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DatabaseUnavailableException("cannot create the database's folder " + folder, e);
    }
    String url = url(folder);
    compact(url);
    JdbcConnectionPool pool = JdbcConnectionPool.create(url, "sa", "");
    pool.setMaxConnections(CONNECTIONS);
    return new Database(pool, WorkerNames.ALONE, pool::dispose).migrated();
  }

  /** JDBC URL of the embedded database in a folder. */
  static String url(Path folder) {
    String file = folder.toAbsolutePath().resolve("worker").toString().replace(";", "\\;");
    return "jdbc:h2:file:" + file + OPTIONS;
  }

  private static void compact(String url) {
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown compact");
    } catch (SQLException e) {
      throw new DatabaseUnavailableException(
          "the database cannot be opened; is another worker using it?", e);
    }
  }

  private Database migrated() {
    try {
      Flyway.configure()
          .dataSource(dataSource)
          .locations("classpath:db/migration")
          .load()
          .migrate();
      return this;
    } catch (FlywayException e) {
      close();
      throw new DatabaseUnavailableException(
          "the database's tables cannot be brought up to date", e);
    }
  }

  /**
   * Takes a name for this worker as long as the database is open.
   *
   * @throws DatabaseUnavailableException if another running worker has it
   */
  void reserve(String workerName) {
    names.reserve(workerName);
  }

  public InstanceIndex instanceIndex() {
    return new JdbcInstanceIndex(transactions());
  }

  public SeriesIndex seriesIndex() {
    return new JdbcSeriesIndex(transactions());
  }

  public RetentionIndex retention() {
    return new JdbcRetentionIndex(transactions());
  }

  /** What of the store can be searched and retrieved. */
  public Catalogue catalogue() {
    return new JdbcCatalogue(transactions());
  }

  public BackfillStore backfills() {
    return new JdbcBackfillStore(transactions());
  }

  /** The objects that jobs have made, by their UIDs. */
  public OwnObjects ownObjects() {
    return new OutboxOwnObjects(transactions());
  }

  public RendezvousStore rendezvousStore(Clock clock) {
    return new JdbcRendezvousStore(transactions(), clock);
  }

  /**
   * Drawings that programs send.
   *
   * @param destinations where their objects go
   */
  public Drawings drawings(List<String> destinations, Clock clock) {
    return new JdbcDrawings(transactions(), destinations, clock);
  }

  public StudyIndex studyIndex() {
    return new JdbcStudyIndex(transactions());
  }

  public JobOutputs jobOutputs() {
    return new JdbcJobOutputs(transactions());
  }

  /**
   * What the web station shows.
   *
   * @param running whether the worker is able to do what it lists
   */
  public JobBoard jobBoard(ResultViews views, BooleanSupplier running) {
    return new JdbcJobBoard(transactions(), views, running);
  }

  /** Keeps what destinations report of storage commitment. */
  public CommitmentListener commitments(Clock clock) {
    return new JdbcCommitments(transactions(), clock);
  }

  /**
   * What people may do.
   *
   * @param store where a job's objects lie
   * @param author writes rejection notes
   */
  public JobDesk jobDesk(ObjectStore store, RejectionAuthor author, Clock clock) {
    return new JdbcJobDesk(transactions(), store, author, clock);
  }

  /**
   * Writes a consistent copy of the embedded database to a file, while it is used; noted in the
   * audit.
   *
   * @param zip the file, see {@link DatabaseCopy}; one that is there is overwritten
   * @throws DatabaseUnavailableException if it cannot be written
   */
  public void copyTo(Path zip, Clock clock) {
    transactions()
        .change(query -> AuditRows.add(query, clock.instant(), "DATABASE_COPIED", "database", ""));
    try (Connection connection = dataSource.getConnection()) {
      DatabaseCopy.write(connection, zip);
    } catch (SQLException e) {
      throw new DatabaseUnavailableException("the database cannot be copied to " + zip, e);
    }
  }

  DataSource dataSource() {
    return dataSource;
  }

  Transactions transactions() {
    return new Transactions(dataSource);
  }

  @Override
  public void close() {
    release.run();
  }
}
