package org.tacescore.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.worker.queue.TransientFault;

/** A PACS's multipart answer is read or is a fault of the surroundings, whatever its bytes. */
class FirstPartFuzzTest {

  static Stream<byte[]> answers() {
    return Stream.of(
            "--edge\r\nContent-Type: application/dicom\r\n\r\nDICM\r\n--edge--",
            "--edge\r\n\r\n",
            "--edge\r\n\r\n--edge--",
            "boundary=\"\"")
        .map(answer -> answer.getBytes(StandardCharsets.US_ASCII));
  }

  @MethodSource("answers")
  @FuzzTest(maxDuration = "60s")
  void readsOrSaysWhy(byte @Nullable [] data) {
    if (data == null) {
      return;
    }
    read("multipart/related; boundary=edge", data);
    read("multipart/related;" + new String(data, StandardCharsets.ISO_8859_1), data);
  }

  private static void read(String type, byte[] body) {
    try {
      assertThat(FirstPart.of(type, body)).isNotNull();
    } catch (TransientFault e) {
      assertThat(e).hasMessageContaining("multipart");
    }
  }
}
