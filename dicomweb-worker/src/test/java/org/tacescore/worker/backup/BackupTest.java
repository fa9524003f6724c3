package org.tacescore.worker.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.digest.Sha256;
import org.tacescore.worker.queue.Database;
import org.tacescore.worker.queue.DatabaseCopy;
import org.tacescore.worker.receive.ObjectStore;

/** A backup is whole or refused, and a restore of it puts back all or nothing. */
class BackupTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
  private static final CopyListener SILENT =
      new CopyListener() {
        @Override
        public void begins(int files) {}

        @Override
        public void copied() {}
      };

  @TempDir Path folder;
  private Path data = Path.of("");
  private Path backup = Path.of("");
  private Path target = Path.of("");
  private String object = "";

  @BeforeEach
  void makeWorkersData() throws IOException, SQLException {
    data = folder.resolve("data");
    backup = folder.resolve("backup");
    target = folder.resolve("empty/data");
    try (ObjectStore store = ObjectStore.open(data, 1 << 20)) {
      object = store.put("a report".getBytes(StandardCharsets.UTF_8)).sha256();
      store.put("nothing knows it".getBytes(StandardCharsets.UTF_8));
    }
    Files.createDirectories(data.resolve("bundles/site"));
    Files.writeString(data.resolve("bundles/site/recipe.json"), "{}");
    Files.createDirectories(data.resolve("native"));
    Database.embedded(data.resolve("db")).close();
    know(object);
  }

  private void know(String sha256) throws SQLException {
    try (Connection connection = connect(data);
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into job_object (job_key, role, sop_class_uid, sop_instance_uid,"
                    + " series_instance_uid, transfer_syntax_uid, sha256)"
                    + " values ('k', ?, '1.2', '1.2.3', '1.2.4', '1.2.840.10008.1.2.1', ?)")) {
      insert.setString(1, sha256);
      insert.setString(2, sha256);
      insert.executeUpdate();
    }
  }

  private static Connection connect(Path dataDir) throws SQLException {
    return DriverManager.getConnection("jdbc:h2:file:" + dataDir.resolve("db/worker"), "sa", "");
  }

  private BackupManifest backUp() throws IOException, InterruptedException {
    return backUp(zip -> assertThat(DatabaseCopy.take(data.resolve("db"), zip)).isTrue());
  }

  private BackupManifest backUp(DatabaseSource source) throws IOException, InterruptedException {
    return new Backup(data, source, CLOCK, SILENT).write(backup);
  }

  private void assertRestoreRefused(BackupRefusal reason) {
    assertThatThrownBy(() -> new Restore(target, SILENT).from(backup))
        .isInstanceOfSatisfying(
            BackupRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    assertThat(target).doesNotExist();
  }

  private void assertBackupRefused(BackupRefusal reason, DatabaseSource source) {
    assertThatThrownBy(() -> backUp(source))
        .isInstanceOfSatisfying(
            BackupRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    assertThat(backup).doesNotExist();
    assertThat(folder.resolve("backup.part")).doesNotExist();
  }

  @Test
  void restoresWhatTheDatabaseKnows() throws Exception {
    BackupManifest made = backUp();

    BackupManifest restored = new Restore(target, SILENT).from(backup);

    assertThat(restored).isEqualTo(made);
    assertThat(made.files()).isEqualTo(3);
    assertThat(made.schema()).isEqualTo(DatabaseCopy.newestSchema()).isGreaterThanOrEqualTo(12);
    assertThat(files(target.resolve("objects"))).containsExactly(object + ".dcm");
    assertThat(target.resolve("bundles/site/recipe.json")).hasContent("{}");
    assertThat(target.resolve(".restore.part")).doesNotExist();
    try (Connection connection = connect(target);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select sha256 from job_object")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo(object);
    }
  }

  @Test
  void copiesWhileTheDatabaseIsWrittenTo() throws Exception {
    AtomicInteger written = new AtomicInteger();
    AtomicBoolean stop = new AtomicBoolean();
    try (Database database = Database.embedded(data.resolve("db"))) {
      CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> writeAudit(written, stop));
      backUp(
          zip -> {
            int before = awaitMore(written, 0);
            database.copyTo(zip, CLOCK);
            awaitMore(written, before);
          });
      stop.set(true);
      writer.join();
    }

    new Restore(target, SILENT).from(backup);
    assertThat(target.resolve(ObjectStore.place(object))).hasContent("a report");
    try (Connection connection = connect(target);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*), max(cast(subject as int)) from audit where event = 'TEST'")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isPositive().isLessThan(written.get());
      assertThat(rows.getInt(2)).as("none is missing in between").isEqualTo(rows.getInt(1));
    }
  }

  private static int awaitMore(AtomicInteger written, int than) {
    while (written.get() <= than) {
      Thread.onSpinWait();
    }
    return written.get();
  }

  private void writeAudit(AtomicInteger written, AtomicBoolean stop) {
    try (Connection connection = connect(data);
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into audit (at, event, subject, detail)"
                    + " values (current_timestamp, 'TEST', ?, '')")) {
      while (!stop.get()) {
        insert.setString(1, Integer.toString(written.get() + 1));
        insert.executeUpdate();
        written.incrementAndGet();
      }
    } catch (SQLException e) {
      // The spinning copy must not wait for ever.
      written.set(Integer.MAX_VALUE);
      throw new AssertionError(e);
    }
  }

  @Test
  void asksAgainWhenAnObjectWasGivenUpMeanwhile() throws Exception {
    String gone = "0".repeat(64);
    know(gone);
    DatabaseSource source =
        zip -> {
          DatabaseCopy.take(data.resolve("db"), zip);
          forget(gone);
        };

    assertThat(backUp(source).files()).isEqualTo(3);
  }

  private void forget(String sha256) {
    try (Connection connection = connect(data);
        Statement statement = connection.createStatement()) {
      statement.execute("delete from job_object where sha256 = '" + sha256 + "'");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void refusesToBackUpADamagedStore() throws Exception {
    DatabaseSource source = zip -> DatabaseCopy.take(data.resolve("db"), zip);
    Files.writeString(data.resolve(ObjectStore.place(object)), "another");
    assertBackupRefused(BackupRefusal.DAMAGED, source);

    Files.delete(data.resolve(ObjectStore.place(object)));
    assertBackupRefused(BackupRefusal.MISSING_FILE, source);
  }

  @Test
  void refusesWhereSomethingIsAlready() throws Exception {
    backUp();
    assertThatThrownBy(this::backUp)
        .isInstanceOf(BackupRefusedException.class)
        .hasMessageContaining("TARGET_NOT_EMPTY");

    for (String name : List.of("objects", "db", "anything")) {
      Path used = Files.createDirectories(folder.resolve("used-" + name));
      Files.createDirectory(used.resolve(name));
      assertThatThrownBy(() -> new Restore(used, SILENT).from(backup))
          .isInstanceOf(BackupRefusedException.class)
          .hasMessageContaining("TARGET_NOT_EMPTY");
      assertThat(files(used)).isEmpty();
    }
  }

  @Test
  void refusesADamagedFileAndOneThatIsMissing() throws Exception {
    backUp();
    for (Path file :
        List.of(
            backup.resolve(ObjectStore.place(object)),
            backup.resolve("bundles/site/recipe.json"),
            backup.resolve("database.zip"),
            backup.resolve("SHA256SUMS"))) {
      byte[] whole = Files.readAllBytes(file);
      byte[] damaged = whole.clone();
      damaged[damaged.length / 2] ^= 1;
      Files.write(file, damaged);
      assertRestoreRefused(BackupRefusal.DAMAGED);

      Files.delete(file);
      assertRestoreRefused(BackupRefusal.MISSING_FILE);
      Files.write(file, whole);
    }
    new Restore(target, SILENT).from(backup);
  }

  @Test
  void refusesALaterSchemaAndWhatIsNoBackup() throws Exception {
    BackupManifest made = backUp();
    new BackupManifest(made.created(), made.schema() + 1, made.files(), made.bytes(), made.sums())
        .write(backup);
    assertRestoreRefused(BackupRefusal.NEWER_SCHEMA);

    Files.writeString(backup.resolve("manifest.json"), "{\"format\": \"another\"}");
    assertRestoreRefused(BackupRefusal.NOT_A_BACKUP);
    Files.delete(backup.resolve("manifest.json"));
    assertRestoreRefused(BackupRefusal.NOT_A_BACKUP);
  }

  @Test
  void refusesAPathThatLeadsOut() throws Exception {
    BackupManifest made = backUp();
    Path sums = backup.resolve("SHA256SUMS");
    String text =
        Files.readString(sums).replace("bundles/site/recipe.json", "bundles/../../recipe.json");
    Files.writeString(sums, text);
    new BackupManifest(
            made.created(), made.schema(), made.files(), made.bytes(), Sha256.hexOf(text))
        .write(backup);

    assertRestoreRefused(BackupRefusal.DAMAGED);
  }

  private static List<String> files(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()))
          .toList();
    }
  }
}
