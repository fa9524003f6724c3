package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRJ;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.demo.DicomSender;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.testpacs.phantom.PhantomVariant;
import org.tacescore.volume.GridSize;

/** Bad input on the wire: named at once, or kept until what is missing comes; never a report. */
class BadArrivalTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String BOUNDARY = "tacescore-part";

  @TempDir static Path folder;
  private static @Nullable WorkerBesidePacs running;
  private long seed;

  @BeforeAll
  static void start() throws IOException {
    running = WorkerBesidePacs.start(folder.resolve("patient"), Duration.ofHours(24));
  }

  @AfterAll
  static void stop() {
    worker().close();
  }

  /** Every test has a patient of its own. */
  @BeforeEach
  void choose(TestInfo test) {
    seed = test.getDisplayName().hashCode();
  }

  @Test
  void keepsAnOrphanedSegUntilItsSeriesComes() throws Exception {
    WorkerBesidePacs worker = worker();
    PhantomPatient phantom = patient();
    String study = phantom.studyInstanceUid();
    DicomObject seg = phantom.segmentation(ContrastPhase.ARTERIAL);
    worker.know(phantom);

    send(worker, List.of(seg));
    send(worker, phantom.series(ContrastPhase.PORTAL_VENOUS).instances());

    Poll.until(LIMIT, "the SEG is an orphan", () -> !worker.orphans(study).isEmpty());
    JsonNode orphan = worker.orphans(study).get(0);
    assertThat(orphan.path("sopInstanceUID").asText()).isEqualTo(seg.sopInstanceUid());
    assertThat(orphan.at("/refusal/code").asText()).isEqualTo("UNKNOWN_SERIES");
    assertThat(state(worker, study)).isEqualTo("WAITING_IMAGES");

    send(worker, phantom.series(ContrastPhase.ARTERIAL).instances());

    Poll.until(LIMIT, "the report is there", () -> !worker.reports(study).isEmpty());
    assertThat(worker.orphans(study)).isEmpty();
    assertThat(state(worker, study)).isEqualTo("DONE");
  }

  @Test
  void keepsNothingOfADataSetThatIsCutOff() throws Exception {
    WorkerBesidePacs worker = worker();
    List<DicomObject> images = smallPatient().series(ContrastPhase.ARTERIAL).instances();

    try (HangingUpSender sender = new HangingUpSender()) {
      sender.sendHalf(images.get(0), worker.dicomPort());
    }
    send(worker, images.subList(1, 2));

    assertThat(worker.storedInstances())
        .contains(images.get(1).sopInstanceUid())
        .doesNotContain(images.get(0).sopInstanceUid());
  }

  @Test
  void answersBadBodiesWithProblems() throws Exception {
    WorkerBesidePacs worker = worker();
    DicomObject image = image();
    byte[] whole = Part10.encode(image.dataset());
    byte[] cut = Arrays.copyOf(whole, whole.length - 1000);
    byte[] junk = "This is no DICOM.".getBytes(StandardCharsets.UTF_8);

    assertProblem(worker.stow(BOUNDARY, multipart(junk)), "NOT_DICOM");
    assertProblem(worker.stow(BOUNDARY, multipart(cut)), "TRUNCATED");
    assertProblem(worker.stow(BOUNDARY, junk), "MALFORMED_MULTIPART");
    byte[] body = multipart(whole);
    assertProblem(
        worker.stow(BOUNDARY, Arrays.copyOf(body, body.length / 2)), "MALFORMED_MULTIPART");
    assertThat(worker.storedInstances()).doesNotContain(image.sopInstanceUid());
  }

  @Test
  void storesTheGoodPartAndNamesTheBadOne() throws Exception {
    WorkerBesidePacs worker = worker();
    List<DicomObject> images = smallPatient().series(ContrastPhase.ARTERIAL).instances();
    byte[] good = Part10.encode(images.get(0).dataset());
    byte[] bad = Part10.encode(images.get(1).dataset());

    HttpResponse<String> answer =
        worker.stow(BOUNDARY, multipart(good, Arrays.copyOf(bad, bad.length - 1000)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonNode stored = JSON.readTree(answer.body());
    assertThat(stored.at("/00081199/Value/0/00081155/Value/0").asText())
        .isEqualTo(images.get(0).sopInstanceUid());
    assertThat(stored.at("/00081198/Value/0/00081155/Value/0").asText())
        .isEqualTo(images.get(1).sopInstanceUid());
    assertThat(stored.at("/00081198/Value/0/00081197/Value/0").asInt()).isNotZero();
    assertThat(worker.storedInstances())
        .contains(images.get(0).sopInstanceUid())
        .doesNotContain(images.get(1).sopInstanceUid());
  }

  @Test
  void rejectsACallerThatIsNotAllowed() throws Exception {
    WorkerBesidePacs worker = worker();
    DicomObject image = image();

    try (DicomSender stranger = new DicomSender("STRANGER")) {
      assertThatIOException()
          .isThrownBy(
              () -> stranger.send(List.of(image), "127.0.0.1", worker.dicomPort(), "TACESCORE"))
          .isInstanceOf(AAssociateRJ.class)
          .withMessageContaining("calling-AE-title-not-recognized");
    }
    assertThat(worker.storedInstances()).doesNotContain(image.sopInstanceUid());
  }

  @Test
  @Tag("peers")
  void rejectsStorescuUnderATitleThatIsNotAllowed() throws Exception {
    PeerProgram storescu = PeerProgram.require("storescu", "dcmtk");
    WorkerBesidePacs worker = worker();
    DicomObject image = image();
    Path file = Files.write(folder.resolve("image.dcm"), Part10.encode(image.dataset()));

    PeerProgram.Result stranger =
        storescu.run(
            "-aet", "STRANGER", "-aec", "TACESCORE", "127.0.0.1", worker.dicomPort(), file);
    assertThat(worker.storedInstances()).doesNotContain(image.sopInstanceUid());
    PeerProgram.Result modality =
        storescu.run(
            "-aet", "MODALITY", "-aec", "TACESCORE", "127.0.0.1", worker.dicomPort(), file);

    assertThat(stranger.status()).isNotZero();
    assertThat(stranger.output()).contains("Calling AE Title Not Recognized");
    assertThat(modality.status()).as(modality.output()).isZero();
    assertThat(worker.storedInstances()).contains(image.sopInstanceUid());
  }

  @Test
  void refusesASeriesWithoutASliceAtItsDeadline() throws Exception {
    try (WorkerBesidePacs hasty =
        WorkerBesidePacs.start(folder.resolve("hasty"), Duration.ofSeconds(4))) {
      refusesASeriesWithoutASlice(hasty);
    }
  }

  private void refusesASeriesWithoutASlice(WorkerBesidePacs worker) throws Exception {
    PhantomPatient phantom = patient(PhantomVariant.MISSING_SLICE);
    String study = phantom.studyInstanceUid();
    worker.know(phantom);

    send(worker, phantom.images().toList());
    send(worker, List.copyOf(phantom.segmentations().values()));

    Poll.until(LIMIT, "the study waits", () -> state(worker, study).equals("WAITING_IMAGES"));
    assertThat(refusals(worker, study)).containsExactly("MISSING_SLICE");
    Poll.until(LIMIT, "the study is refused", () -> state(worker, study).equals("REFUSED"));
    assertThat(refusals(worker, study)).containsExactly("MISSING_SLICE");
    assertThat(worker.reports(study)).isEmpty();
  }

  @Test
  void refusesASegBeyondTheVolume() throws Exception {
    WorkerBesidePacs worker = worker();
    PhantomPatient phantom = patient();
    String study = phantom.studyInstanceUid();
    worker.know(phantom);
    DicomObject seg = phantom.segmentation(ContrastPhase.ARTERIAL);

    send(worker, phantom.images().toList());
    send(worker, List.of(SegFaults.shifted(seg, 300)));

    Poll.until(LIMIT, "the study is refused", () -> state(worker, study).equals("REFUSED"));
    assertThat(refusals(worker, study)).containsExactly("MASK_OUTSIDE_VOLUME");
    assertThat(worker.reports(study)).isEmpty();
  }

  private static WorkerBesidePacs worker() {
    return Objects.requireNonNull(running);
  }

  private PhantomPatient patient(PhantomVariant... faults) {
    PhantomOptions options = PhantomOptions.of(1, seed, PhantomModality.CT).with(faults);
    return new PhantomGenerator(options).patient(0);
  }

  /** Enough for what is received and not scored. */
  private PhantomPatient smallPatient() {
    return new PhantomGenerator(
            PhantomOptions.of(1, seed, PhantomModality.CT)
                .withPhases(Set.of(ContrastPhase.ARTERIAL))
                .withSegPhases(Set.of())
                .withGrid(new GridSize(48, 48, 4)))
        .patient(0);
  }

  private DicomObject image() {
    return smallPatient().images().findFirst().orElseThrow();
  }

  private static void send(WorkerBesidePacs worker, List<DicomObject> objects) throws Exception {
    try (DicomSender modality = new DicomSender("MODALITY")) {
      modality.send(objects, "127.0.0.1", worker.dicomPort(), "TACESCORE");
    }
  }

  /** State of the study's newest job; empty while there is none. */
  private static String state(WorkerBesidePacs worker, String study) throws Exception {
    List<JsonNode> jobs = worker.jobs(study);
    return jobs.isEmpty() ? "" : jobs.get(0).path("state").asText();
  }

  private static List<String> refusals(WorkerBesidePacs worker, String study) throws Exception {
    List<String> codes = new ArrayList<>();
    worker
        .jobs(study)
        .get(0)
        .path("recipes")
        .forEach(recipe -> codes.add(recipe.at("/refusal/code").asText()));
    return codes;
  }

  private static byte[] multipart(byte[]... parts) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      body.write(
          ("--" + BOUNDARY + "\r\nContent-Type: application/dicom\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      body.write(part);
      body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }

  private static void assertProblem(HttpResponse<String> answer, String code) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains(code).doesNotContain("Exception");
    assertThat(JSON.readTree(answer.body()).path("status").asInt()).isEqualTo(400);
  }
}
