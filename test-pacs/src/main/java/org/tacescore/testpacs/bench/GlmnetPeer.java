package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;

/** R's cv.glmnet on the same table and folds, timed inside of its own process. */
final class GlmnetPeer {
  private static final String SCRIPT = "glmnet_peer.R";

  private final Path folder;

  /**
   * A peer.
   *
   * @param folder where table and script may be written
   */
  GlmnetPeer(Path folder) {
    this.folder = folder;
  }

  /** The least of three runs, in milliseconds; empty where there is no R with glmnet. */
  OptionalDouble milliseconds(FeatureTable table, BinaryOutcome outcome, int folds)
      throws IOException {
    Path data = Files.writeString(folder.resolve("lasso.csv"), csv(table, outcome, folds));
    Path script = folder.resolve(SCRIPT);
    try (InputStream in = GlmnetPeer.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException(SCRIPT + " is missing from the build");
      }
      Files.write(script, in.readAllBytes());
    }
    try {
      Process process =
          new ProcessBuilder("Rscript", "--vanilla", script.toString(), data.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0
          ? OptionalDouble.of(Double.parseDouble(said.strip()))
          : OptionalDouble.empty();
    } catch (IOException e) {
      // There is no such program.
      return OptionalDouble.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalDouble.empty();
    }
  }

  private static String csv(FeatureTable table, BinaryOutcome outcome, int folds) {
    StringBuilder text = new StringBuilder("y,fold,").append(String.join(",", table.names()));
    for (int row = 0; row < table.rows(); row++) {
      StringJoiner line = new StringJoiner(",", "\n", "");
      line.add(outcome.positive(row) ? "1" : "0").add(String.valueOf(row % folds + 1));
      for (double value : table.row(row)) {
        line.add(Double.toString(value));
      }
      text.append(line);
    }
    return text.append('\n').toString();
  }
}
