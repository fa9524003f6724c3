package org.tacescore.endtoend;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import org.tacescore.testpacs.Main;
import picocli.CommandLine;

/**
 * What a command of the launcher left, run inside this process.
 *
 * @param status its exit status
 * @param out what it printed
 * @param err what it complained of
 */
record CommandRun(int status, String out, String err) {

  static CommandRun of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commands =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int status =
        commands.execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    return new CommandRun(status, out.toString(), err.toString());
  }
}
