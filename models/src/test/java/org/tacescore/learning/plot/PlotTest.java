package org.tacescore.learning.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@Isolated("it changes the default locale")
class PlotTest {
  private static final Map<String, Plot> PLOTS = new LinkedHashMap<>(PlotSamples.all());

  static {
    PLOTS.putAll(ExtremePlots.all());
  }

  private static Plot plot(String name) {
    return Objects.requireNonNull(PLOTS.get(name));
  }

  static Stream<String> names() {
    return PLOTS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void svgIsWellFormedWithTitleAndDescription(String name) throws Exception {
    Plot plot = plot(name);
    String svg = plot.drawing().svg();
    Document document = parse(svg);

    assertThat(document.getDocumentElement().getNodeName()).isEqualTo("svg");
    String title = document.getElementsByTagName("title").item(0).getTextContent();
    assertThat(title).isEqualTo(plot.title());
    String description = document.getElementsByTagName("desc").item(0).getTextContent();
    assertThat(description).contains("Research use only");
    assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @Test
  void svgIsTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    String plain = svgs();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(svgs().equals(plain)).isTrue();
      Locale.setDefault(Locale.GERMANY);
      assertThat(svgs().equals(plain)).isTrue();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void namesWhatStandsOnEachPlot() throws Exception {
    Map<String, List<String>> expected =
        Map.of(
            "roc", List.of("1 - specificity", "AUC 0.871 (95% CI 0.793 to 0.949)", "Youden point"),
            "calibration", List.of("Slope 0.94", "Intercept 0.031", "Brier score 0.152", "Ideal"),
            "decision", List.of("Net benefit", "Threshold probability", "Treat all", "Treat none"),
            "km", List.of("Time (months)", "Number at risk", "p < 0.001", "median"),
            "correlation", List.of("Spearman's rank correlation", "1.00", "glcm_Feature7"),
            "path", List.of("log λ", "λ.min = ", "λ.1se = ", "Non-zero coefficients"),
            "forest-hr", List.of("Hazard ratio (log scale)", "1.74 (1.37 to 2.21)", "31.0%"),
            "nomogram-cox", List.of("Points", "Total points", "BCLC stage", "24-month survival"),
            "time-auc", List.of("Horizon (months)", "12 months: AUC 0.830 (95% CI 0.740 to 0.920)"),
            "cutpoint", List.of("Cutpoint of AFP (ng/ml)", "p = 0.013", "Cutpoints tried: 40"));
    for (Map.Entry<String, List<String>> plot : expected.entrySet()) {
      String svg = plot(plot.getKey()).drawing().svg();
      assertThat(parse(svg).getDocumentElement().getTextContent()).contains(plot.getValue());
    }
  }

  @Test
  void namesAreEscaped() {
    Plot plot = rocOf("<script>&\"\u0001\ud800", Estimate.of(0.5));

    String svg = plot.drawing().svg();

    assertThat(svg).contains("&lt;script&gt;&amp;&quot;\ufffd\ufffd").doesNotContain("<script");
  }

  @Test
  void saysWhatIsNotEstimable() {
    assertThat(text(rocOf("A", Estimate.of(0.5)))).contains("AUC 0.500 (95% CI not estimable)");
    assertThat(text(rocOf("A", Estimate.of(Double.NaN)))).contains("A: AUC not estimable");
    assertThat(text(plot("x-km-one"))).contains("CI of the curve not estimable");
    assertThat(text(plot("x-km-tiny"))).contains("p not estimable");
    assertThat(text(plot("x-km-20"))).contains("p < 0.001");
  }

  @Test
  void numbersAtRiskAreThoseJustBeforeATime() {
    KaplanMeierPlot.Group group =
        new KaplanMeierPlot.Group(
            "A",
            3,
            2,
            Estimate.of(2),
            List.of(
                new KaplanMeierPlot.Step(1, 3, 1, 0, 2 / 3.0, 0.3, 1),
                new KaplanMeierPlot.Step(2, 2, 1, 1, 1 / 3.0, 0.1, 1)));

    assertThat(Stream.of(0.0, 1.0, 1.5, 2.0, 2.5).map(group::atRisk))
        .containsExactly(3, 3, 2, 2, 0);
  }

  @Test
  void pngHasTheAskedWidthAndInk() throws IOException {
    Drawing drawing = PlotSamples.roc().drawing();

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(drawing.png(900)));

    assertThat(image.getWidth()).isEqualTo(900);
    assertThat(image.getHeight()).isEqualTo((int) Math.ceil(drawing.height() * 1.5));
    int axis = image.getRGB((int) (90 * 1.5), (int) (200 * 1.5)) & 0xFF;
    assertThat(axis).isLessThan(100);
    assertThatThrownBy(() -> drawing.png(5000)).isInstanceOf(InvalidPlotException.class);
  }

  @Test
  void writesByTheEndingOfTheName(@TempDir Path folder) throws IOException {
    Drawing drawing = PlotSamples.roc().drawing();

    drawing.write(folder.resolve("a.svg"));
    drawing.write(folder.resolve("a.PNG"));

    assertThat(Files.readString(folder.resolve("a.svg"))).isEqualTo(drawing.svg());
    assertThat(ImageIO.read(folder.resolve("a.PNG").toFile()).getWidth()).isEqualTo(1200);
    assertThatThrownBy(() -> drawing.write(folder.resolve("a.pdf")))
        .isInstanceOf(InvalidPlotException.class)
        .hasMessageContaining("a.pdf");
  }

  @Test
  void refusesWhatCannotBeDrawn() {
    assertThatThrownBy(() -> new RocPlot("x", List.of())).isInstanceOf(InvalidPlotException.class);
    assertThatThrownBy(() -> new Point(Double.NaN, 0)).isInstanceOf(InvalidPlotException.class);
    assertThatThrownBy(() -> new Estimate(1, 2, 1)).isInstanceOf(InvalidPlotException.class);
    assertThatThrownBy(
            () ->
                new ForestPlot(
                    "x",
                    "Group",
                    "HR",
                    ForestPlot.Scale.LOGARITHMIC,
                    1,
                    List.of(new ForestPlot.Row("A", Estimate.of(-1), 3, OptionalDouble.empty())),
                    Optional.empty()))
        .isInstanceOf(InvalidPlotException.class)
        .hasMessageContaining("A is not positive");
  }

  private static RocPlot rocOf(String name, Estimate auc) {
    List<Point> points = List.of(new Point(0, 0), new Point(1, 1));
    return new RocPlot("ROC", List.of(new RocPlot.Curve(name, points, auc, Optional.empty())));
  }

  private static String text(Plot plot) {
    return plot.drawing().description();
  }

  private static String svgs() {
    StringBuilder all = new StringBuilder();
    PLOTS.values().forEach(plot -> all.append(plot.drawing().svg()));
    return all.toString();
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
