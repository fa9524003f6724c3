package org.tacescore.worker.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.dicom.PatientStudy;
import org.tacescore.dicom.UniqueIdentifier;

/** What arrives is an instance or is refused by name, whatever its bytes. */
class InstanceHeaderFuzzTest {
  private static final byte[] META = Part10.encode(TestInstances.ct(1));

  private static @Nullable Path file;

  @BeforeAll
  static void open() throws IOException {
    file = Files.createTempFile("instance", ".dcm");
  }

  @AfterAll
  static void close() throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  static Stream<byte[]> instances() {
    String meta = new String(META, StandardCharsets.ISO_8859_1);
    byte[] strange =
        meta.replaceFirst("1\\.2\\.840\\.10008\\.1\\.2\\.1", "x.2.840.10008.1.2.1")
            .getBytes(StandardCharsets.ISO_8859_1);
    return Stream.of(
        strange, META, Arrays.copyOf(META, META.length - 100), Arrays.copyOf(META, 140));
  }

  @MethodSource("instances")
  @FuzzTest(maxDuration = "60s")
  void readsOrRefuses(byte @Nullable [] data) throws IOException {
    if (data == null) {
      return;
    }
    check(data);
    check(spliced(data));
  }

  /** A real instance with these bytes somewhere in it. */
  private static byte[] spliced(byte[] data) {
    byte[] whole = META.clone();
    int at = data.length == 0 ? 0 : (data[0] & 0xFF) * (whole.length - 1) / 255;
    System.arraycopy(data, 0, whole, at, Math.min(data.length, whole.length - at));
    return whole;
  }

  private static void check(byte[] bytes) throws IOException {
    Path written = file;
    if (written == null) {
      return;
    }
    Files.write(written, bytes);
    try {
      DicomObject instance = InstanceHeader.read(written).instance();
      assertThat(UniqueIdentifier.isValid(instance.transferSyntaxUid())).isTrue();
      assertThat(PatientKey.of(PatientStudy.of(instance), "site")).isNotNull();
    } catch (UnacceptableInstanceException e) {
      assertThat(e.fault()).isNotNull();
    }
  }
}
