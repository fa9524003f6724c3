package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.tacescore.worker.cli.Main;

/** A whole {@code extract} process: start of the JVM, reading, extraction, writing. */
final class ColdRun {
  private ColdRun() {}

  /** Seconds of wall time from start to end. */
  static double seconds(Path image, Path mask, Path settings, Path out)
      throws IOException, InterruptedException {
    long before = System.nanoTime();
    int status = start(image, mask, settings, out).waitFor();
    if (status != 0) {
      throw new IOException("extract ended with " + status);
    }
    return (System.nanoTime() - before) / 1e9;
  }

  private static Process start(Path image, Path mask, Path settings, Path out) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseParallelGC",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "extract",
            "--image",
            image.toString(),
            "--mask",
            mask.toString(),
            "--settings",
            settings.toString(),
            "--out",
            out.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
