package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of {@code evaluate} beside R, from one CSV that both read. */
@Tag("peers")
class EvaluatePeersTest {
  private static final Path SCRIPT = Path.of("src", "test", "resources", "evaluate", "evaluate.R");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SURVIVAL = "--time time --event event ";
  private static final Map<String, String> ASKED = asked();

  @TempDir static Path folder;

  @BeforeAll
  static void requireR() {
    PeerProgram.require("Rscript", "r-base-core");
    PeerProgram.requireFile("/usr/lib/R/library/survival", "r-cran-survival");
    for (String name : List.of("pROC", "glmnet", "maxstat")) {
      PeerProgram.requireFile(
          "/usr/lib/R/site-library/" + name, "r-cran-" + name.toLowerCase(Locale.ROOT));
    }
  }

  private static Map<String, String> asked() {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("roc", "roc --outcome y --score p1");
    asked.put("delong", "delong --outcome y --score p1 --score2 p2");
    asked.put("calibration", "calibration --outcome y --score p1");
    asked.put("dca", "dca --outcome y --score p1");
    asked.put("nri", "nri --outcome y --score p1 --score2 p2");
    asked.put("idi", "idi --outcome y --score p1 --score2 p2");
    for (String type : List.of("log", "log-log", "plain")) {
      asked.put("km-" + type, "km " + SURVIVAL + "--group g --conf-type " + type);
    }
    asked.put("logrank", "logrank " + SURVIVAL + "--group g");
    for (String ties : List.of("efron", "breslow")) {
      asked.put("cox-" + ties, "cox " + SURVIVAL + "--covariates x1,x2,x3,x4 --ties " + ties);
    }
    asked.put("cindex", "cindex " + SURVIVAL + "--score x1 --score2 x2");
    asked.put("timeauc", "timeauc " + SURVIVAL + "--score x1 --horizon 3,6");
    asked.put("maxstat", "maxstat " + SURVIVAL + "--score x1 --minprop 0.1");
    asked.put("icc-2", "icc --raters r1,r2,r3 --model 2,1");
    asked.put("icc-3", "icc --raters r1,r2,r3 --model 3,1");
    asked.put("logistic", "logistic --outcome y --covariates x1,x2,x3,x4");
    asked.put("centres", "centres --outcome y --score p1 --group g");
    asked.put("centres-survival", "centres " + SURVIVAL + "--score x1 --group g");
    String path = " --covariates x1,x2,x3,x4,x5,x6,x7,x8 --lambda 0.3,0.1,0.05,0.02,0.01 --alpha ";
    for (String alpha : List.of("1", "0.5")) {
      asked.put("lasso-gaussian-" + alpha, "lasso --family gaussian --outcome z" + path + alpha);
      asked.put("lasso-binomial-" + alpha, "lasso --family binomial --outcome y" + path + alpha);
      asked.put("lasso-cox-" + alpha, "lasso --family cox " + SURVIVAL + path + alpha);
    }
    return asked;
  }

  @ParameterizedTest
  @CsvSource({"310, 0.6, 1, 1", "140, 0.85, 0, 2", "90, 0.3, 2, 3"})
  void everyKindSaysWhatRSays(int rows, double censored, int decimals, long seed) throws Exception {
    Path csv = folder.resolve("table-%d.csv".formatted(seed));
    Files.writeString(csv, EvaluateTable.csv(rows, censored, decimals, seed));
    PeerProgram.Result r = PeerProgram.require("Rscript", "").run("--vanilla", SCRIPT, csv);
    assertThat(r.status()).as(tail(r.output())).isZero();
    Map<String, JsonNode> answers = new HashMap<>();
    List<String> places = new ArrayList<>();
    for (String line : r.output().lines().toList()) {
      String[] words = line.trim().split(" +");
      JsonNode answer = answers.computeIfAbsent(words[0], name -> answer(csv, name));
      compare(line, values(answer, words[1]), words);
      places.add(words[0]);
    }
    assertThat(places).containsAll(ASKED.keySet());
  }

  private static String tail(String text) {
    return text.substring(Math.max(0, text.length() - 300));
  }

  private static JsonNode answer(Path csv, String name) {
    Path out = folder.resolve(name + ".json");
    List<String> arguments = new ArrayList<>(List.of("evaluate"));
    arguments.addAll(List.of(ASKED.getOrDefault(name, name).split(" +")));
    arguments.addAll(List.of("--data", csv.toString(), "--out", out.toString()));
    CommandRun run = CommandRun.of(arguments.toArray());
    assertThat(run.status()).as(name + ": " + run.err()).isZero();
    try {
      return JSON.readTree(out.toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The numbers at a pointer, or a field of each object of an array; NaN where there is null. */
  private static double[] values(JsonNode answer, String place) {
    int each = place.indexOf("[]");
    List<JsonNode> found = new ArrayList<>();
    if (each >= 0) {
      answer
          .at(place.substring(0, each))
          .forEach(o -> found.add(o.path(place.substring(each + 2))));
    } else if (answer.at(place).isArray()) {
      answer.at(place).forEach(found::add);
    } else {
      found.add(answer.at(place));
    }
    assertThat(found).as(place).isNotEmpty().noneMatch(JsonNode::isMissingNode);
    return found.stream()
        .mapToDouble(node -> node.isNull() ? Double.NaN : node.doubleValue())
        .toArray();
  }

  /** A negative tolerance says that zeros must be the same ones. */
  private static void compare(String line, double[] ours, String[] words) {
    double tolerance = Double.parseDouble(words[2]);
    double[] theirs =
        Arrays.stream(words)
            .skip(3)
            .mapToDouble(word -> word.equals("NA") ? Double.NaN : Double.parseDouble(word))
            .toArray();
    assertThat(ours).as(line).hasSameSizeAs(theirs);
    for (int i = 0; i < ours.length; i++) {
      if (Double.isNaN(theirs[i])) {
        assertThat(ours[i]).as(line).isNaN();
      } else {
        assertThat(ours[i]).as(line).isCloseTo(theirs[i], within(Math.abs(tolerance)));
      }
      if (tolerance < 0) {
        assertThat(ours[i] == 0).as(line).isEqualTo(theirs[i] == 0);
      }
    }
  }
}
