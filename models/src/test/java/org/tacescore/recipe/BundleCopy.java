package org.tacescore.recipe;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** A copy of a built-in bundle that a test may change. */
final class BundleCopy {
  private BundleCopy() {}

  /** The bundles that ship; the tests run on folders of classes, so nothing is unpacked. */
  static RecipeCatalog builtIn() {
    return RecipeCatalog.builtIn(Path.of("target", "recipes"));
  }

  static Path ofBuiltIn(String id, Path recipes) throws IOException, URISyntaxException {
    URL builtIn = Objects.requireNonNull(RecipeCatalog.class.getResource("/recipes/" + id));
    Path source = Path.of(builtIn.toURI());
    Path bundle = recipes.resolve(id);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, bundle.resolve(source.relativize(file).toString()));
      }
    }
    return bundle;
  }
}
