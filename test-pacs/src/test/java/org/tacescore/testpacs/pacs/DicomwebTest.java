package org.tacescore.testpacs.pacs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.DicomJson;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;

class DicomwebTest {

  private static final DicomObject A1 = SmallObjects.image("A", "one", 1);
  private static final DicomObject A2 = SmallObjects.image("A", "one", 2);
  private static final DicomObject SR = SmallObjects.report("A");
  private static final DicomObject B1 = SmallObjects.image("B", "one", 1);

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private EmbeddedPacs pacs;

  @BeforeEach
  void start() throws Exception {
    pacs = EmbeddedPacs.start(PacsOptions.of(folder));
  }

  @AfterEach
  void stop() {
    pacs.close();
  }

  @Test
  void keepsWhatIsPostedByteForByteAndSaysWhereItIs() throws Exception {
    HttpResponse<byte[]> answer = stow("/studies", encoded(A1), encoded(SR));

    assertThat(answer.statusCode()).isEqualTo(200);
    Attributes body = DicomJson.parse(answer.body()).get(0);
    assertThat(body.getSequence(Tag.ReferencedSOPSequence)).hasSize(2);
    String url = body.getSequence(Tag.ReferencedSOPSequence).get(1).getString(Tag.RetrieveURL);
    assertThat(get(url.substring(pacs.dicomwebRoot().toString().length()), "application/dicom"))
        .extracting(HttpResponse::statusCode, HttpResponse::body)
        .containsExactly(200, encoded(SR));
  }

  @Test
  void keepsEachObjectOnceWhenManyClientsSendAtOnce() throws Exception {
    List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      for (int number = 1; number <= 25; number++) {
        byte[] body = multipart(encoded(SmallObjects.image("C", "many", number)));
        answers.add(
            client.sendAsync(stowRequest("/studies", MULTIPART, body), BodyHandlers.ofByteArray()));
      }
    }

    assertThat(answers).allSatisfy(a -> assertThat(a.join().statusCode()).isEqualTo(200));
    assertThat(search("/instances?PatientID=C")).hasSize(25);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(25);
    }
  }

  @Test
  void answers202And409WhenSomeOrAllPartsAreBad() throws Exception {
    byte[] bad = "no DICOM".getBytes(StandardCharsets.US_ASCII);

    HttpResponse<byte[]> some = stow("/studies", encoded(A1), bad, encoded(A2));
    HttpResponse<byte[]> none = stow("/studies/" + A1.studyInstanceUid(), bad, encoded(B1));

    assertThat(some.statusCode()).isEqualTo(202);
    Attributes body = DicomJson.parse(some.body()).get(0);
    assertThat(body.getSequence(Tag.FailedSOPSequence)).hasSize(1);
    assertThat(body.getSequence(Tag.ReferencedSOPSequence)).hasSize(2);
    assertThat(none.statusCode()).isEqualTo(409);
    assertThat(pacs.archive().size()).isEqualTo(2);
  }

  @Test
  void refusesOtherMediaTypesAndBrokenBodies() throws Exception {
    byte[] body = multipart(encoded(A1));
    byte[] cut = Arrays.copyOf(body, body.length - 40);

    assertThat(post("/studies", "application/json", body).statusCode()).isEqualTo(415);
    assertThat(post("/studies", MULTIPART, cut).statusCode()).isEqualTo(400);
    assertThat(post("/studies", MULTIPART, new byte[0]).statusCode()).isEqualTo(400);
    assertThat(post("/series", MULTIPART, body).statusCode()).isEqualTo(405);
  }

  @Test
  void searchesByKeywordTagWildcardAndParent() throws Exception {
    fill();

    assertThat(search("/studies")).hasSize(2);
    assertThat(search("/studies?PatientID=A")).hasSize(1);
    assertThat(search("/studies?00100010=Pr%C3%BCfung*B")).hasSize(1);
    assertThat(search("/studies?ModalitiesInStudy=SR")).hasSize(1);
    assertThat(search("/studies?StudyDate=20250304-")).isEmpty();
    assertThat(search("/studies/" + A1.studyInstanceUid() + "/series")).hasSize(2);
    assertThat(search("/studies/" + A1.studyInstanceUid() + "/instances?Modality=SR")).hasSize(1);
    assertThat(
            search("/instances?SOPInstanceUID=" + A1.sopInstanceUid() + "," + B1.sopInstanceUid()))
        .hasSize(2);
  }

  @Test
  void pagesAndIncludesFields() throws Exception {
    fill();

    assertThat(search("/instances?limit=2")).hasSize(2);
    assertThat(search("/instances?limit=10&offset=3")).hasSize(1);
    JsonNode plain = search("/instances?limit=1").get(0);
    JsonNode more = search("/instances?limit=1&includefield=SeriesDescription,PatientID").get(0);
    JsonNode all = search("/instances?limit=1&includefield=all").get(0);
    assertThat(plain.has("0008103E")).isFalse();
    assertThat(more.at("/0008103E/Value/0").asText()).isEqualTo("one");
    assertThat(more.at("/00100020/Value/0").asText()).isEqualTo("A");
    assertThat(all.at("/00100010/Value/0/Alphabetic").asText()).isEqualTo("Prüfung^A");
    assertThat(plain.at("/00081190/Value/0").asText())
        .startsWith(pacs.dicomwebRoot() + "/studies/");
  }

  @Test
  void retrievesStudySeriesAndInstanceAsMultipart() throws Exception {
    fill();
    String study = "/studies/" + A1.studyInstanceUid();
    String series = study + "/series/" + A1.dataset().getString(Tag.SeriesInstanceUID);

    assertThat(parts(get(study, RELATED))).containsExactly(encoded(A1), encoded(A2), encoded(SR));
    assertThat(parts(get(series, RELATED))).containsExactly(encoded(A1), encoded(A2));
    assertThat(parts(get(series + "/instances/" + A2.sopInstanceUid(), "*/*")))
        .containsExactly(encoded(A2));
  }

  @Test
  void answersMetadataWithoutPixels() throws Exception {
    fill();

    HttpResponse<byte[]> answer =
        get("/studies/" + B1.studyInstanceUid() + "/metadata", "application/dicom+json");

    Attributes header = DicomJson.parse(answer.body()).get(0);
    assertThat(header.getString(Tag.SOPInstanceUID)).isEqualTo(B1.sopInstanceUid());
    assertThat(header.contains(Tag.PixelData)).isFalse();
  }

  @Test
  void answersClientErrorsByStatus() throws Exception {
    fill();
    String study = "/studies/" + A1.studyInstanceUid();

    assertThat(get("/studies/1.2.3", "*/*").statusCode()).isEqualTo(404);
    assertThat(get("/nothing", "*/*").statusCode()).isEqualTo(404);
    assertThat(get("/studies?NoSuchKeyword=1", "*/*").statusCode()).isEqualTo(400);
    assertThat(get("/studies?limit=x", "*/*").statusCode()).isEqualTo(400);
    assertThat(get(study, "image/png").statusCode()).isEqualTo(406);
    assertThat(get(study, RELATED + "; transfer-syntax=" + UID.JPEG2000LosslessOnly).statusCode())
        .isEqualTo(406);
  }

  /** The small image holds two frames of 2 x 2 x 1 byte. */
  @Test
  void answersFramesInTheOrderAskedFor() throws Exception {
    fill();
    String image =
        "/studies/%s/series/%s/instances/%s/frames/"
            .formatted(A1.studyInstanceUid(), A1.seriesInstanceUid(), A1.sopInstanceUid());
    String type = "multipart/related; type=application/octet-stream";

    assertThat(parts(get(image + "2,1", type)))
        .containsExactly(new byte[] {5, 6, 7, 1}, new byte[] {1, 2, 3, 4});
    assertThat(get(image + "3", type).statusCode()).isEqualTo(404);
    assertThat(get(image + "0", type).statusCode()).isEqualTo(404);
    assertThat(get(image + "one", type).statusCode()).isEqualTo(400);
  }

  @Test
  void hasNoFramesOfWhatIsNoImage() throws Exception {
    fill();
    String report =
        "/studies/%s/series/%s/instances/%s/frames/1"
            .formatted(SR.studyInstanceUid(), SR.seriesInstanceUid(), SR.sopInstanceUid());

    assertThat(get(report, "*/*").statusCode()).isEqualTo(406);
  }

  private static final String RELATED = "multipart/related; type=\"application/dicom\"";
  private static final String MULTIPART = RELATED + "; boundary=xyz";

  private void fill() {
    List.of(A1, A2, SR, B1).forEach(object -> pacs.archive().store(encoded(object)));
  }

  private static byte[] encoded(DicomObject object) {
    return Part10.encode(object.dataset());
  }

  private JsonNode search(String path) throws Exception {
    HttpResponse<byte[]> answer = get(path, "application/dicom+json");
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private HttpResponse<byte[]> get(String path, String accept) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(pacs.dicomwebRoot() + path))
            .header("Accept", accept)
            .build(),
        BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> stow(String path, byte[]... parts) throws Exception {
    return post(path, MULTIPART, multipart(parts));
  }

  private HttpResponse<byte[]> post(String path, String type, byte[] body) throws Exception {
    return client.send(stowRequest(path, type, body), BodyHandlers.ofByteArray());
  }

  private HttpRequest stowRequest(String path, String type, byte[] body) {
    return HttpRequest.newBuilder(URI.create(pacs.dicomwebRoot() + path))
        .header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private static byte[] multipart(byte[]... parts) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      body.writeBytes(
          "--xyz\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      body.writeBytes(part);
      body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    body.writeBytes("--xyz--\r\n".getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }

  /** Splits a body as bytes are, one char each. */
  private static List<byte[]> parts(HttpResponse<byte[]> answer) {
    String type = answer.headers().firstValue("Content-Type").orElseThrow();
    String boundary = type.replaceAll(".*boundary=\"(.*)\"", "$1");
    String body = new String(answer.body(), StandardCharsets.ISO_8859_1);
    String[] between = body.split("(\r\n)?--" + Pattern.quote(boundary), -1);
    return Arrays.stream(between, 1, between.length - 1)
        .map(part -> part.substring(part.indexOf("\r\n\r\n") + 4))
        .map(part -> part.getBytes(StandardCharsets.ISO_8859_1))
        .toList();
  }
}
