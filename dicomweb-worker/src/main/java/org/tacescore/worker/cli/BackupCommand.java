package org.tacescore.worker.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tacescore.worker.backup.Backup;
import org.tacescore.worker.backup.BackupManifest;
import org.tacescore.worker.backup.BackupRefusal;
import org.tacescore.worker.backup.BackupRefusedException;
import org.tacescore.worker.backup.BackupRoutes;
import org.tacescore.worker.config.DatabaseConfig;
import org.tacescore.worker.config.HttpConfig;
import org.tacescore.worker.config.WorkerConfig;
import org.tacescore.worker.queue.DatabaseCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Backs up a worker that runs or stands still, on its own machine. */
@Command(
    name = "backup",
    description =
        "Copies database, objects and the site's bundles of a worker, which may run, into a new"
            + " folder. Research use only.",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  private static final Duration CONNECTING = Duration.ofSeconds(30);
  private static final Duration COPYING = Duration.ofHours(1);
  private static final int CREATED = 201;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "The worker's YAML file.")
  private Path config = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder to make; it must not be there.")
  private Path out = Path.of("");

  @Option(
      names = "--worker",
      paramLabel = "URL",
      description = "The worker if it runs (default: this machine, http.port of the file).")
  private @Nullable URI worker;

  @Override
  public Integer call() throws IOException, InterruptedException {
    WorkerConfig settings = WorkerConfig.read(config);
    if (!(settings.database() instanceof DatabaseConfig.Embedded)) {
      throw new BackupRefusedException(
          BackupRefusal.POSTGRESQL,
          "use pg_dump --format=custom first, then copy %s"
              .formatted(settings.dataDir().resolve("objects")));
    }
    BackupManifest manifest;
    try (CopyProgress progress = new CopyProgress(spec.commandLine().getErr())) {
      Backup backup =
          new Backup(
              settings.dataDir(), zip -> copyDatabase(settings, zip), Clock.systemUTC(), progress);
      manifest = backup.write(out);
    }
    spec.commandLine()
        .getOut()
        .printf("%s: %d files, %d bytes%n", out, manifest.files(), manifest.bytes());
    return 0;
  }

  /** Only one process can open the database: a worker that does makes the copy. */
  private void copyDatabase(WorkerConfig settings, Path zip)
      throws IOException, InterruptedException {
    if (DatabaseCopy.take(settings.dataDir().resolve("db"), zip)) {
      return;
    }
    askWorker(worker == null ? address(settings.http()) : worker);
    Path copy = settings.dataDir().resolve(BackupRoutes.PLACE);
    Files.copy(copy, zip);
    Files.deleteIfExists(copy);
  }

  private static URI address(HttpConfig http) {
    String bound = http.bindAddress();
    boolean any = bound.equals("0.0.0.0") || bound.equals("::");
    String host = any ? "127.0.0.1" : bound;
    return URI.create(
        "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, http.port()));
  }

  private static void askWorker(URI root) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECTING).build();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(root.toString().replaceAll("/+$", "") + "/api/v1/backups"))
            .timeout(COPYING)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> response;
    try {
      response = client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IOException(
          "a worker has the database open, and none answers at %s; name it by --worker, or stop it"
              .formatted(root),
          e);
    }
    if (response.statusCode() != CREATED) {
      throw new IOException(
          "the worker at %s answers %d in place of a copy of its database"
              .formatted(root, response.statusCode()));
    }
  }
}
