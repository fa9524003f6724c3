package org.tacescore.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.testpacs.Main;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Links lead somewhere, and commands exist with the options that the documents give them. */
class DocumentsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** The launcher's own commands with their options; all others are the command line's. */
  private static final Map<String, Set<String>> LAUNCHER =
      Map.of(
          "test",
          Set.of("--install-peers", "--help"),
          "soak",
          Set.of("--help"),
          "viewer",
          Set.of("--install", "--help"));

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern COMMAND =
      Pattern.compile("(?:\\./|tacescore/)tacescore ([a-z]+)((?:[^`\\n\\\\]|\\\\\\n)*)");
  private static final Pattern OPTION = Pattern.compile("(?<=\\s)--[a-z-]+");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

  static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .forEach(documents::add);
    }
    return documents;
  }

  @Test
  void seesTheReadme() throws IOException {
    assertThat(documents()).contains(ROOT.resolve("README.md")).hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyRelativeLinkLeadsSomewhere(Path document) {
    List<String> broken =
        matches(LINK, read(document))
            .map(link -> link.group(1))
            .filter(link -> !link.contains("://"))
            .filter(link -> !resolves(document, link))
            .toList();

    assertThat(broken).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyCommandExistsWithItsOptions(Path document) {
    List<String> unknown =
        matches(COMMAND, read(document))
            .flatMap(command -> unknown(command.group(1), command.group(2)).stream())
            .toList();

    assertThat(unknown).isEmpty();
  }

  private static List<String> unknown(String name, String arguments) {
    Set<String> known = options(name);
    if (known.isEmpty()) {
      return List.of(name);
    }
    return matches(OPTION, arguments)
        .map(MatchResult::group)
        .filter(option -> !known.contains(option))
        .map(option -> name + " " + option)
        .toList();
  }

  private static Set<String> options(String name) {
    if (LAUNCHER.containsKey(name)) {
      return LAUNCHER.getOrDefault(name, Set.of());
    }
    CommandLine command = Main.commandLine().getSubcommands().get(name);
    if (command == null) {
      return Set.of();
    }
    return Stream.concat(Stream.of(command), command.getSubcommands().values().stream())
        .flatMap(part -> part.getCommandSpec().options().stream())
        .map(OptionSpec::names)
        .flatMap(Stream::of)
        .collect(Collectors.toSet());
  }

  private static boolean resolves(Path document, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
    return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
  }

  /** As the usual renderers make them of headings. */
  private static Set<String> anchors(Path document) {
    return matches(HEADING, read(document))
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Stream<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
