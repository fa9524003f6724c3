package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.worker.statistics.Statistic;

/** The examples of {@code evaluate} in docs/examples/evaluate: made again, and by their schema. */
class EvaluateExamplesTest {
  private static final Path EXAMPLES = ContractSchema.DOCS.resolve("examples/evaluate");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  static List<String> commands() throws IOException {
    return Files.readAllLines(EXAMPLES.resolve("commands.txt"));
  }

  @Test
  void everyKindHasAnExampleAndADefinition() throws IOException {
    List<String> kinds = commands().stream().map(EvaluateExamplesTest::kind).toList();

    assertThat(kinds).isEqualTo(Statistic.words());
    assertThat(ContractSchema.read("evaluate").words("/properties/kind/enum")).isEqualTo(kinds);
    String statistics = Files.readString(ContractSchema.DOCS.resolve("statistics.md"));
    assertThat(kinds).allSatisfy(kind -> assertThat(statistics).contains("| `" + kind + "` |"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void exampleIsWhatTheCommandWrites(String command) throws IOException {
    Path out = folder.resolve("out.json");
    List<String> arguments = new ArrayList<>(List.of("evaluate"));
    arguments.addAll(List.of(command.split(" ")));
    arguments.addAll(List.of("--data", EXAMPLES + "/patients.csv", "--out", out.toString()));

    CommandRun run = CommandRun.of(arguments.toArray());

    assertThat(run.status()).as(run.err()).isZero();
    ContractSchema schema = ContractSchema.read("evaluate");
    Path example = EXAMPLES.resolve(kind(command) + ".json");
    assertThat(schema.violations(out)).isEmpty();
    assertThat(schema.violations(example)).isEmpty();
    assertSame("", JSON.readTree(out.toFile()), JSON.readTree(example.toFile()));
  }

  @Test
  void answerOfAnotherKindBreaksTheSchema() throws IOException {
    JsonNode roc = JSON.readTree(EXAMPLES.resolve("roc.json").toFile());
    ((ObjectNode) roc).put("kind", "delong");

    assertThat(ContractSchema.read("evaluate").violations(roc)).isNotEmpty();
  }

  private static String kind(String command) {
    return command.substring(0, command.indexOf(' '));
  }

  private static void assertSame(String place, JsonNode found, JsonNode expected) {
    if (expected.isNumber()) {
      double limit = 1e-9 * Math.max(1, Math.abs(expected.doubleValue()));
      assertThat(found.doubleValue()).as(place).isCloseTo(expected.doubleValue(), within(limit));
    } else if (expected.isContainerNode()) {
      assertThat(found.size()).as(place).isEqualTo(expected.size());
      expected
          .fieldNames()
          .forEachRemaining(
              key -> assertSame(place + "/" + key, found.path(key), expected.path(key)));
      for (int i = 0; expected.isArray() && i < expected.size(); i++) {
        assertSame(place + "/" + i, found.path(i), expected.path(i));
      }
    } else {
      assertThat(found).as(place).isEqualTo(expected);
    }
  }
}
