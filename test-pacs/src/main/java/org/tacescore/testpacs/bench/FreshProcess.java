package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tacescore.network.ImageShape;
import org.tacescore.network.NetworkContract;

/**
 * The first run of a network in a process of its own.
 *
 * @param seconds from the start of the process to the first output
 * @param residentMb largest resident memory, MB
 */
record FreshProcess(double seconds, long residentMb) {

  /** Starts the process and waits for it. */
  static FreshProcess of(Path nativeCache, Path model, NetworkContract contract, int threads)
      throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseParallelGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    NetworkRun.class.getName(),
                    nativeCache.toString(),
                    model.toString()),
                numbers(contract, threads))
            .toList();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(
          "the process that runs " + model + " ended with " + process.exitValue());
    }
    String[] words = said.strip().split(" ", -1);
    return new FreshProcess(Double.parseDouble(words[0]), Long.parseLong(words[1]));
  }

  private static Stream<String> numbers(NetworkContract contract, int threads) {
    ImageShape image = contract.image();
    return Stream.of(
            image.slices(),
            image.rows(),
            image.columns(),
            image.channels(),
            contract.clinical(),
            contract.classes(),
            threads)
        .map(String::valueOf);
  }
}
