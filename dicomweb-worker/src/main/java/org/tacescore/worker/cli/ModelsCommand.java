package org.tacescore.worker.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Bundles and networks. */
@Command(
    name = "models",
    synopsisSubcommandLabel = "COMMAND",
    description = "Lists, checks, imports and initialises models. Research use only.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ModelsImportCommand.class,
      ModelsInitCommand.class,
      ModelsListCommand.class,
      ModelsVerifyCommand.class
    })
final class ModelsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "one of import, init, list, verify is needed");
  }
}
