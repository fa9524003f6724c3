package org.tacescore.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.worker.assemble.Slot;
import org.tacescore.worker.web.OrphanView;

/** The schema's later versions take over what the first one holds. */
class MigrationTest {
  private static final String THEN = "timestamp with time zone '2026-01-01 00:00:00+00'";

  private static final String SHA_256 = "a".repeat(64);

  @TempDir Path folder;

  private void firstVersion() throws SQLException {
    String url = "jdbc:h2:file:" + folder.resolve("worker");
    Flyway.configure()
        .dataSource(url, "sa", "")
        .locations("classpath:db/migration")
        .target("1")
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into job (job_key, study_instance_uid, state, request, starts, created_at,"
              + " updated_at) values ('k', '1.2', 'DONE', '{}', 1, "
              + THEN
              + ", "
              + THEN
              + ")");
      statement.execute(
          "insert into rendezvous (study_instance_uid, revision, first_arrival, last_arrival,"
              + " dirty) values ('1.2', 3, "
              + THEN
              + ", "
              + THEN
              + ", false)");
      statement.execute(
          "insert into slot (study_instance_uid, recipe_id, state, lack, missing, detail, since)"
              + " values ('1.2', 'hrd', 'WAITING_SEG', 'WAITING_SEG', 'MISSING_SEGMENTATION',"
              + " 'needed: a tumour segment', "
              + THEN
              + ")");
      statement.execute(
          "insert into instance values ('1.2.1.1', '1.2.840.10008.5.1.4.1.1.2', '1.2', '1.2.1', 'CT',"
              + " '', 'P1', '1.2.840.10008.1.2.1', '"
              + SHA_256
              + "', 1, "
              + THEN
              + ", 'DIMSE', 'PACS', false)");
      statement.execute(
          "insert into orphan_segmentation values ('1.3', '1.2', '1.2.9', " + THEN + ")");
    }
  }

  @Test
  void theSecondVersionKeepsJobsSlotsAndOrphansOfTheFirst() throws SQLException {
    firstVersion();

    try (Database database = Database.embedded(folder)) {
      Transactions transactions = database.transactions();
      Optional<String> contentKey =
          transactions.run(
              query -> query.first("select content_key from job", row -> row.text("content_key")));
      assertThat(contentKey).contains("k");
      Slot slot = transactions.run(query -> SlotRows.ofStudy(query, "1.2")).get(0);
      assertThat(slot.parts()).isEmpty();
      assertThat(slot.detail()).isEqualTo("needed: a tumour segment");
      List<OrphanView> orphans = transactions.run(query -> OrphanRows.list(query, 9));
      assertThat(orphans).singleElement().extracting(o -> o.refersTo().size()).isEqualTo(1);
      assertThat(database.rendezvousStore(new SteppedClock()).clinicalDigests())
          .containsEntry("1.2", "");
      assertThat(database.catalogue().stale(9)).containsExactly("1.2");
      assertThat(database.catalogue().unread("1.2")).containsExactly(SHA_256);
    }
  }
}
