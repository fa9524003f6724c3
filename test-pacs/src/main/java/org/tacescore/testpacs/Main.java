package org.tacescore.testpacs;

import picocli.CommandLine;

/**
 * Starts the launcher's command: {@code demo}, {@code phantom} and {@code bench} here, all others
 * the worker's.
 */
public final class Main {
  private Main() {}

  /** Every command of the contract, ready to execute. */
  public static CommandLine commandLine() {
    CommandLine commandLine = org.tacescore.worker.cli.Main.commandLine();
    commandLine
        .addSubcommand(new BenchCommand())
        .addSubcommand(new DemoCommand())
        .addSubcommand(new PhantomCommand());
    return org.tacescore.worker.cli.Main.withOneManner(commandLine);
  }

  public static void main(String... arguments) {
    org.tacescore.worker.cli.Main.prepareProcess(arguments);
    System.exit(commandLine().execute(arguments));
  }
}
