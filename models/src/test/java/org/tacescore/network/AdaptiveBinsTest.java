package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AdaptiveBinsTest {
  @Test
  void binsOverlapWhereTheLengthIsNoMultiple() {
    AdaptiveBins bins = new AdaptiveBins(224, 64);
    assertThat(bins.start(1)).isEqualTo(3);
    assertThat(bins.end(0)).isEqualTo(4);
    assertThat(bins.end(63)).isEqualTo(224);
    assertThat(bins.widest()).isEqualTo(4);
  }

  @Test
  void aNarrowerBinRepeatsItsLastInput() {
    assertThat(new AdaptiveBins(5, 3).indices()).containsExactly(0, 1, 1, 1, 2, 3, 3, 4, 4);
  }

  @Test
  void refusesToPoolToMoreThanThereIs() {
    assertThatThrownBy(() -> new AdaptiveBins(3, 4)).isInstanceOf(IllegalArgumentException.class);
  }
}
