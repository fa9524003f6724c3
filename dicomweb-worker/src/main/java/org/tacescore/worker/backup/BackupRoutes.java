package org.tacescore.worker.backup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import org.tacescore.worker.queue.Database;
import org.tacescore.worker.web.HttpAnswer;
import org.tacescore.worker.web.HttpCall;
import org.tacescore.worker.web.ProblemException;
import org.tacescore.worker.web.Route;

/**
 * {@code POST /api/v1/backups}: a running worker copies its embedded database to one place of its
 * data folder, over the copy of before, for the command {@code backup} to fetch. The caller says
 * nothing of where, and is sent nothing of what it holds.
 */
public final class BackupRoutes {
  /** Where the copy lies in the data folder. */
  public static final Path PLACE = Path.of("backup", "database.zip");

  private static final int CREATED = 201;
  private static final int UNSUPPORTED_MEDIA_TYPE = 415;

  private final Database database;
  private final Path dataDir;
  private final Clock clock;

  private BackupRoutes(Database database, Path dataDir, Clock clock) {
    this.database = database;
    this.dataDir = dataDir;
    this.clock = clock;
  }

  /**
   * @param database the embedded one
   */
  public static List<Route> of(Database database, Path dataDir, Clock clock) {
    BackupRoutes routes = new BackupRoutes(database, dataDir, clock);
    return List.of(new Route("POST", "/api/v1/backups", routes::copy));
  }

  /** A web page of elsewhere cannot send this media type without being allowed to. */
  private synchronized HttpAnswer copy(HttpCall call) throws IOException {
    if (!call.contentType().startsWith("application/json")) {
      throw new ProblemException(
          UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_FORMAT", "needed: application/json");
    }
    Path copy = dataDir.resolve(PLACE);
    Path folder = dataDir.resolve("backup");
    if (Files.notExists(folder)) {
      FolderFiles.makePrivate(folder);
    }
    Path draft = folder.resolve("database.zip.part");
    try {
      database.copyTo(draft, clock);
      Files.move(draft, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
    return HttpAnswer.json(
        CREATED,
        JsonNodeFactory.instance
            .objectNode()
            .put("file", PLACE.toString())
            .put("research_use_only", true)
            .toString());
  }
}
