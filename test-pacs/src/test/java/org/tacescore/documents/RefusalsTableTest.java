package org.tacescore.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tacescore.refusal.Refusal;

/**
 * The table of docs/refusals.md is the enum, in its order, and every refusal is given and tested.
 */
class RefusalsTableTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern WORD = Pattern.compile("[A-Z][A-Z_]+");

  @Test
  void listsEveryRefusalInOrderWithItsSentenceAndMender() throws IOException {
    List<String> expected = Arrays.stream(Refusal.values()).map(RefusalsTableTest::row).toList();

    List<String> table =
        Files.readAllLines(Path.of("../docs/refusals.md")).stream()
            .dropWhile(line -> !line.startsWith("| Code |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();

    assertThat(table).isEqualTo(expected);
  }

  @Test
  void saysEachSentenceAndRemedyInPlainWordsOnce() {
    List<String> sentences =
        Arrays.stream(Refusal.values())
            .flatMap(refusal -> Stream.of(refusal.sentence(), refusal.remedy()))
            .toList();

    assertThat(sentences)
        .doesNotHaveDuplicates()
        .allMatch(sentence -> sentence.matches("[A-Z][^_|{}%]{20,}\\."));
  }

  @Test
  void everyRefusalIsGivenByTheSoftwareAndNamedInATest() throws IOException {
    Set<String> given = words("main", "Refusal.java");
    Set<String> tested = words("test", "RefusalsTableTest.java");

    assertThat(Refusal.values())
        .allSatisfy(
            refusal -> {
              assertThat(given).contains(refusal.name());
              assertThat(tested).contains(refusal.name());
            });
  }

  /** All words in capitals of the sources of every module, but of one file. */
  private static Set<String> words(String scope, String exceptFile) throws IOException {
    Set<String> words = new HashSet<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.toList()) {
        Path sources = module.resolve("src").resolve(scope).resolve("java");
        if (Files.isDirectory(sources)) {
          addWords(sources, exceptFile, words);
        }
      }
    }
    return words;
  }

  private static void addWords(Path sources, String exceptFile, Set<String> words)
      throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (!file.endsWith(exceptFile)) {
          WORD.matcher(Files.readString(file))
              .results()
              .map(MatchResult::group)
              .forEach(words::add);
        }
      }
    }
  }

  private static String row(Refusal refusal) {
    String who =
        switch (refusal.mender()) {
          case RADIOGRAPHER -> "radiographer";
          case RADIOLOGIST -> "radiologist";
          case PACS_ADMINISTRATOR -> "PACS administrator";
          case SENDER -> "sender";
        };
    return "| `%s` | %s | %s | %s |"
        .formatted(refusal.name(), refusal.sentence(), who, refusal.remedy());
  }
}
