package org.tacescore.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** R with the statistics packages whose definitions are matched; asked in a process of its own. */
public final class RPeer {
  private static final String MISSING =
      "R or a package of it is missing (r-base-core r-cran-survival r-cran-proc r-cran-glmnet"
          + " r-cran-maxstat)";
  private static final long SECONDS = 120;
  private static final String HEAD =
      """
      options(warn = -1)
      args <- commandArgs(TRUE)
      d <- read.csv(args[1], check.names = FALSE)
      out <- list()
      """;
  private static final String TAIL =
      """

      for (name in names(out)) {
        cat("OUT", name, sprintf("%.17g", as.numeric(out[[name]])), "\\n")
      }
      """;

  private static boolean sought;
  private static boolean there;

  private RPeer() {}

  /** Skips the test where R or a package is missing; fails it where CI is true. */
  public static synchronized void require() {
    if (!sought) {
      sought = true;
      there = answers();
    }
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError(MISSING);
    }
    assumeTrue(there, MISSING);
  }

  private static boolean answers() {
    String load = "for (p in c('survival','pROC','glmnet','maxstat')) loadNamespace(p)";
    try {
      Process process =
          new ProcessBuilder("Rscript", "--vanilla", "-e", load)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /**
   * Runs a script and reads the numbers that it leaves.
   *
   * @param script R code that finds the table as the data frame {@code d} and leaves numbers in the
   *     list {@code out}, e.g. {@code out$auc <- 0.5}
   * @param csv the table with a header, see {@link #csv}
   * @return the numbers by their name in {@code out}, exact; NA is NaN
   */
  public static Map<String, double[]> run(String script, String csv) {
    try {
      Path folder = Files.createTempDirectory("r-peer");
      try {
        return run(folder, script, csv);
      } finally {
        for (String name : List.of("d.csv", "script.R", "said.txt")) {
          Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder);
      }
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private static Map<String, double[]> run(Path folder, String script, String csv)
      throws IOException, InterruptedException {
    Path data = Files.writeString(folder.resolve("d.csv"), csv);
    Path code = Files.writeString(folder.resolve("script.R"), HEAD + script + TAIL);
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder("Rscript", "--vanilla", code.toString(), data.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("R did not end within %d s".formatted(SECONDS));
    }
    assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    return read(Files.readAllLines(said));
  }

  private static Map<String, double[]> read(List<String> lines) {
    Map<String, double[]> numbers = new LinkedHashMap<>();
    for (String line : lines) {
      if (line.startsWith("OUT ")) {
        String[] words = line.trim().split(" +");
        numbers.put(words[1], Arrays.stream(words).skip(2).mapToDouble(RPeer::number).toArray());
      }
    }
    return numbers;
  }

  private static double number(String word) {
    return switch (word) {
      case "NA" -> Double.NaN;
      case "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(word);
    };
  }

  /** A table as CSV that R reads without loss: numbers are written in hexadecimal. */
  public static String csv(List<String> names, double[]... columns) {
    StringBuilder text = new StringBuilder(String.join(",", names)).append('\n');
    for (int row = 0; row < columns[0].length; row++) {
      for (int c = 0; c < columns.length; c++) {
        text.append(c == 0 ? "" : ",").append(Double.toHexString(columns[c][row]));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
