package org.tacescore.learning.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class EvaluationReportTest {
  private static final Resampling FEW = new Resampling(50, 7);
  private static final Evaluation TRAINING =
      Evaluation.of(SampleCohorts.of("nested cross-validation", 150, 1, OptionalInt.of(2404)), FEW);
  private static final Evaluation EXTERNAL =
      Evaluation.of(SampleCohorts.of("external cohort", 90, 2, OptionalInt.empty()), FEW);
  private static String html = "";
  private static Document page;

  @BeforeAll
  static void write() throws Exception {
    html = EvaluationReport.html(List.of(TRAINING, EXTERNAL), SampleCohorts.facts());
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    page =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> all(String element) {
    NodeList found = page.getElementsByTagNameNS("*", element);
    return java.util.stream.IntStream.range(0, found.getLength())
        .mapToObj(i -> (Element) found.item(i))
        .toList();
  }

  private static long figures(String kind) {
    return all("div").stream()
        .filter(div -> div.getAttribute("class").equals("figure " + kind))
        .count();
  }

  private static Set<Integer> items(String list) {
    Set<Integer> numbers = new HashSet<>();
    for (Element row : all("tr")) {
      if (row.getAttribute("id").startsWith(list)) {
        numbers.add(Integer.valueOf(row.getAttribute("id").replaceAll("\\D", "")));
      }
    }
    return numbers;
  }

  @Test
  void carriesTheMarkAndTheStatusOnTopAndOnEachPrintedPage() {
    List<String> paragraphs = all("p").stream().map(Element::getTextContent).toList();
    assertThat(paragraphs.get(0)).startsWith("RESEARCH USE ONLY");
    assertThat(paragraphs.get(1)).startsWith("SYNTHETIC.");
    assertThat(all("p").get(1).getAttribute("class")).isEqualTo("status SYNTHETIC");
    assertThat(html).contains("RESEARCH USE ONLY - not for clinical use. Status: SYNTHETIC");
    assertThat(page.getElementsByTagName("h1").item(0).getTextContent())
        .isEqualTo("HRD score: evaluation <report> & \"checks\"");
  }

  @Test
  void drawsEachKindOfPlotForEachCohort() {
    for (String kind : List.of("roc", "decision-curve", "correlation")) {
      assertThat(figures(kind)).as(kind).isEqualTo(2);
    }
    assertThat(figures("calibration")).as("of each probability").isEqualTo(4);
    assertThat(figures("forest-auc")).isEqualTo(2);
    assertThat(figures("forest-c")).isEqualTo(2);
    assertThat(figures("kaplan-meier")).isEqualTo(6);
    assertThat(all("svg")).hasSize(20);
  }

  @Test
  void holdsAllItemsOfBothChecklistsAndAnswersWhatItKnows() {
    assertThat(items("tripod-ai-")).hasSize(27);
    assertThat(items("metrics-")).hasSize(30);
    assertThat(Checklist.metrics().items().stream().mapToDouble(i -> weight(i)).sum())
        .isBetween(1 - 1e-9, 1 + 1e-9);
    assertThat(page.getDocumentElement().getTextContent())
        .contains("Seed: 20261127", "Candidate features: 2,404", "To be filled in by the site");
  }

  private static double weight(Checklist.Item item) {
    Double weight = item.weight();
    return weight == null ? 0 : weight;
  }

  @Test
  void printsTheNumbersOfTheEvaluationAndItsWarnings() {
    var roc = TRAINING.primaryResult().binary().orElseThrow().roc().orElseThrow();
    String text = page.getDocumentElement().getTextContent();
    assertThat(text).contains(Figures.of(roc.auc(), roc.lower(), roc.upper()));
    assertThat(TRAINING.warnings()).isNotEmpty();
    assertThat(text).contains(TRAINING.warnings().get(0));
  }

  @Test
  void loadsNothingAndRunsNothing() {
    assertThat(all("script")).isEmpty();
    assertThat(all("img")).isEmpty();
    assertThat(all("link")).isEmpty();
    assertThat(html).doesNotContain("url(", "<!DOCTYPE");
  }

  @Test
  void isTheSameAgain() {
    assertThat(EvaluationReport.html(List.of(TRAINING, EXTERNAL), SampleCohorts.facts()))
        .isEqualTo(html);
  }

  @Test
  void refusesNoEvaluationAndBlankFacts() {
    assertThatThrownBy(() -> EvaluationReport.html(List.of(), SampleCohorts.facts()))
        .isInstanceOf(InvalidReportException.class);
    assertThatThrownBy(() -> SampleCohorts.facts().with(Fact.SEED, " "))
        .isInstanceOf(InvalidReportException.class)
        .hasMessageContaining("SEED");
  }
}
