package org.tacescore.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;

class DicomTextTest {
  @Test
  void replacesTabsAndControlCharacters() {
    assertThat(DicomText.fit("a\tb\u0007c\u001bd\u0085e", VR.UT)).isEqualTo("a b c d e");
  }

  @Test
  void keepsLinesWhereTextMayHaveThem() {
    assertThat(DicomText.fit("one\ntwo", VR.UT)).isEqualTo("one\ntwo");
    assertThat(DicomText.fit("one\ntwo", VR.LO)).isEqualTo("one two");
  }

  @Test
  void doesNotLetABackslashPartValues() {
    assertThat(DicomText.fit("a\\b", VR.LO)).isEqualTo("a/b");
    assertThat(DicomText.fit("a\\b", VR.UT)).isEqualTo("a\\b");
  }

  @Test
  void fitsCountedInBytesToo() {
    assertThat(DicomText.fit("x".repeat(65), VR.LO)).isEqualTo("x".repeat(64));
    assertThat(DicomText.fit("x".repeat(17), VR.SH)).hasSize(16);
    assertThat(DicomText.fit("\u00e9".repeat(64), VR.LO)).isEqualTo("\u00e9".repeat(32));
  }

  @Test
  void neverCutsACharacterInTwo() {
    String beyondTheBasicPlane = "\ud842\udfb7";

    assertThat(DicomText.fit("x" + beyondTheBasicPlane.repeat(16), VR.LO))
        .isEqualTo("x" + beyondTheBasicPlane.repeat(15));
    assertThat(DicomText.fit("\u8a55".repeat(6), VR.SH)).isEqualTo("\u8a55".repeat(5));
  }

  @Test
  void replacesHalfACharacter() {
    assertThat(DicomText.fit("a\ud842b", VR.LO)).isEqualTo("a?b");
  }
}
