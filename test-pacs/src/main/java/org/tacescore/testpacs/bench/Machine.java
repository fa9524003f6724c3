package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a benchmark ran on, in one line. */
final class Machine {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Path LOAD = Path.of("/proc/loadavg");

  private Machine() {}

  /** Processor, cores, memory for the heap, Java, system, and the load before the benchmark. */
  static String line() {
    return "%s, %d cores, heap at most %d MB, Java %s, %s %s, load %s"
        .formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            Runtime.getRuntime().maxMemory() >> 20,
            Runtime.version(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            firstWord(LOAD));
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown processor");
    } catch (IOException e) {
      return "unknown processor";
    }
  }

  private static String firstWord(Path file) {
    try {
      return Files.readString(file).split(" ", 2)[0];
    } catch (IOException e) {
      return "unknown";
    }
  }
}
