package org.tacescore.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusedExceptionTest {

  /** Names of regions and segments come from outside, and a terminal obeys what it is sent. */
  @Test
  void keepsToOneLineOfPlainCharacters() {
    String name = "Tumör\nrefused: \u001B[2J\r\u0085\u2028x\u202Ey";

    RefusedException refused = new RefusedException(Refusal.EMPTY_SEGMENT, "ROI (" + name + ")");

    assertThat(refused.detail()).isEqualTo("ROI (Tumör refused:  [2J   x y)");
    assertThat(refused).hasMessage("EMPTY_SEGMENT: ROI (Tumör refused:  [2J   x y)");
  }

  @Test
  void keepsToALengthThatCanBeRead() {
    String detail = "x".repeat(1_000_000);

    assertThat(new RefusedException(Refusal.TOO_LARGE, detail).detail())
        .hasSizeLessThan(5000)
        .endsWith("...");
    assertThat(new RefusedException(Refusal.TOO_LARGE, detail.substring(0, 4000)).detail())
        .hasSize(4000);
  }
}
