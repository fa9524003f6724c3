package org.tacescore.learning.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class NomogramPlotTest {
  private static final double MIDDLE = (190 + 574) / 2.0;
  private static final NomogramPlot.Variable SCORE =
      new NomogramPlot.Continuous("Score", -1, -2, 2);

  /** Terms run from -2 to 2 over the total points; an intercept of 1 moves one half to -1. */
  @Test
  void probabilityStandsWhereTheModelPutsIt() {
    assertThat(place("0.5", new NomogramPlot.Probability("response", 0)))
        .isCloseTo(MIDDLE, within(0.01));
    assertThat(place("0.5", new NomogramPlot.Probability("response", 1)))
        .isCloseTo(MIDDLE - 384 / 4.0, within(0.01));
    double terms = Math.log(0.8 / 0.2);
    assertThat(place("0.8", new NomogramPlot.Probability("response", 0)))
        .isCloseTo(MIDDLE + terms * 384 / 4, within(0.01));
  }

  @Test
  void survivalStandsWhereTheModelPutsIt() {
    double terms = Math.log(Math.log(0.9) / Math.log(0.6));
    assertThat(place("0.9", survival(0.6, 0))).isCloseTo(MIDDLE + terms * 96, within(0.01));
    assertThat(place("0.9", survival(0.6, 0.3)))
        .isCloseTo(MIDDLE + (terms + 0.3) * 96, within(0.01));
  }

  @Test
  void levelsStandAtTheirPoints() {
    NomogramPlot.Variable stage =
        new NomogramPlot.Categorical(
            "Stage", List.of(PlotSamples.level("low", 0), PlotSamples.level("middle", 1)));
    NomogramPlot plot =
        new NomogramPlot(
            "Nomogram", List.of(SCORE, stage), new NomogramPlot.Probability("response", 0));

    assertThat(places("middle", plot)).containsExactly(190 + 384 / 4.0);
  }

  @Test
  void refusesVariablesWithoutEffect() {
    assertThatThrownBy(
            () ->
                new NomogramPlot(
                    "Nomogram",
                    List.of(new NomogramPlot.Continuous("Score", 0, 0, 1)),
                    new NomogramPlot.Probability("response", 0)))
        .isInstanceOf(InvalidPlotException.class);
  }

  private static NomogramPlot.Prediction survival(double baseline, double centre) {
    return new NomogramPlot.Survival(
        List.of(new NomogramPlot.Horizon("12 months", baseline)), centre);
  }

  private static double place(String label, NomogramPlot.Prediction prediction) {
    List<Double> places = places(label, new NomogramPlot("Nomogram", List.of(SCORE), prediction));
    return places.get(places.size() - 1);
  }

  /** Middles of these texts, from the top down. */
  private static List<Double> places(String label, NomogramPlot plot) {
    return TextBoxes.of(plot.drawing()).stream()
        .filter(box -> box.text().equals(label))
        .map(box -> Math.round(box.extent().getCenterX() * 1000) / 1000.0)
        .toList();
  }
}
