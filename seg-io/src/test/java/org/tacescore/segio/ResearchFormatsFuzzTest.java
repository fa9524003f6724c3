package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tacescore.refusal.RefusedException;

/** Bytes from outside end in a named refusal, whatever they are. */
class ResearchFormatsFuzzTest {
  private static final String BEGINNING =
      "NRRD0004\ntype: uint8\ndimension: 3\nencoding: raw\nspace: LPS\n";

  @FuzzTest(maxDuration = "60s")
  void readsOrRefusesNrrd(byte @Nullable [] data) {
    if (data == null) {
      return;
    }
    try {
      assertThat(NrrdReader.readVolume(new ByteArrayInputStream(data)).geometry()).isNotNull();
    } catch (RefusedException e) {
      assertThat(e.reason()).isNotNull();
    }
  }

  @FuzzTest(maxDuration = "60s")
  void readsOrRefusesSegNrrd(byte @Nullable [] data) {
    if (data == null) {
      return;
    }
    byte[] begun = BEGINNING.getBytes(StandardCharsets.US_ASCII);
    byte[] file = Arrays.copyOf(begun, begun.length + data.length);
    System.arraycopy(data, 0, file, begun.length, data.length);
    try {
      assertThat(SegNrrdReader.read(new ByteArrayInputStream(file)).segments()).isNotEmpty();
    } catch (RefusedException e) {
      assertThat(e.reason()).isNotNull();
    }
  }

  @FuzzTest(maxDuration = "60s")
  void readsOrRefusesNifti(byte @Nullable [] data) {
    if (data == null) {
      return;
    }
    try {
      assertThat(NiftiReader.readVolume(new ByteArrayInputStream(data)).geometry()).isNotNull();
    } catch (RefusedException e) {
      assertThat(e.reason()).isNotNull();
    }
  }
}
