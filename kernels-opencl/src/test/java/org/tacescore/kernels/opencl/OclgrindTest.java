package org.tacescore.kernels.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All kernels on oclgrind, a simulated device that reports accesses outside of buffers and data
 * races.
 *
 * <p>Run as {@code oclgrind java} it would do nothing, since the binding loads OpenCL by itself,
 * and look well; so it is named to the OpenCL loader as a driver, and the name of the platform is
 * asked for.
 */
@Tag("peers")
class OclgrindTest {
  private static final Path DRIVER = Path.of("/usr/lib/oclgrind/liboclgrind-rt-icd.so");
  private static final Pattern KERNEL =
      Pattern.compile("__kernel void (\\w+)\\(|^PASS\\((\\w+)", Pattern.MULTILINE);
  private static final long MOST_MINUTES = 5;

  @TempDir private Path folder;

  private record Outcome(int status, List<String> lines) {
    List<String> ours(String prefix) {
      return lines.stream()
          .filter(line -> line.startsWith(prefix))
          .map(line -> line.substring(prefix.length()))
          .toList();
    }

    List<String> simulators() {
      return lines.stream().filter(line -> !line.startsWith(OclgrindRun.OURS)).toList();
    }
  }

  @Test
  void everyKernelIsRightAndNoneIsReported() throws Exception {
    if (!Files.exists(DRIVER)) {
      String missing = "no oclgrind (Debian package oclgrind)";
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError(missing);
      }
      abort(missing);
    }

    Outcome outcome = run();

    assertThat(outcome.ours(OclgrindRun.OURS + "platform ")).containsExactly("Oclgrind");
    assertThat(outcome.simulators()).isEmpty();
    assertThat(outcome.status()).as(String.join("\n", outcome.lines())).isZero();
    assertThat(outcome.ours(OclgrindRun.KERNEL)).hasSameElementsAs(kernels());
  }

  private Outcome run() throws IOException, InterruptedException {
    Path vendors = Files.createDirectory(folder.resolve("vendors"));
    Files.writeString(vendors.resolve("oclgrind.icd"), DRIVER + "\n");
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            OclgrindRun.class.getName(),
            folder.resolve("native").toString());
    builder.environment().put("OCL_ICD_VENDORS", vendors.toString());
    builder.environment().put("OCLGRIND_DATA_RACES", "1");
    builder.environment().put("OCLGRIND_MAX_ERRORS", "2000");
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = builder.start();
    if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("oclgrind took longer than %d minutes".formatted(MOST_MINUTES));
    }
    return new Outcome(process.exitValue(), Files.readAllLines(output, StandardCharsets.UTF_8));
  }

  /** The names of all kernels in the sources. */
  private static Set<String> kernels() throws Exception {
    Path sources = Path.of(OclgrindTest.class.getResource("/kernels").toURI());
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.toList()) {
        KERNEL
            .matcher(Files.readString(file))
            .results()
            .map(match -> match.group(1) != null ? match.group(1) : match.group(2))
            .filter(name -> !name.equals("NAME"))
            .forEach(names::add);
      }
    }
    return names;
  }
}
