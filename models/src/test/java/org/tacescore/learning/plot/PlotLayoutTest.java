package org.tacescore.learning.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlotLayoutTest {
  private static final Map<String, Drawing> DRAWINGS = new LinkedHashMap<>();

  static {
    PlotSamples.all().forEach((name, plot) -> DRAWINGS.put(name, plot.drawing()));
    ExtremePlots.all().forEach((name, plot) -> DRAWINGS.put(name, plot.drawing()));
  }

  private static Drawing drawing(String name) {
    return Objects.requireNonNull(DRAWINGS.get(name));
  }

  static Stream<String> names() {
    return DRAWINGS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void textsAreOnThePageAndReadable(String name) {
    Drawing drawing = drawing(name);
    Rectangle2D page = new Rectangle2D.Double(0, 0, Sheet.WIDTH, drawing.height());
    for (TextBoxes.Box box : TextBoxes.of(drawing)) {
      assertThat(page.contains(box.extent())).as("%s on %s", box, page).isTrue();
      assertThat(box.size()).as(box.text()).isGreaterThanOrEqualTo(11);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void textsDoNotOverlap(String name) {
    List<TextBoxes.Box> boxes = TextBoxes.of(drawing(name));
    List<String> overlaps = new ArrayList<>();
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (boxes.get(i).extent().intersects(boxes.get(j).extent())) {
          overlaps.add(boxes.get(i) + " and " + boxes.get(j));
        }
      }
    }
    assertThat(overlaps).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void saysWhatItIsFor(String name) {
    assertThat(TextBoxes.of(drawing(name)))
        .anyMatch(box -> box.text().startsWith("Research use only"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sensitivity", "WWWW mmmm", "1 - specificity", "0.853 (95% CI 0.801 to 0.905)",
        "wavelet-LHL_glszm_ZoneEntropy", "группа высокого риска ЩЖ", "高风险组", "λ.min – ≥ №",
        "iiillljjj", "<b>&amp;</b>", "ÄÖÜß ÅØ", "ffttrr((()))"
      })
  void estimatesWidthsFromAbove(String text) {
    for (Lettering lettering : List.of(Lettering.SMALL, Lettering.TITLE)) {
      assertThat(TextWidth.of(text, lettering))
          .isGreaterThanOrEqualTo(TextBoxes.width(text, lettering));
    }
  }
}
