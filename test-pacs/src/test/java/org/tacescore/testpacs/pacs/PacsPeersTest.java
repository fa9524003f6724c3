package org.tacescore.testpacs.pacs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.testpacs.PeerProgram;

/** The embedded PACS as dcmtk's programs and curl see it. */
@org.junit.jupiter.api.Tag("peers")
class PacsPeersTest {

  private static final DicomObject A1 = SmallObjects.image("A", "one", 1);
  private static final DicomObject A2 = SmallObjects.image("A", "one", 2);

  @TempDir Path folder;
  private int receiverPort;
  private EmbeddedPacs pacs;

  @BeforeEach
  void start() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      receiverPort = probe.getLocalPort();
    }
    pacs =
        EmbeddedPacs.start(
            PacsOptions.of(folder.resolve("pacs"))
                .withDestinations(Map.of("RECEIVER", new Destination("127.0.0.1", receiverPort))));
  }

  @AfterEach
  void stop() {
    pacs.close();
  }

  @Test
  void echoscuAndStorescuAreAnswered() throws Exception {
    PeerProgram.require("storescu", "dcmtk");
    String port = Integer.toString(pacs.dicomPort());

    assertThat(PeerProgram.run("echoscu", "-aec", "PACS", "127.0.0.1", port).exitCode()).isZero();
    assertThat(
            PeerProgram.run("storescu", "-aec", "PACS", "127.0.0.1", port, file(A1), file(A2))
                .exitCode())
        .isZero();
    assertThat(pacs.archive().size()).isEqualTo(2);
  }

  @Test
  void findscuFindsStudySeriesAndImages() throws Exception {
    PeerProgram.require("findscu", "dcmtk");
    pacs.archive().store(Part10.encode(A1.dataset()));
    pacs.archive().store(Part10.encode(A2.dataset()));

    String study = findscu("STUDY", "PatientName=*^A", "StudyInstanceUID");
    String images = findscu("IMAGE", "StudyInstanceUID=" + A1.studyInstanceUid(), "SOPInstanceUID");

    assertThat(study).contains(A1.studyInstanceUid());
    assertThat(images).contains(A1.sopInstanceUid()).contains(A2.sopInstanceUid());
  }

  @Test
  void movescuSendsToStorescp() throws Exception {
    PeerProgram.require("movescu", "dcmtk");
    pacs.archive().store(Part10.encode(A1.dataset()));
    pacs.archive().store(Part10.encode(A2.dataset()));
    Path received = Files.createDirectory(folder.resolve("received"));
    Process receiver =
        new ProcessBuilder(
                "storescp",
                "-aet",
                "RECEIVER",
                "-od",
                received.toString(),
                Integer.toString(receiverPort))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("storescp.log").toFile())
            .start();
    try {
      awaitListener(receiver);
      PeerProgram.Output moved =
          PeerProgram.run(
              "movescu",
              "-S",
              "-aec",
              "PACS",
              "-aem",
              "RECEIVER",
              "-k",
              "QueryRetrieveLevel=STUDY",
              "-k",
              "StudyInstanceUID=" + A1.studyInstanceUid(),
              "127.0.0.1",
              Integer.toString(pacs.dicomPort()));

      assertThat(moved.exitCode()).as(moved.text()).isZero();
      try (Stream<Path> files = Files.list(received)) {
        assertThat(files.map(f -> Part10.read(f).sopInstanceUid()))
            .containsExactlyInAnyOrder(A1.sopInstanceUid(), A2.sopInstanceUid());
      }
    } finally {
      receiver.destroy();
      receiver.waitFor();
    }
  }

  @Test
  void curlStoresSearchesAndRetrieves() throws Exception {
    PeerProgram.require("curl", "curl");
    String root = pacs.dicomwebRoot().toString();
    Path body = folder.resolve("body");
    try (var out = Files.newOutputStream(body)) {
      out.write(
          "--b\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.write(Part10.encode(A1.dataset()));
      out.write("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    PeerProgram.Output stored =
        curl(
            "-H",
            "Content-Type: multipart/related; type=\"application/dicom\"; boundary=b",
            "--data-binary",
            "@" + body,
            root + "/studies");
    PeerProgram.Output found = curl(root + "/instances?PatientID=A&includefield=PatientName");
    PeerProgram.Output retrieved =
        curl(
            "-H",
            "Accept: application/dicom",
            "-o",
            folder.resolve("back.dcm").toString(),
            root + "/studies/" + A1.studyInstanceUid());

    assertThat(stored.text()).contains("00081199").contains(A1.sopInstanceUid());
    assertThat(found.text()).contains("Prüfung^A").contains(A1.sopInstanceUid());
    assertThat(retrieved.exitCode()).isZero();
    assertThat(folder.resolve("back.dcm")).hasBinaryContent(Part10.encode(A1.dataset()));
  }

  private PeerProgram.Output curl(String... arguments) throws Exception {
    return PeerProgram.run(
        Stream.concat(Stream.of("curl", "-sS", "--fail"), Stream.of(arguments)).toList());
  }

  private String findscu(String level, String... keys) throws Exception {
    Stream<String> asked = Stream.of(keys).flatMap(key -> Stream.of("-k", key));
    List<String> command =
        Stream.of(
                Stream.of("findscu", "-S", "-aec", "PACS", "-k", "QueryRetrieveLevel=" + level),
                asked,
                Stream.of("127.0.0.1", Integer.toString(pacs.dicomPort())))
            .flatMap(part -> part)
            .toList();
    PeerProgram.Output output = PeerProgram.run(command);
    assertThat(output.exitCode()).as(output.text()).isZero();
    return output.text();
  }

  private String file(DicomObject object) throws IOException {
    Path file = folder.resolve(object.sopInstanceUid() + ".dcm");
    Files.write(file, Part10.encode(object.dataset()));
    return file.toString();
  }

  /** Connects until the receiver answers; it is another process, which no clock of ours steps. */
  private void awaitListener(Process receiver) throws IOException {
    IOException last = new IOException("not tried");
    while (receiver.isAlive()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), receiverPort)) {
        assertThat(socket.isConnected()).isTrue();
        return;
      } catch (IOException e) {
        last = e;
        Thread.onSpinWait();
      }
    }
    throw last;
  }
}
