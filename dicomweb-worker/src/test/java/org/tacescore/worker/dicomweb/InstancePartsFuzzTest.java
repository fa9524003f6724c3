package org.tacescore.worker.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.dicom.Part10;
import org.tacescore.worker.receive.Expectation;
import org.tacescore.worker.receive.InstanceReceiver;
import org.tacescore.worker.receive.MemoryIndex;
import org.tacescore.worker.receive.ObjectStore;
import org.tacescore.worker.receive.Origin;
import org.tacescore.worker.receive.TestInstances;

/** Multipart bodies and their media types are read or refused by name, whatever their bytes. */
class InstancePartsFuzzTest {
  private static final Origin ORIGIN = new Origin(Origin.Kind.HTTP, "fuzz");
  private static final byte[] FIRST_LINE = "--edge\r\n".getBytes(StandardCharsets.US_ASCII);

  @TempDir static Path folder = Path.of("");
  private static @Nullable ObjectStore store;

  @BeforeAll
  static void open() {
    store = ObjectStore.open(folder, 1 << 16);
  }

  @AfterAll
  static void close() {
    if (store != null) {
      store.close();
    }
  }

  static Stream<byte[]> bodies() {
    byte[] instance = Part10.encode(TestInstances.ct(1));
    String header = "Content-Type: application/dicom\r\n\r\n";
    byte[] one = join(header, instance, "\r\n--edge--\r\n");
    return Stream.of(
        one,
        join(header, "no DICOM".getBytes(StandardCharsets.US_ASCII), "\r\n--edge\r\n"),
        Arrays.copyOf(one, one.length - 20));
  }

  private static byte[] join(String before, byte[] middle, String after) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(before.getBytes(StandardCharsets.US_ASCII));
    joined.writeBytes(middle);
    joined.writeBytes(after.getBytes(StandardCharsets.US_ASCII));
    return joined.toByteArray();
  }

  @MethodSource("bodies")
  @FuzzTest(maxDuration = "60s")
  void readsOrRefusesABody(byte @Nullable [] data) throws IOException {
    if (data == null) {
      return;
    }
    byte[] begun = Arrays.copyOf(FIRST_LINE, FIRST_LINE.length + data.length);
    System.arraycopy(data, 0, begun, FIRST_LINE.length, data.length);
    read(begun);
    read(data);
  }

  private static void read(byte[] body) throws IOException {
    ObjectStore kept = store;
    if (kept == null) {
      return;
    }
    InstanceReceiver receiver =
        new InstanceReceiver(
            kept,
            new MemoryIndex(),
            (instance, registration) -> {},
            instance -> false,
            "",
            Clock.systemUTC());
    try {
      assertThat(
              new InstanceParts(receiver, 50)
                  .read(
                      new ByteArrayInputStream(body),
                      "edge",
                      ORIGIN,
                      Expectation.none(),
                      bytes -> {}))
          .doesNotContainNull();
    } catch (MalformedMultipartException e) {
      assertThat(e).hasMessageContaining("body");
    }
  }

  static Stream<byte[]> mediaTypes() {
    return Stream.of(
            "multipart/related; type=\"application/dicom\"; boundary=\"a b\"",
            " boundary==;;\"",
            ";")
        .map(type -> type.getBytes(StandardCharsets.US_ASCII));
  }

  @MethodSource("mediaTypes")
  @FuzzTest(maxDuration = "60s")
  void readsAnyMediaType(byte @Nullable [] data) {
    if (data == null) {
      return;
    }
    String text = new String(data, StandardCharsets.ISO_8859_1);
    assertThat(InstanceParts.boundary(text)).isNotNull();
    assertThat(InstanceParts.boundary("multipart/related;" + text)).isNotNull();
  }
}
