package org.tacescore.worker.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.SilentCloseable;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.worker.config.AeTitle;
import org.tacescore.worker.config.DicomConfig;

/**
 * The DICOM port outlives whatever is written to it, before an association and within one: the
 * connection ends, and the next caller is answered.
 */
class PduFuzzTest {
  private static final int PATIENCE_MS = 15_000;
  private static final int ASSOCIATE_AC = 2;

  @TempDir static Path folder = Path.of("");
  private static @Nullable ObjectStore store;
  private static @Nullable CStoreScp scp;

  @BeforeAll
  static void open() {
    ObjectStore kept = ObjectStore.open(folder, 1 << 16);
    store = kept;
    DicomConfig config =
        new DicomConfig(
            new AeTitle("TACESCORE"), "127.0.0.1", 0, Set.of(), 64, Duration.ofSeconds(5), 16_384);
    scp =
        CStoreScp.start(
            config,
            new InstanceReceiver(
                kept,
                new MemoryIndex(),
                (instance, registration) -> {},
                instance -> false,
                "",
                Clock.systemUTC()));
  }

  @AfterAll
  static void close() {
    if (scp != null) {
      scp.close();
    }
    if (store != null) {
      store.close();
    }
  }

  static Stream<byte[]> talks() {
    byte[] release = {5, 0, 0, 0, 0, 4, 0, 0, 0, 0};
    byte[] half = {4, 0, 0, 0, 1, 0, 0, 0, 0, 6, 1, 3, 0, 0};
    byte[] endless = {4, 0, 127, -1, -1, -1, 127, -1, -1, -6, 1, 3};
    return Stream.of(associate(), release, half, endless);
  }

  @MethodSource("talks")
  @FuzzTest(maxDuration = "60s")
  void outlivesAnyBytes(byte @Nullable [] data) throws IOException {
    CStoreScp open = scp;
    if (data == null || open == null) {
      return;
    }
    // The fuzzer would call the test's own way to the port a forged request.
    try (SilentCloseable network = BugDetectors.allowNetworkConnections()) {
      assertThat(network).isNotNull();
      talk(open, new byte[0], data);
      talk(open, associate(), data);
      assertThat(firstByte(open)).as("the next caller is accepted").isEqualTo(ASSOCIATE_AC);
    }
  }

  /** Writes, and reads until the port hangs up. */
  private static void talk(CStoreScp open, byte[] first, byte[] then) throws IOException {
    try (Socket socket = connect(open)) {
      InputStream answers = socket.getInputStream();
      socket.getOutputStream().write(first);
      socket.getOutputStream().write(then);
      socket.shutdownOutput();
      answers.transferTo(new ByteArrayOutputStream());
    } catch (SocketException hungUp) {
      assertThat(hungUp).isNotNull();
    }
  }

  private static int firstByte(CStoreScp open) throws IOException {
    try (Socket socket = connect(open)) {
      socket.getOutputStream().write(associate());
      return socket.getInputStream().read();
    }
  }

  private static Socket connect(CStoreScp open) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), open.port());
    socket.setSoTimeout(PATIENCE_MS);
    return socket;
  }

  /** A-ASSOCIATE-RQ for CT Image Storage (PS3.8 section 9.3.2). */
  private static byte[] associate() {
    ByteBuffer pdu = ByteBuffer.allocate(512);
    pdu.put((byte) 1).put((byte) 0).putInt(0).putShort((short) 1).putShort((short) 0);
    pdu.put("TACESCORE       ".getBytes(StandardCharsets.US_ASCII));
    pdu.put("FUZZ            ".getBytes(StandardCharsets.US_ASCII));
    pdu.put(new byte[32]);
    item(pdu, 0x10, "1.2.840.10008.3.1.1.1".getBytes(StandardCharsets.US_ASCII));
    ByteBuffer context = ByteBuffer.allocate(200);
    context.put((byte) 1).put(new byte[3]);
    item(context, 0x30, TestInstances.CT_IMAGE.getBytes(StandardCharsets.US_ASCII));
    item(context, 0x40, TestInstances.TRANSFER_SYNTAX.getBytes(StandardCharsets.US_ASCII));
    item(pdu, 0x20, written(context));
    ByteBuffer user = ByteBuffer.allocate(100);
    item(user, 0x51, new byte[] {0, 0, 0x40, 0});
    item(user, 0x52, "1.2.3".getBytes(StandardCharsets.US_ASCII));
    item(pdu, 0x50, written(user));
    pdu.putInt(2, pdu.position() - 6);
    return written(pdu);
  }

  private static void item(ByteBuffer to, int type, byte[] content) {
    to.put((byte) type).put((byte) 0).putShort((short) content.length).put(content);
  }

  private static byte[] written(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }
}
