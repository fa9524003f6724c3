package org.tacescore.worker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tacescore.worker.backup.BackupManifest;
import org.tacescore.worker.backup.BackupRefusal;
import org.tacescore.worker.backup.BackupRefusedException;
import org.tacescore.worker.backup.Restore;
import org.tacescore.worker.config.DatabaseConfig;
import org.tacescore.worker.config.WorkerConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts a backup into an empty data folder. */
@Command(
    name = "restore",
    description =
        "Puts a backup into an empty data folder, once every file is checked. The worker that is"
            + " started then goes on where the backup was made. Research use only.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "The worker's YAML file; data-dir tells where to.")
  private Path config = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "DIR",
      required = true,
      description = "The folder that backup wrote.")
  private Path from = Path.of("");

  @Override
  public Integer call() throws IOException {
    WorkerConfig settings = WorkerConfig.read(config);
    if (!(settings.database() instanceof DatabaseConfig.Embedded)) {
      throw new BackupRefusedException(
          BackupRefusal.POSTGRESQL, "use pg_restore for the database, and copy the objects");
    }
    if (!Files.isDirectory(from)) {
      throw new BackupRefusedException(BackupRefusal.NOT_A_BACKUP, from + " is no folder");
    }
    BackupManifest manifest;
    try (CopyProgress progress = new CopyProgress(spec.commandLine().getErr())) {
      manifest = new Restore(settings.dataDir(), progress).from(from);
    }
    spec.commandLine()
        .getOut()
        .printf(
            "restored to %s: %d files, %d bytes, as of %s%n",
            settings.dataDir(), manifest.files(), manifest.bytes(), manifest.created());
    return 0;
  }
}
