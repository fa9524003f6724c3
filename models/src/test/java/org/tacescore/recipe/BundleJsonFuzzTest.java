package org.tacescore.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bundle's JSON is read or refused with the file's name, whatever its bytes. */
class BundleJsonFuzzTest {
  private static final List<Class<?>> TYPES =
      List.of(Recipe.class, Part.class, ReferenceCases.class);

  @FuzzTest(maxDuration = "60s")
  void readsOrRefuses(byte @Nullable [] data) {
    if (data == null) {
      return;
    }
    for (Class<?> type : TYPES) {
      try {
        BundleJson.read("fuzz.json", data, type);
      } catch (InvalidBundleException e) {
        assertThat(e).hasMessageStartingWith("fuzz.json");
      }
    }
  }
}
