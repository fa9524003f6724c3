package org.tacescore.learning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Generated;

class PlattScalingTest {
  @Test
  void theLikelihoodIsGreatest() {
    FeatureTable table = Generated.noise(200, 1, 3);
    BinaryOutcome outcome = Generated.linear(table, 1, 1, 4);
    double[] decisions = table.column(0);
    PlattScaling scaling = PlattScaling.fit(decisions, outcome);
    double high = (outcome.positives() + 1.0) / (outcome.positives() + 2.0);
    double low = 1.0 / (outcome.negatives() + 2.0);
    double slope = 0;
    double offset = 0;
    for (int row = 0; row < decisions.length; row++) {
      double rest = (outcome.positive(row) ? high : low) - scaling.probability(decisions[row]);
      slope += rest * decisions[row];
      offset += rest;
    }
    assertThat(slope).isCloseTo(0, within(1e-5));
    assertThat(offset).isCloseTo(0, within(1e-5));
    assertThat(scaling.slope()).isNegative();
  }

  @Test
  void separatedValuesGiveAFiniteCurve() {
    BinaryOutcome outcome = BinaryOutcome.of(new boolean[] {false, false, true, true});
    PlattScaling scaling = PlattScaling.fit(new double[] {-1, -1, 1, 1}, outcome);
    // Platt's targets: 3/4 for positive rows, 1/4 for negative ones.
    assertThat(scaling.probability(1)).isCloseTo(0.75, within(1e-7));
    assertThat(scaling.probability(-1)).isCloseTo(0.25, within(1e-7));
  }

  @Test
  void hugeValuesDoNotOverflow() {
    PlattScaling scaling = new PlattScaling(-1000, 0);
    assertThat(scaling.probability(10)).isEqualTo(1);
    assertThat(scaling.probability(-10)).isEqualTo(0);
  }

  @Test
  void equalValuesAreNamed() {
    BinaryOutcome outcome = BinaryOutcome.of(new boolean[] {false, true});
    assertThatThrownBy(() -> PlattScaling.fit(new double[] {2, 2}, outcome))
        .hasMessage("ALL_TIED: all decision values are 2.0");
  }
}
