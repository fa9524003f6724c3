package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageModalityTest {

  @ParameterizedTest
  @CsvSource({
    "1.2.840.10008.5.1.4.1.1.2,'',CT",
    "1.2.840.10008.5.1.4.1.1.2.1,'',CT",
    "1.2.840.10008.5.1.4.1.1.2.2,'',CT",
    "1.2.840.10008.5.1.4.1.1.4,' ',MR",
    "1.2.840.10008.5.1.4.1.1.4.1,'',MR",
    "1.2.840.10008.5.1.4.1.1.4.4,'',MR",
    "1.2.840.10008.5.1.4.1.1.2,CT,CT",
    "1.2.840.10008.5.1.4.1.1.2,PT,PT",
    "1.2.840.10008.5.1.4.1.1.7,'','' "
  })
  void isTheStatedOneElseThatOfTheSopClass(String sopClass, String stated, String modality) {
    assertThat(ImageModality.of(sopClass, stated)).isEqualTo(modality.trim());
  }
}
