package org.tacescore.testpacs;

import org.tacescore.testpacs.bench.DicomwebBenchCommand;
import org.tacescore.testpacs.bench.LearningBenchCommand;
import org.tacescore.testpacs.bench.NetworksBenchCommand;
import org.tacescore.testpacs.bench.PipelineBenchCommand;
import org.tacescore.testpacs.bench.RadiomicsBenchCommand;
import org.tacescore.testpacs.bench.RegistrationBenchCommand;
import org.tacescore.testpacs.bench.ReportsBenchCommand;
import org.tacescore.testpacs.bench.WorkerBenchCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Benchmarks, by name. */
@Command(
    name = "bench",
    synopsisSubcommandLabel = "NAME",
    description = "Benchmarks: warm and cold figures, the machine named, ratios against peers.",
    mixinStandardHelpOptions = true,
    subcommands = {
      RadiomicsBenchCommand.class,
      NetworksBenchCommand.class,
      LearningBenchCommand.class,
      PipelineBenchCommand.class,
      RegistrationBenchCommand.class,
      ReportsBenchCommand.class,
      WorkerBenchCommand.class,
      DicomwebBenchCommand.class
    })
final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "the name of a benchmark is needed");
  }
}
