package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A network.json is read, and then survives being written, or is refused with the file's name. */
class DescriptionFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void readsOrRefuses(byte @Nullable [] data) {
    if (data == null) {
      return;
    }
    try {
      NetworkDescription read = DescriptionFile.parse("fuzz.json", data);
      byte[] written = DescriptionFile.text(read).getBytes(StandardCharsets.UTF_8);
      assertThat(DescriptionFile.parse("again.json", written)).isEqualTo(read);
    } catch (InvalidNetworkException e) {
      assertThat(e.getMessage()).containsAnyOf("fuzz.json", "UNKNOWN_ARCHITECTURE");
    }
  }
}
