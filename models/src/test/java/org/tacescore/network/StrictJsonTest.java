package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private static final JsonMapper MAPPER = StrictJson.builder().build();

  private record Sample(int wholeNumber, String word, ChannelMeaning meaning) {}

  @Test
  void readsKeysWithDashes() throws JsonProcessingException {
    String json = "{\"whole-number\": 3, \"word\": \"a\", \"meaning\": \"phases\"}";
    assertThat(MAPPER.readValue(json, Sample.class))
        .isEqualTo(new Sample(3, "a", ChannelMeaning.PHASES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"whole-number\": 3, \"word\": \"a\", \"meaning\": \"phases\", \"more\": 1}",
        "{\"whole-number\": 3, \"meaning\": \"phases\"}",
        "{\"whole-number\": 3, \"word\": null, \"meaning\": \"phases\"}",
        "{\"whole-number\": null, \"word\": \"a\", \"meaning\": \"phases\"}",
        "{\"whole-number\": 3.5, \"word\": \"a\", \"meaning\": \"phases\"}",
        "{\"whole-number\": \"3\", \"word\": \"a\", \"meaning\": \"phases\"}",
        "{\"whole-number\": 3, \"word\": \"a\", \"meaning\": 0}",
        "{\"whole-number\": 3, \"word\": \"a\", \"word\": \"a\", \"meaning\": \"phases\"}",
        "{\"whole-number\": 3, \"word\": \"a\", \"meaning\": \"phases\"} 1"
      })
  void refusesAllElse(String json) {
    assertThatThrownBy(() -> MAPPER.readValue(json, Sample.class))
        .isInstanceOf(JsonProcessingException.class);
  }
}
