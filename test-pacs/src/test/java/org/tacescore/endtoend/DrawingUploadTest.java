package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.Part10;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.Segment;
import org.tacescore.segio.SegmentRole;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.volume.Mask;
import org.tacescore.volume.VolumeGeometry;
import org.tacescore.worker.cli.RunningWorker;

/** A drawing goes in by HTTP, its study is scored at once, and what is unfit is refused by name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrawingUploadTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TUMOUR_TAGS =
      "Segment0_Tags:=TerminologyEntry:c~SCT^49755003^Morphologically Altered Structure~"
          + "SCT^108369006^Neoplasm~^^~a~^^~^^|\n";

  private final HttpClient http = HttpClient.newHttpClient();
  private final PhantomPatient patient =
      new PhantomGenerator(PhantomOptions.of(2, 7, PhantomModality.CT)).patient(0);
  private final PhantomPatient other =
      new PhantomGenerator(PhantomOptions.of(2, 7, PhantomModality.CT)).patient(1);
  private @Nullable RunningWorker started;
  private final String series =
      patient.series(ContrastPhase.ARTERIAL).instances().get(0).seriesInstanceUid();

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Path clinical = Files.createDirectories(folder.resolve("clinical"));
    Files.write(clinical.resolve("patient.json"), patient.clinicalJson());
    started = TestWorker.start(folder.resolve("worker"), clinical, 0, List.of());
    for (PhantomPatient one : List.of(patient, other)) {
      HttpResponse<String> stored =
          send(MultipartBody.stow(request("/dicom-web/studies"), one.images().toList()));
      assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
    }
  }

  @AfterAll
  void stop() {
    worker().close();
  }

  private RunningWorker worker() {
    return Objects.requireNonNull(started);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + worker().httpPort() + path))
        .timeout(Duration.ofSeconds(60));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> upload(String key, Map<String, String> changes, byte[] file)
      throws Exception {
    Map<String, String> fields =
        new TreeMap<>(
            Map.of(
                "studyInstanceUID",
                patient.studyInstanceUid(),
                "seriesInstanceUID",
                series,
                "author",
                "A. Reader"));
    fields.putAll(changes);
    HttpRequest.Builder request = request("/api/v1/segmentations");
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return send(MultipartBody.form(request, fields, file));
  }

  private HttpResponse<String> start(String body) throws Exception {
    return send(
        request("/api/v1/jobs")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = send(request(path).GET());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  /** The whole tumour truth of the arterial series, whose first segment is a tumour. */
  private byte[] drawing() throws IOException {
    return segNrrd(patient.truth(ContrastPhase.ARTERIAL).get(0).mask(), TUMOUR_TAGS, "Tumour");
  }

  private static byte[] segNrrd(Mask mask, String tags, String name) throws IOException {
    VolumeGeometry grid = mask.geometry();
    var origin = grid.positionOf(0, 0, 0);
    var column = grid.positionOf(1, 0, 0).minus(origin);
    var row = grid.positionOf(0, 1, 0).minus(origin);
    var slice = grid.positionOf(0, 0, 1).minus(origin);
    var out = new ByteArrayOutputStream();
    out.write(
        """
        NRRD0004
        type: unsigned char
        dimension: 3
        space: left-posterior-superior
        sizes: %d %d %d
        space directions: (%s,%s,%s) (%s,%s,%s) (%s,%s,%s)
        encoding: raw
        space origin: (%s,%s,%s)
        Segment0_ID:=Segment_1
        Segment0_Name:=%s
        Segment0_LabelValue:=1
        Segment0_Layer:=0
        %s
        """
            .formatted(
                grid.size().columns(),
                grid.size().rows(),
                grid.size().slices(),
                column.x(),
                column.y(),
                column.z(),
                row.x(),
                row.y(),
                row.z(),
                slice.x(),
                slice.y(),
                slice.z(),
                origin.x(),
                origin.y(),
                origin.z(),
                name,
                tags)
            .replaceAll("\n\n+$", "\n\n")
            .getBytes(StandardCharsets.UTF_8));
    byte[] voxels = new byte[grid.size().voxels()];
    mask.offsets().forEach(offset -> voxels[offset] = 1);
    out.write(voxels);
    return out.toByteArray();
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code)
      throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(JSON.readTree(answer.body()).path("code").asText()).isEqualTo(code);
  }

  @Test
  void scoresTheStudyOfADrawingAtOnceAndTellsWhatItMade() throws Exception {
    HttpResponse<String> taken = upload("one", Map.of(), drawing());
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    JsonNode segmentation = JSON.readTree(taken.body());
    Segment drawn = patient.truth(ContrastPhase.ARTERIAL).get(0);
    assertThat(segmentation.at("/segments/0/role").asText()).isEqualTo(SegmentRole.TUMOUR.name());
    assertThat(segmentation.at("/segments/0/voxels").asInt()).isEqualTo(drawn.mask().voxelCount());
    assertThat(upload("one", Map.of(), drawing()).statusCode()).isEqualTo(200);
    assertProblem(upload("one", Map.of("author", "B"), drawing()), 409, "CONFLICT");
    String id = segmentation.path("segmentationId").asText();
    assertThat(get("/api/v1/segmentations/" + id).path("replaced").asBoolean()).isFalse();

    HttpResponse<String> started =
        start(
            "{\"segmentationIds\":[\"%s\"],\"recipes\":[\"%s\"]}".formatted(id, ExampleBundle.ID));

    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    String job = JSON.readTree(started.body()).path("jobId").asText();
    assertThat(started.headers().firstValue("Location")).contains("/api/v1/jobs/" + job);
    Poll.until(
        Duration.ofSeconds(120),
        "the job ends",
        () -> get("/api/v1/jobs/" + job).path("state").asText().equals("DONE"));
    assertThat(get("/api/v1/jobs/" + job + "/result").path("research_use_only").asBoolean())
        .isTrue();
    JsonNode objects = get("/api/v1/jobs/" + job + "/dicom").path("objects");
    assertThat(objects.get(0).path("role").asText()).isEqualTo("sr");
    HttpResponse<byte[]> report =
        http.send(
            request("/api/v1/jobs/" + job + "/dicom/1").GET().build(), BodyHandlers.ofByteArray());
    assertThat(Part10.read(report.body()).sopInstanceUid())
        .isEqualTo(objects.get(0).path("sopInstanceUID").asText());
    JsonNode maps = get("/api/v1/jobs/" + job + "/heatmaps").path("heatmaps");
    assertThat(maps).isNotEmpty();
    assertThat(maps.get(0).path("lastSlice").asInt())
        .isGreaterThanOrEqualTo(maps.get(0).path("firstSlice").asInt());
    String events = send(request("/api/v1/jobs/" + job + "/events").GET()).body();
    assertThat(events).contains("retry: ", "event: state", "\"state\":\"DONE\"");
    assertProblem(send(request("/api/v1/jobs/" + job).DELETE()), 409, "CONFLICT");
    assertProblem(send(request("/api/v1/jobs/" + job + "/dicom/99").GET()), 404, "NOT_FOUND");
  }

  @Test
  void refusesRequestsThatSayTooLittle() throws Exception {
    byte[] file = drawing();
    assertProblem(upload("", Map.of(), file), 400, "BAD_REQUEST");
    assertProblem(upload("b1", Map.of("author", " "), file), 400, "BAD_REQUEST");
    assertProblem(upload("b2", Map.of("studyInstanceUID", "x"), file), 400, "BAD_REQUEST");
    assertProblem(upload("b3", Map.of("algorithmType", "GUESSED"), file), 400, "BAD_REQUEST");
    assertProblem(upload("b4", Map.of("algorithmType", "AUTOMATIC"), file), 400, "BAD_REQUEST");
    assertProblem(upload("b5", Map.of("segmentMap", "{\"a\":\"b\"}"), file), 400, "BAD_REQUEST");
    assertProblem(upload("b6", Map.of("phase", "LATE"), file), 400, "BAD_REQUEST");
    assertProblem(
        send(
            request("/api/v1/segmentations")
                .header("Idempotency-Key", "b7")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))),
        415,
        "UNSUPPORTED_FORMAT");
  }

  @Test
  void refusesUnfitDrawingsByTheirCode() throws Exception {
    Mask tumour = patient.truth(ContrastPhase.ARTERIAL).get(0).mask();
    Mask empty = tumour.minus(tumour);
    assertProblem(
        upload("u1", Map.of(), segNrrd(empty, TUMOUR_TAGS, "Tumour")), 422, "EMPTY_SEGMENT");
    assertProblem(
        upload("u2", Map.of(), segNrrd(tumour, "", "Segment_1")), 422, "NO_TUMOUR_SEGMENT");
    assertProblem(
        upload("u3", Map.of("seriesInstanceUID", "1.2.3"), drawing()), 404, "UNKNOWN_SERIES");
    assertProblem(
        upload("u4", Map.of("frameOfReferenceUID", "1.2.3"), drawing()),
        422,
        "FRAME_OF_REFERENCE_MISMATCH");
    assertProblem(
        upload("u5", Map.of(), "GIF89a".getBytes(StandardCharsets.US_ASCII)),
        415,
        "UNSUPPORTED_FORMAT");
    assertProblem(
        upload(
            "u6",
            Map.of(),
            new String(drawing(), StandardCharsets.ISO_8859_1)
                .replaceFirst("sizes: \\S+", "sizes: 9999999")
                .getBytes(StandardCharsets.ISO_8859_1)),
        413,
        "TOO_LARGE");
  }

  @Test
  void takesADicomSegmentationAsItIs() throws Exception {
    byte[] seg = Part10.encode(other.segmentation(ContrastPhase.ARTERIAL).dataset());
    Map<String, String> of =
        Map.of(
            "studyInstanceUID",
            other.studyInstanceUid(),
            "seriesInstanceUID",
            other.series(ContrastPhase.ARTERIAL).instances().get(0).seriesInstanceUid());

    HttpResponse<String> taken = upload("dicom", of, seg);

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    assertThat(JSON.readTree(taken.body()).path("sopInstanceUID").asText())
        .isEqualTo(other.segmentation(ContrastPhase.ARTERIAL).sopInstanceUid());
    assertProblem(upload("dicom-elsewhere", Map.of(), seg), 404, "UNKNOWN_SERIES");
  }

  @Test
  void refusesToStartWhatIsNotThere() throws Exception {
    assertProblem(start("{\"segmentationIds\":[\"nothing\"]}"), 404, "NOT_FOUND");
    assertProblem(start("{\"segmentationIds\":[]}"), 400, "BAD_REQUEST");
    assertProblem(start("{\"recipes\":[\"guess\"]}"), 400, "BAD_REQUEST");
    assertProblem(start("{\"priority\":1000}"), 400, "BAD_REQUEST");
    assertProblem(start("{\"answer\":42}"), 400, "BAD_REQUEST");
    assertProblem(start("["), 400, "BAD_REQUEST");
  }
}
