package org.tacescore.score.clinical;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;

/** The files of published numbers that stand beside this package's classes. */
final class ShippedNumbers {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ShippedNumbers() {}

  static <T> T read(String file, Class<T> type) {
    try (InputStream in = ShippedNumbers.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new InvalidDefinitionException(file + " is not there");
      }
      return JSON.readValue(in, type);
    } catch (IOException e) {
      throw new InvalidDefinitionException(file + " cannot be read", e);
    }
  }
}
