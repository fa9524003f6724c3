package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.DicomObject;

/** Clients of other projects on the worker's own store: dicomweb-client, pydicom, dcmtk. */
@org.junit.jupiter.api.Tag("peers")
class DicomwebClientsPeersTest {
  private static final Path CLIENT =
      Path.of("/usr/local/lib/node_modules/dicomweb-client/build/dicomweb-client.js");

  @TempDir static Path folder;
  private static ServedStudy study;

  @BeforeAll
  static void serve() throws Exception {
    study = ServedStudy.start(folder);
  }

  @AfterAll
  static void close() {
    study.close();
  }

  private static Path script(String resource) throws IOException {
    Path script = folder.resolve(Objects.requireNonNull(Path.of(resource).getFileName()));
    try (InputStream in =
        Objects.requireNonNull(DicomwebClientsPeersTest.class.getResourceAsStream(resource))) {
      Files.write(script, in.readAllBytes());
    }
    return script;
  }

  @Test
  void dicomwebClientFindsAndReadsTheStudy() throws Exception {
    Path client =
        PeerProgram.require(
            Optional.of(CLIENT).filter(Files::isRegularFile),
            "dicomweb-client is not installed (./tacescore test --install-peers)");
    PeerProgram.Result ran =
        PeerProgram.require("node", "nodejs")
            .run(script("/dicomweb/client.js"), client, study.dicomWeb(), study.studyInstanceUid());
    assertThat(ran.status()).as(ran.output()).isZero();
    JsonNode found = new ObjectMapper().readTree(ran.output());

    List<DicomObject> objects = study.objects();
    DicomObject image = study.ofModality("CT").get(0);
    int rows = image.dataset().getInt(Tag.Rows, 0);
    int columns = image.dataset().getInt(Tag.Columns, 0);
    assertThat(found.path("studies").intValue()).isEqualTo(1);
    assertThat(found.path("modalities").toString()).contains("CT", "SEG", "SR");
    assertThat(found.path("series").intValue())
        .isEqualTo((int) objects.stream().map(DicomObject::seriesInstanceUid).distinct().count());
    assertThat(found.path("studyMetadata").intValue()).isEqualTo(objects.size());
    assertThat(found.path("allFiles").intValue()).isEqualTo(objects.size());
    assertThat(found.path("files")).isEqualTo(found.path("instances"));
    assertThat(found.path("seriesMetadata")).isEqualTo(found.path("instances"));
    assertThat(found.path("rows").intValue()).isEqualTo(rows);
    assertThat(found.path("bulkBytes").intValue()).isEqualTo(2 * rows * columns);
    assertThat(found.path("frameBytes").intValue()).isEqualTo(2 * rows * columns);
    assertThat(found.path("prefix").asText()).isEqualTo("DICM");
    assertThat(found.path("rendered").asText()).isEqualTo("ffd8");
    assertThat(found.path("thumbnail").asText()).isEqualTo("ffd8");
    assertThat(found.path("frameRendered").asText()).isEqualTo("PNG");
    assertThat(found.path("nothing").intValue()).isZero();
    assertThat(found.path("unknownStudy").intValue()).isEqualTo(404);
  }

  @Test
  void pydicomFindsInTheMetadataWhatTheFilesHold() throws Exception {
    PeerProgram.requireFile("/usr/lib/python3/dist-packages/pydicom", "python3-pydicom");
    PeerProgram python =
        new PeerProgram(PeerProgram.requireFile("/usr/bin/python3", "python3-pydicom"));

    PeerProgram.Result ran =
        python.run(script("/pydicom/dicomweb.py"), study.dicomWeb(), study.studyInstanceUid());

    assertThat(ran.status()).as(ran.output()).isZero();
    assertThat(ran.output()).contains("compared %d instances".formatted(study.objects().size()));
  }

  @Test
  void dcmtkReadsWhatIsRetrieved() throws Exception {
    PeerProgram dump = PeerProgram.require("dcmdump", "dcmtk");
    DicomObject report = study.ofModality("SR").get(0);
    URI url =
        URI.create(
            "%s/studies/%s/series/%s/instances/%s"
                .formatted(
                    study.dicomWeb(),
                    report.studyInstanceUid(),
                    report.seriesInstanceUid(),
                    report.sopInstanceUid()));
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(url).header("Accept", "application/dicom").build(),
                BodyHandlers.ofByteArray());
    Path file = Files.write(folder.resolve("report.dcm"), answer.body());

    PeerProgram.Result dumped = dump.run(file);

    assertThat(dumped.status()).as(dumped.output()).isZero();
    assertThat(dumped.output()).contains(report.sopInstanceUid());
  }
}
