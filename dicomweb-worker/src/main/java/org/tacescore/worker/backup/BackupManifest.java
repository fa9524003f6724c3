package org.tacescore.worker.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * What a backup is: {@code manifest.json} beside its files.
 *
 * @param created when it was made
 * @param schema version of the database's tables
 * @param files how many files {@code SHA256SUMS} lists
 * @param bytes of all of these
 * @param sums SHA-256 of {@code SHA256SUMS}, hexadecimal
 */
public record BackupManifest(Instant created, int schema, int files, long bytes, String sums) {
  static final String FILE = "manifest.json";

  private static final String FORMAT = "tacescore-backup-1";
  private static final ObjectMapper JSON = new ObjectMapper();

  void write(Path folder) throws IOException {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("format", FORMAT)
            .put("created", created.toString())
            .put("schema", schema)
            .put("files", files)
            .put("bytes", bytes)
            .put("sha256sums_sha256", sums)
            .put("research_use_only", true);
    Files.writeString(folder.resolve(FILE), json.toPrettyString() + "\n");
  }

  /**
   * @throws BackupRefusedException if there is none, or it is none
   */
  static BackupManifest read(Path folder) {
    try {
      JsonNode json = JSON.readTree(folder.resolve(FILE).toFile());
      if (!json.path("format").asText().equals(FORMAT)) {
        throw notOne(folder, "it is not of the format " + FORMAT);
      }
      return new BackupManifest(
          Instant.parse(json.path("created").asText()),
          json.path("schema").asInt(),
          json.path("files").asInt(),
          json.path("bytes").asLong(),
          json.path("sha256sums_sha256").asText());
    } catch (IOException | DateTimeException e) {
      throw notOne(folder, "it cannot be read");
    }
  }

  private static BackupRefusedException notOne(Path folder, String why) {
    return new BackupRefusedException(
        BackupRefusal.NOT_A_BACKUP, "%s of %s: %s".formatted(FILE, folder, why));
  }
}
