package org.tacescore.worker.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The commands of an installed worker.
 *
 * <p>Exit status: 0 success, 1 a fault of the surroundings or a bug, 2 usage, 3 when nothing could
 * be scored.
 */
@Command(
    name = "tacescore",
    synopsisSubcommandLabel = "COMMAND",
    description = "Scores liver studies for TACE beside a PACS. Research use only.",
    mixinStandardHelpOptions = true,
    version = "TACEscore 0.1.0, research use only",
    subcommands = {
      BackfillCommand.class,
      BackupCommand.class,
      CohortCommand.class,
      DoctorCommand.class,
      EvaluateCommand.class,
      ExtractCommand.class,
      ModelsCommand.class,
      PhasesCommand.class,
      RestoreCommand.class,
      ScoreCommand.class,
      ServeCommand.class,
      TrainCommand.class,
      ValidateCommand.class
    })
public final class Main implements Runnable {
  /** Commands of the contract whose issue is still open. */
  private static final List<String> NOT_YET = List.of("export");

  /** Read by logback.xml. */
  private static final String LOG_LEVEL = "tacescore.log";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is needed");
  }

  /**
   * Before the first line of text: numbers are written the same wherever the process runs, the
   * worker's log tells its way, other commands speak for themselves.
   */
  public static void prepareProcess(String... arguments) {
    Locale.setDefault(Locale.ROOT);
    if (System.getProperty(LOG_LEVEL) == null) {
      boolean serving = arguments.length > 0 && arguments[0].equals("serve");
      System.setProperty(LOG_LEVEL, serving ? "INFO" : "WARN");
    }
  }

  /** The worker's commands, and those of the contract that are not there yet; ready to execute. */
  public static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
    NOT_YET.forEach(name -> commandLine.addSubcommand(name, new NotYetCommand()));
    return withOneManner(commandLine);
  }

  /** Gives all commands, also ones added since, the same version, help and way to fail. */
  public static CommandLine withOneManner(CommandLine commandLine) {
    setVersion(commandLine, commandLine.getCommandSpec().version());
    return commandLine
        .setExecutionExceptionHandler(new FaultReport())
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static void setVersion(CommandLine commandLine, String... version) {
    commandLine.getCommandSpec().version(version);
    commandLine.getSubcommands().values().forEach(command -> setVersion(command, version));
  }

  public static void main(String... arguments) {
    prepareProcess(arguments);
    System.exit(commandLine().execute(arguments));
  }
}
