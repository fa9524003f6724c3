package org.tacescore.worker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AeTitleTest {

  @ParameterizedTest
  @ValueSource(strings = {"A", "TACESCORE", "WITH SPACE", "SIXTEEN_LETTERS_"})
  void takesWhatTheStandardAllows(String title) {
    assertThat(new AeTitle(title)).hasToString(title);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " A", "A ", "BACK\\SLASH", "SEVENTEEN_LETTERS", "Ä", "A\nB"})
  void refusesTheRest(String title) {
    assertThatThrownBy(() -> new AeTitle(title)).isInstanceOf(IllegalArgumentException.class);
  }
}
