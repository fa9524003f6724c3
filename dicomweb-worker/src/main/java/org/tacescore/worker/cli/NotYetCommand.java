package org.tacescore.worker.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** A command of the contract that this version does not have yet: says so and exits with 2. */
@Command(description = "Not in this version yet.", mixinStandardHelpOptions = true)
final class NotYetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Unmatched private List<String> ignored = new ArrayList<>();

  @Override
  public Integer call() {
    spec.commandLine()
        .getErr()
        .printf("tacescore %s: not in this version yet; docs tell what is%n", spec.name());
    return 2;
  }
}
