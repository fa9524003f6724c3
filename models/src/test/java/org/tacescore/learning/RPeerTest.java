package org.tacescore.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("peers")
class RPeerTest {
  @Test
  void numbersGoToAndFroWithoutLoss() {
    RPeer.require();
    double[] numbers =
        new SplittableRandom(1).doubles(1000).map(d -> (d - 0.5) * Math.exp(40 * d - 20)).toArray();
    Map<String, double[]> answer =
        RPeer.run("out$same <- d$x; out$none <- NA", RPeer.csv(List.of("x"), numbers));
    assertThat(answer.get("same")).containsExactly(numbers);
    assertThat(answer.get("none")).containsExactly(Double.NaN);
  }
}
