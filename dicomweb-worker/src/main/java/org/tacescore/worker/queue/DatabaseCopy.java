package org.tacescore.worker.queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.ZipFile;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A consistent copy of the embedded database in one ZIP file, as H2's {@code BACKUP TO} makes it.
 *
 * @param schema version of its tables, 1 or more
 * @param neededFiles SHA-256 of every file of the object store that it needs
 */
public record DatabaseCopy(int schema, Set<String> neededFiles) {
  private static final String FILE = "worker.mv.db";
  private static final String ONLY_IF_THERE = ";IFEXISTS=TRUE";

  public DatabaseCopy {
    neededFiles = Set.copyOf(neededFiles);
  }

  /** Whether a folder holds an embedded database. */
  public static boolean isDatabase(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  /**
   * Writes a copy of a database that no worker uses. Its tables stay as they are.
   *
   * @param folder the database's folder, {@code data-dir/db}
   * @param zip the file to write
   * @return false where nothing was written, because another process has the database open
   * @throws DatabaseUnavailableException if it cannot be read, or the copy not be written
   */
  public static boolean take(Path folder, Path zip) {
    try (Connection connection = open(folder)) {
      write(connection, zip);
      return true;
    } catch (SQLException e) {
      if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
        return false;
      }
      throw new DatabaseUnavailableException("the database in %s fails".formatted(folder), e);
    }
  }

  static void write(Connection connection, Path zip) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("backup to ?")) {
      statement.setString(1, zip.toAbsolutePath().toString());
      statement.execute();
    }
  }

  /**
   * Makes a database's folder from a copy.
   *
   * @param folder the folder, which is made
   * @throws IOException if the file cannot be read, holds no database, or nothing can be written
   */
  public static void unpack(Path zip, Path folder) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      var entry = file.getEntry(FILE);
      if (entry == null) {
        throw new IOException("%s holds no %s".formatted(zip, FILE));
      }
      Files.createDirectories(folder);
      try (InputStream in = file.getInputStream(entry);
          OutputStream out = Files.newOutputStream(folder.resolve(FILE))) {
        in.transferTo(out);
      }
    }
  }

  /**
   * Reads what the database in a folder is and needs; its tables stay as they are.
   *
   * @param folder one that {@link #unpack} made
   * @throws DatabaseUnavailableException if it cannot be opened
   */
  public static DatabaseCopy read(Path folder) {
    JdbcDataSource source = source(Database.url(folder) + ONLY_IF_THERE);
    // Kept open, so that the file is opened once.
    try (Connection kept = source.getConnection()) {
      kept.setReadOnly(true);
      int schema = schema(source);
      boolean known = schema == newestSchema();
      return new DatabaseCopy(
          schema,
          known ? new JdbcRetentionIndex(new Transactions(source)).neededFiles() : Set.of());
    } catch (SQLException e) {
      throw new DatabaseUnavailableException("the copy of the database cannot be opened", e);
    }
  }

  /** Version of the tables that this software makes and uses. */
  public static int newestSchema() {
    return Arrays.stream(flyway(source("jdbc:h2:mem:")).info().all())
        .mapToInt(DatabaseCopy::version)
        .max()
        .orElse(0);
  }

  private static int schema(JdbcDataSource source) {
    return Arrays.stream(flyway(source).info().all())
        .filter(migration -> migration.getState() != MigrationState.PENDING)
        .mapToInt(DatabaseCopy::version)
        .max()
        .orElse(0);
  }

  private static int version(MigrationInfo migration) {
    return Integer.parseInt(migration.getVersion().getVersion());
  }

  private static Flyway flyway(JdbcDataSource source) {
    return Flyway.configure().dataSource(source).locations("classpath:db/migration").load();
  }

  private static Connection open(Path folder) throws SQLException {
    return DriverManager.getConnection(Database.url(folder) + ONLY_IF_THERE, "sa", "");
  }

  private static JdbcDataSource source(String url) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser("sa");
    source.setPassword("");
    return source;
  }
}
