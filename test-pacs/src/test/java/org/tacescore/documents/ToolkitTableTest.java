package org.tacescore.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The toolkit's classes that docs/decisions.md lists are those that the sources use. */
class ToolkitTableTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String PREFIX = "org.aoju.bus.";
  private static final Pattern USED =
      Pattern.compile(Pattern.quote(PREFIX) + "((?:[a-z]+\\.)+[A-Z]\\w*)");
  private static final Pattern LISTED =
      Pattern.compile("(?m)^\\| `((?:core|image)\\.[\\w.]+)` \\|");

  @Test
  void listsTheClassesInUse() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path sources :
          modules.map(m -> m.resolve("src")).filter(Files::isDirectory).sorted().toList()) {
        used.addAll(usedIn(sources));
      }
    }

    assertThat(matches(LISTED, read(ROOT.resolve("docs/decisions.md")))).isEqualTo(used);
  }

  private static Set<String> usedIn(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> matches(USED, read(file)).stream())
          .collect(Collectors.toSet());
    }
  }

  private static Set<String> matches(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
