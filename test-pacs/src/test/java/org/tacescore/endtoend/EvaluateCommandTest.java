package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code evaluate} as its users meet it: numbers, plots, refusals. */
class EvaluateCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Six patients whose statistics can be told by hand. */
  private static final String SIX =
      """
      time,event,y,s,t,g,one,same,half,odd,bad
      1,1,1,0.9,0.8,a,1,0.9,0.5,,x
      2,1,1,0.7,0.9,a,1,0.7,0.5,2,1
      3,0,0,0.8,0.3,a,1,0.8,0.5,NaN,2
      4,1,1,0.6,0.6,b,1,0.6,0.5,4,3
      5,1,0,0.2,0.4,b,1,0.2,0.5,5,4
      6,0,0,0.1,0.2,b,1,0.1,0.5,6,5
      """;

  @TempDir Path folder;

  @Test
  void areaIsTheShareOfPairsInOrder() throws IOException {
    JsonNode roc = answer(SIX, "roc --outcome y --score s");

    // 0.9 beats 3 of the negatives, 0.7 and 0.6 beat 2: 7 of 9 pairs.
    assertThat(roc.at("/auc").doubleValue()).isEqualTo(7 / 9.0, within(1e-15));
    assertThat(roc.at("/youden/threshold").doubleValue()).isEqualTo(0.4, within(1e-15));
    assertThat(roc.at("/youden/sensitivity").doubleValue()).isEqualTo(1);
    assertThat(roc.at("/youden/specificity").doubleValue()).isEqualTo(2 / 3.0, within(1e-15));
    assertThat(roc.at("/curve/0/threshold").isNull()).isTrue();
  }

  @Test
  void medianThatIsNotReachedIsNull() throws IOException {
    JsonNode groups = answer(SIX, "km --time time --event event --group g").at("/groups");

    // a: 2/3 at 1, 1/3 at 2. b: 2/3 at 4, 1/3 at 5.
    assertThat(groups.at("/a/median").doubleValue()).isEqualTo(2);
    assertThat(groups.at("/b/median").doubleValue()).isEqualTo(5);
    assertThat(groups.at("/b/medianUpper").isNull()).isTrue();
    assertThat(groups.at("/a/curve/0/survival").doubleValue()).isEqualTo(2 / 3.0, within(1e-15));
  }

  @Test
  void firstScoreKeepsItsKeysBesideASecond() throws IOException {
    String asked = "cindex --time time --event event --score s";
    JsonNode alone = answer(SIX, asked);
    JsonNode pair = answer(SIX, asked + " --score2 t");

    // Of the events at 1, 2, 4 and 5, 5 + 4 + 2 + 1 pairs; only 2 before 3 is out of order.
    assertThat(alone.at("/value").doubleValue()).isEqualTo(11 / 12.0, within(1e-15));
    for (String key : List.of("value", "se", "lower", "upper")) {
      assertThat(pair.get(key)).isEqualTo(alone.get(key));
    }
    assertThat(pair.at("/difference/p").isNumber()).isTrue();
  }

  @Test
  void centreWithoutAValueSaysWhy() throws IOException {
    String table = SIX.replaceAll("(?m)^3,0", "3,1").replaceAll("(?m)^(4|5|6),1,", "$1,0,");
    JsonNode centres = answer(table, "centres --time time --event event --score s --group g");

    assertThat(centres.at("/measure").textValue()).isEqualTo("cindex");
    // a: of the pairs 1-2, 1-3 and 2-3 the last is out of order.
    assertThat(centres.at("/centres/a/value").doubleValue()).isEqualTo(2 / 3.0, within(1e-15));
    assertThat(centres.at("/centres/b/value").isNull()).isTrue();
    assertThat(centres.at("/centres/b/absence").textValue()).contains("NO_EVENTS");
    assertThat(centres.at("/warnings/0").textValue()).startsWith("centre b has no value");
    assertThat(centres.at("/pooled/cases").intValue()).isEqualTo(3);
  }

  @Test
  void readsTablesAsSpreadsheetsAndRWriteThem() throws IOException {
    String crlf = "\uFEFF" + SIX.replace("\n", "\r\n").replace("time,event", "\"time\",\"event\"");
    String fromR = SIX.replace("y,s,", "\"y, or not\",s,").replaceAll("(?m)^(\\d),1,", "$1,TRUE,");

    assertThat(answer(crlf, "roc --outcome y --score s"))
        .isEqualTo(answer(SIX, "roc --outcome y --score s"));
    assertThat(answer(fromR, "km --time time --event event").at("/groups/all/events").intValue())
        .isEqualTo(4);
    assertThat(run(fromR, "logistic --outcome event --covariates \"y, or not\",s").err())
        .doesNotContain("no column");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "roc --outcome one --score s|ONE_CLASS",
        "roc --outcome y --score half|ALL_TIED",
        "roc --outcome y --score odd|NOT_FINITE: column 'odd', line 2",
        "roc --outcome y --score bad|INVALID_VALUE: column 'bad', line 2: 'x' is no number",
        "roc --outcome t --score s|INVALID_VALUE: column 't', line 2: 0 or 1 is needed",
        "calibration --outcome y --score time|INVALID_VALUE",
        "logistic --outcome y --covariates t|SEPARATION",
        "logistic --outcome y --covariates one|CONSTANT_COLUMN",
        "logistic --outcome y --covariates s,same|DUPLICATE_COLUMN",
        "cox --time time --event event --covariates one|CONSTANT_COLUMN",
        "cox --time time --event event --covariates s,same|DUPLICATE_COLUMN",
        "km --time time --event none|NO_EVENTS",
        "cox --time time --event none --covariates s|NO_EVENTS",
        "maxstat --time time --event event --score half|ALL_TIED",
        "cindex --time time --event event --score half|ALL_TIED",
        "logrank --time time --event event --group one|CONSTANT_COLUMN",
        "timeauc --time time --event event --score s --horizon 9|TOO_FEW_ROWS",
        "icc --raters one,half|CONSTANT_COLUMN",
        "centres --outcome y --score s --group one|TOO_FEW_ROWS",
        "centres --outcome y --score s --group g|no centre has an area",
        "lasso --outcome y --covariates one,s|CONSTANT_COLUMN",
        "lasso --outcome y --covariates s,same|DUPLICATE_COLUMN",
        "lasso --family cox --time time --event none --covariates s,t|NO_EVENTS",
      })
  void dataThatGiveNoNumberAreRefusedInOneLine(String asked, String reason) throws IOException {
    String table = SIX.replaceAll("(?m)$", ",0").replaceFirst(",0\n", ",none\n");

    CommandRun run = run(table.substring(0, table.lastIndexOf('\n') + 1), asked);

    assertThat(run.status()).as(run.err()).isEqualTo(3);
    assertThat(run.err().lines()).as(run.err()).hasSize(1);
    assertThat(run.err()).contains(reason);
    assertThat(folder.resolve("out.json")).doesNotExist();
  }

  @Test
  void moreFeaturesThanRowsAreRefused() throws IOException {
    StringBuilder table = new StringBuilder("y,time,a,b,c,d,e,f\n");
    String rows = "0,1,3,1,4,1,5,9\n1,2,2,6,5,3,5,8\n0,3,9,7,9,3,2,3\n1,4,8,4,6,2,6,4\n";
    CommandRun cox = run(table + rows, "cox --time time --event y --covariates a,b,c,d,e,f");
    CommandRun logistic = run(table + rows, "logistic --outcome y --covariates a,b,c,d,e,f");

    assertThat(List.of(cox.status(), logistic.status())).containsOnly(3);
    assertThat(cox.err()).contains("TOO_MANY_FEATURES");
    assertThat(logistic.err()).contains("TOO_MANY_FEATURES");
  }

  @Test
  void unknownColumnIsNamedWithItsOptionAndTheNearest() throws IOException {
    CommandRun run = run(SIX, "cox --time tme --event event --covariates s");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("--time: there is no column 'tme'")
        .contains("did you mean 'time'?");
    assertThat(folder.resolve("out.json")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rok --outcome y --score s|KIND is one of roc, delong",
        "roc --outcome y|roc needs --score",
        "roc --outcome y --score s --ties efron|roc does not use --ties",
        "km --time time --event event --score s|km does not use --score",
        "cox --time time --event event --covariates s --ties exact|--ties must be one of efron",
        "km --time time --event event --conf-type logit|--conf-type must be one of log",
        "icc --raters s,t --model 1,1|--model must be one of 2,1",
        "lasso --covariates s,t --outcome y --family poisson|--family must be one of gaussian",
        "lasso --covariates s,t --outcome y --alpha 2|--alpha must be 0 to 1",
        "lasso --covariates s,t --outcome y --lambda -1|--lambda must be 0 or more",
        "lasso --covariates s,t --outcome y --lambda a|--lambda",
        "lasso --covariates s,t --outcome y --family cox|lasso of the family cox",
        "maxstat --time time --event event --score s --minprop 0.7|--minprop must be",
        "timeauc --time time --event event --score s --horizon -1|--horizon must be positive",
        "nri --outcome y --score s --score2 t --plot a.svg|nri does not use --plot",
        "idi --outcome y --score s --score2 t --plot a.svg|idi does not use --plot",
        "cindex --time time --event event --score s --plot a.svg|cindex does not use --plot",
        "centres --time time --event event --score s|centres needs --group",
        "centres --time time --event event --outcome y --score s --group g|does not use --outcome",
        "icc --raters s,t --plot a.svg|icc does not use --plot",
        "roc --outcome y --score s --plot a.pdf|--plot: a plot ends in .svg or .png",
        "roc --outcome y --score s --plot no/such/a.svg|--plot: no file can be made",
      })
  void wrongUseNamesTheOption(String asked, String complaint) throws IOException {
    CommandRun run = run(SIX, asked);

    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.err().lines().findFirst().orElse("")).contains(complaint);
    assertThat(folder.resolve("out.json")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "y,s\n",
        "y;s\n1;0,5\n",
        "y\ts\n1\t0.5\n",
        "y,s\n1,0.5,3\n",
        "y,y,s\n1,1,0.5\n",
        "y,s\n1,\"0.5\n",
        "\u0089PNG\u0000\u00ff"
      })
  void fileThatIsNoTableIsRefused(String text) throws IOException {
    Path data = folder.resolve("data.csv");
    Files.write(data, text.getBytes(StandardCharsets.ISO_8859_1));

    CommandRun run = run(data, "roc --outcome y --score s");

    assertThat(run.status()).as(run.err()).isEqualTo(3);
    assertThat(run.err().lines()).as(run.err()).hasSize(1);
    assertThat(run.err()).contains("data.csv: ").doesNotContain("Exception");
  }

  @Test
  void missingFileIsWrongUse() {
    CommandRun run = run(folder.resolve("gone.csv"), "roc --outcome y --score s");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--data: there is no file").contains("gone.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "roc --outcome y --score p1",
        "delong --outcome y --score p1 --score2 p2",
        "calibration --outcome y --score p1",
        "dca --outcome y --score p1",
        "km --time time --event event --group g --time-unit months",
        "logrank --time time --event event --group g",
        "cox --time time --event event --covariates x1,x2,x3",
        "timeauc --time time --event event --score x1 --horizon 3,6 --time-unit months",
        "maxstat --time time --event event --score x1",
        "centres --outcome y --score p1 --group g",
        "centres --time time --event event --score x1 --group g",
        "logistic --outcome y --covariates x1,x2,x3",
        "lasso --family cox --time time --event event --covariates x1,x2,x3,x4"
      })
  void drawsWhatCanBeDrawn(String asked) throws IOException {
    Path svg = folder.resolve("plot.svg");
    Path png = folder.resolve("plot.png");
    String table = EvaluateTable.csv(80, 0.4, 1, 4);

    assertThat(run(table, asked + " --plot " + svg).status()).isZero();
    assertThat(run(table, asked + " --plot " + png).status()).isZero();

    assertThat(Files.readString(svg)).contains("<svg").contains("Research use only");
    assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(1200);
  }

  private JsonNode answer(String table, String asked) throws IOException {
    CommandRun run = run(table, asked);
    assertThat(run.status()).as(run.err()).isZero();
    return JSON.readTree(folder.resolve("out.json").toFile());
  }

  private CommandRun run(String table, String asked) throws IOException {
    return run(Files.writeString(folder.resolve("data.csv"), table), asked);
  }

  private CommandRun run(Path data, String asked) {
    List<String> arguments = new ArrayList<>(List.of("evaluate"));
    // Blanks inside quotes belong to a name.
    arguments.addAll(List.of(asked.split(" (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")));
    arguments.addAll(
        List.of("--data", data.toString(), "--out", folder.resolve("out.json").toString()));
    return CommandRun.of(arguments.toArray());
  }
}
