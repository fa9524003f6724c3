package org.tacescore.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.refusal.Refusal;

/** The table of docs/refusals.md is the enum, in its order. */
class RefusalsTableTest {

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

  private static String row(Refusal refusal) {
    String who =
        switch (refusal.mender()) {
          case RADIOGRAPHER -> "radiographer";
          case RADIOLOGIST -> "radiologist";
          case PACS_ADMINISTRATOR -> "PACS administrator";
          case SENDER -> "sender";
        };
    return "| `%s` | %s | %s |".formatted(refusal.name(), refusal.sentence(), who);
  }
}
