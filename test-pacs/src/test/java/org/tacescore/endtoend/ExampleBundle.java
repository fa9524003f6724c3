package org.tacescore.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The bundle of docs/examples. Its network is small and its features are few, so that a study is
 * scored by it in a fraction of the time that a trained bundle takes.
 */
public final class ExampleBundle {
  public static final String ID = "hrd-demo";

  /** Holds the bundle alone, as a site's folder of bundles. */
  static final Path FOLDER =
      ContractSchema.DOCS.resolve("examples/bundle").toAbsolutePath().normalize();

  static final Path BUNDLE = FOLDER.resolve(ID);

  private ExampleBundle() {}

  /** Makes it a worker's own. */
  public static void putInto(Path dataDir) throws IOException {
    copyTo(dataDir.resolve("bundles").resolve(ID));
  }

  /**
   * A copy.
   *
   * @param bundle is made
   */
  static void copyTo(Path bundle) throws IOException {
    for (Path file : StudyCopy.filesBelow(BUNDLE)) {
      Path copy = bundle.resolve(BUNDLE.relativize(file));
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }

  /** {@code score} by this bundle alone, on the JVM. */
  static CommandRun score(Object... options) {
    return CommandRun.of(
        Stream.concat(
                Stream.of("score", "--bundles", FOLDER, "--recipe", ID, "--backend", "jvm"),
                Stream.of(options))
            .toArray());
  }
}
