package org.tacescore.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However a study comes together, it ends in the state that docs/rendezvous.md names, with its
 * reason and so many reports, each naming the one before it.
 */
class RendezvousTest {
  @TempDir static Path folder;
  private static @Nullable StudyDesk desk;

  @BeforeAll
  static void open() throws IOException {
    desk = StudyDesk.open(folder);
  }

  @AfterAll
  static void close() {
    desk().close();
  }

  private static StudyDesk desk() {
    return Objects.requireNonNull(desk);
  }

  static List<Arrangement> arrangements() {
    return Chapter.all().stream().flatMap(chapter -> chapter.rows().stream()).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("arrangements")
  void endsInItsState(Arrangement arrangement) {
    arrangement.happen(desk());
  }

  @Test
  void theArrangementsAreManyAndDiffer() {
    assertThat(arrangements())
        .hasSizeGreaterThan(100)
        .extracting(Arrangement::name)
        .doesNotHaveDuplicates();
  }

  @Test
  void theDocumentHasTheseTables() throws IOException {
    List<String> expected = new ArrayList<>();
    for (Chapter chapter : Chapter.all()) {
      expected.add("## " + chapter.title());
      chapter.rows().forEach(arrangement -> expected.add(arrangement.row()));
    }
    List<String> document =
        Files.readAllLines(Path.of("../docs/rendezvous.md")).stream()
            .dropWhile(line -> !line.equals(expected.get(0)))
            .filter(line -> line.startsWith("## ") || line.startsWith("| "))
            .filter(line -> !line.startsWith("| Arrangement |"))
            .toList();

    assertThat(document).isEqualTo(expected);
  }
}
