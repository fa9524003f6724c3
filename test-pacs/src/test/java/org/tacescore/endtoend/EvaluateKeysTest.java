package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The keys that other programs read from the answers of {@code evaluate}, letter by letter: they
 * stay, whatever is added beside them.
 */
class EvaluateKeysTest {
  private static final Path EXAMPLES = ContractSchema.DOCS.resolve("examples/evaluate");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  /**
   * Each kind with its keys: {@code a.b} is a key in a key, {@code {x}} stands for any name, a key
   * that ends in {@code []} holds an array of numbers.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "roc|auc lower upper youden.threshold youden.sensitivity youden.specificity",
        "delong|auc1 auc2 z p",
        "calibration|slope intercept brier hosmerLemeshow.chisq hosmerLemeshow.df"
            + " hosmerLemeshow.p curve",
        "dca|threshold[] model[] all[]",
        "nri|value se p",
        "idi|value se p",
        "km|groups.{g}.n groups.{g}.events groups.{g}.median groups.{g}.medianLower"
            + " groups.{g}.medianUpper groups.{g}.curve",
        "logrank|chisq df p",
        "cox|coefficients.{name}.coef coefficients.{name}.se coefficients.{name}.z"
            + " coefficients.{name}.p coefficients.{name}.hr coefficients.{name}.hrLower"
            + " coefficients.{name}.hrUpper logLik[] concordance.value concordance.se",
        "cindex|value se lower upper",
        "timeauc|auc[] horizon[]",
        "maxstat|cutpoint statistic p",
        "icc|value lower upper",
        "logistic|coefficients.(Intercept).coef coefficients.(Intercept).se"
            + " coefficients.{name}.coef coefficients.{name}.se",
        "lasso|lambda[] intercept[] beta.{name}[]",
        "centres|centres.{g}.value centres.{g}.lower centres.{g}.upper pooled.value",
      })
  void keysAreThoseThatWerePromised(String kind, String keys) throws IOException {
    JsonNode answer = answer(kind);

    for (String key : keys.split(" +")) {
      List<JsonNode> found = found(answer, key.replace("[]", ""));
      assertThat(found).as("%s: %s", kind, key).isNotEmpty().noneMatch(JsonNode::isMissingNode);
      if (key.endsWith("[]")) {
        assertThat(found).as(key).allMatch(EvaluateKeysTest::holdsNumbers);
      }
    }
    if (kind.equals("cox")) {
      assertThat(answer.path("logLik")).hasSize(2);
    }
  }

  private static boolean holdsNumbers(JsonNode node) {
    List<JsonNode> items = new ArrayList<>();
    node.forEach(items::add);
    return node.isArray() && !items.isEmpty() && items.stream().allMatch(JsonNode::isNumber);
  }

  /** What stands at a key, once for each name that a wildcard stands for. */
  private static List<JsonNode> found(JsonNode answer, String key) {
    Stream<JsonNode> nodes = Stream.of(answer);
    for (String step : key.split("\\.")) {
      nodes =
          step.startsWith("{")
              ? nodes.flatMap(node -> node.properties().stream().map(entry -> entry.getValue()))
              : nodes.map(node -> node.path(step));
    }
    return nodes.toList();
  }

  private JsonNode answer(String kind) throws IOException {
    String command =
        Files.readAllLines(EXAMPLES.resolve("commands.txt")).stream()
            .filter(line -> line.startsWith(kind + " "))
            .findFirst()
            .orElseThrow();
    Path out = folder.resolve("out.json");
    List<String> arguments = new ArrayList<>(List.of("evaluate"));
    arguments.addAll(List.of(command.split(" ")));
    arguments.addAll(List.of("--data", EXAMPLES + "/patients.csv", "--out", out.toString()));
    CommandRun run = CommandRun.of(arguments.toArray());
    assertThat(run.status()).as(run.err()).isZero();
    return JSON.readTree(out.toFile());
  }
}
