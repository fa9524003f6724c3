package org.tacescore.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/radiomics-settings.md has every key of a parameter file, with a test that there is. */
class SettingsTableTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String KEYS =
      "kernels-opencl/src/main/resources/org/tacescore/radiomics/parameter-keys.csv";
  private static final String CELL = "([^|\\n]+)\\|";
  private static final Pattern ROW = Pattern.compile("(?m)^\\|" + CELL.repeat(4) + "$");
  private static final Pattern TEST = Pattern.compile("\\w+Test\\b");

  @Test
  void everyKeyHasARow() throws IOException {
    Set<String> keys =
        Files.readAllLines(ROOT.resolve(KEYS)).stream()
            .filter(line -> line.startsWith("setting,"))
            .map(line -> line.split(",", -1)[1])
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(testsByKey().keySet()).isEqualTo(keys);
  }

  @Test
  void everyRowNamesTestsThatThereAre() throws IOException {
    Set<String> there = tests();

    testsByKey().forEach((key, named) -> assertThat(named).as(key).isNotEmpty().isSubsetOf(there));
  }

  private static Map<String, List<String>> testsByKey() throws IOException {
    String document = Files.readString(ROOT.resolve("docs/radiomics-settings.md"));
    int start = document.indexOf("## Keys of `setting`");
    String table = document.substring(start, document.indexOf("\n## ", start));
    Map<String, List<String>> tests = new TreeMap<>();
    ROW.matcher(table)
        .results()
        .skip(2)
        .forEach(
            row ->
                Arrays.stream(row.group(1).strip().split(", "))
                    .forEach(key -> tests.put(key, names(row.group(4)))));
    return tests;
  }

  private static List<String> names(String cell) {
    return TEST.matcher(cell).results().map(MatchResult::group).toList();
  }

  private static Set<String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Test.java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
