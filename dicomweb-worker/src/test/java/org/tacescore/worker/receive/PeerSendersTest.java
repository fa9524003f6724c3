package org.tacescore.worker.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.aoju.bus.image.UID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.dicom.Part10;
import org.tacescore.worker.config.AeTitle;
import org.tacescore.worker.config.DicomConfig;
import org.tacescore.worker.config.HttpConfig;
import org.tacescore.worker.dicomweb.StowEndpoint;
import org.tacescore.worker.web.HttpServer;

/** dcmtk's and curl's senders against our doors. */
@Tag("peers")
class PeerSendersTest {
  private static final String DCMTK = "dcmtk";

  @TempDir Path folder;
  private final MemoryIndex index = new MemoryIndex();
  private ObjectStore store;
  private CStoreScp scp;
  private HttpServer http;

  @BeforeEach
  void start() {
    store = ObjectStore.open(folder.resolve("data"), 1 << 20);
    InstanceReceiver receiver =
        new InstanceReceiver(
            store, index, (instance, registration) -> {}, instance -> false, "", Clock.systemUTC());
    scp =
        CStoreScp.start(
            new DicomConfig(
                new AeTitle("WORKER"),
                "127.0.0.1",
                0,
                Set.of(new AeTitle("MODALITY")),
                8,
                Duration.ofSeconds(20),
                64 * 1024),
            receiver);
    HttpConfig config = new HttpConfig("127.0.0.1", 0, 1 << 20, 10, Duration.ofSeconds(10));
    http = HttpServer.start(config, StowEndpoint.routes(receiver, config));
  }

  @AfterEach
  void stop() {
    http.close();
    scp.close();
    store.close();
  }

  @Test
  void echoscuIsAnswered() throws Exception {
    assertThat(dcmtk("echoscu", "MODALITY", "WORKER").status()).isZero();
  }

  @Test
  void anotherCallerIsRejected() throws Exception {
    PeerProgram.Result result = dcmtk("echoscu", "STRANGER", "WORKER");

    assertThat(result.status()).isNotZero();
    assertThat(result.output()).contains("Calling AE Title Not Recognized");
  }

  @Test
  void anotherCalledTitleIsRejected() throws Exception {
    PeerProgram.Result result = dcmtk("echoscu", "MODALITY", "ELSEWHERE");

    assertThat(result.status()).isNotZero();
    assertThat(result.output()).contains("Called AE Title Not Recognized");
  }

  @ParameterizedTest
  @CsvSource({
    "dcmconv,  +te, -xe, " + UID.ExplicitVRLittleEndian,
    "dcmconv,  +ti, -xi, " + UID.ImplicitVRLittleEndian,
    "dcmconv,  +td, -xd, " + UID.DeflatedExplicitVRLittleEndian,
    "dcmcrle,  +un, -xr, " + UID.RLELossless,
    "dcmcjpeg, +e1, -xs, " + UID.JPEGLossless,
  })
  void storescuDataSetsArriveByteForByte(
      String encoder, String encoding, String proposal, String transferSyntaxUid) throws Exception {
    Path sent = encoded(encoder, encoding);

    assertThat(dcmtk("storescu", "MODALITY", "WORKER", proposal, sent.toString()).status())
        .isZero();

    InstanceRecord record = index.instances().get(0);
    assertThat(record.transferSyntaxUid()).isEqualTo(transferSyntaxUid);
    // On the wire a deflated stream of odd length has one byte more (PS3.5 A.5).
    byte[] stored = dataSet(store.path(record.sha256()));
    byte[] expected = dataSet(sent);
    assertThat(stored).isEqualTo(Arrays.copyOf(expected, expected.length + expected.length % 2));
  }

  @Test
  void storescuOfJpegLsIsNotAccepted() throws Exception {
    Path sent = encoded("dcmcjpls", "+el");

    PeerProgram.Result result = dcmtk("storescu", "MODALITY", "WORKER", "-xt", sent.toString());

    assertThat(result.status()).isNotZero();
    assertThat(index.instances()).isEmpty();
  }

  @Test
  void curlStoresByStow() throws Exception {
    byte[] part = Part10.encode(TestInstances.ct(1));
    byte[] head =
        "--b\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    byte[] tail = "\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII);
    byte[] body = Arrays.copyOf(head, head.length + part.length + tail.length);
    System.arraycopy(part, 0, body, head.length, part.length);
    System.arraycopy(tail, 0, body, head.length + part.length, tail.length);
    Path file = Files.write(folder.resolve("body"), body);

    PeerProgram.Result result =
        PeerProgram.run(
            "curl",
            "curl",
            "-sS",
            "-w",
            "%{http_code}",
            "-H",
            "Content-Type: multipart/related; type=\"application/dicom\"; boundary=b",
            "--data-binary",
            "@" + file,
            "http://127.0.0.1:" + http.port() + "/dicom-web/studies");

    assertThat(result.output()).endsWith("200");
    assertThat(store.path(index.instances().get(0).sha256())).hasBinaryContent(part);
  }

  private Path encoded(String encoder, String option) throws Exception {
    Path plain = Files.write(folder.resolve("plain.dcm"), Part10.encode(TestInstances.ct(1)));
    Path encoded = folder.resolve("encoded.dcm");
    PeerProgram.Result result =
        PeerProgram.run(DCMTK, encoder, option, plain.toString(), encoded.toString());
    assertThat(result.status()).as(result.output()).isZero();
    return encoded;
  }

  private PeerProgram.Result dcmtk(String program, String calling, String called, String... more)
      throws Exception {
    String[] command =
        Stream.of(
                new String[] {program, "-aet", calling, "-aec", called},
                Arrays.stream(more).filter(word -> word.startsWith("-")).toArray(String[]::new),
                new String[] {"127.0.0.1", String.valueOf(scp.port())},
                Arrays.stream(more).filter(word -> !word.startsWith("-")).toArray(String[]::new))
            .flatMap(Arrays::stream)
            .toArray(String[]::new);
    return PeerProgram.run(DCMTK, command);
  }

  /** What follows File Meta Information, by the group length (0002,0000) in bytes 140 to 143. */
  private static byte[] dataSet(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    int metaLength = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(140);
    return Arrays.copyOfRange(bytes, 144 + metaLength, bytes.length);
  }
}
