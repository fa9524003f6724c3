package org.tacescore.worker.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.worker.config.WorkerConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The worker beside a PACS, until it is told to stop. */
@Command(
    name = "serve",
    description = "Runs the worker beside a PACS. Research use only.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "YAML file; docs/configuration.md has the keys.")
  private Path config = Path.of("");

  @Override
  public Integer call() throws InterruptedException {
    WorkerConfig settings = WorkerConfig.read(config);
    try (StopSignal signal = StopSignal.install();
        RunningWorker worker =
            RunningWorker.start(
                settings,
                settings.dataDir().resolve("native"),
                SteadyClock.ofSystem(),
                (milestone, subject) -> LOG.debug("{} {}", milestone, subject))) {
      spec.commandLine()
          .getOut()
          .printf(
              "TACEscore listens: DICOM %s on port %d, http on port %d. Research use only.%n",
              settings.dicom().aeTitle(), worker.dicomPort(), worker.httpPort());
      spec.commandLine().getOut().flush();
      signal.await();
    }
    return 0;
  }
}
