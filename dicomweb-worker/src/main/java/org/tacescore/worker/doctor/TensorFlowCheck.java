package org.tacescore.worker.doctor;

import java.util.function.Supplier;

/**
 * Whether TensorFlow's native library loads and runs a small network.
 *
 * @param trial runs one, and tells on what
 */
record TensorFlowCheck(Supplier<String> trial) implements Check {

  @Override
  public String name() {
    return "TensorFlow";
  }

  @Override
  public Finding look() {
    try {
      return Finding.ok(trial.get() + " runs a small network");
    } catch (LinkageError | RuntimeException e) {
      return Finding.fail(
          "no network can be run (%s: %s)".formatted(e.getClass().getSimpleName(), firstLine(e)),
          "use 64-bit x86 Linux with glibc, and leave 2 GB free where data-dir/native lies; remove"
              + " that folder if it was written by half");
    }
  }

  private static String firstLine(Throwable fault) {
    return String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
  }
}
