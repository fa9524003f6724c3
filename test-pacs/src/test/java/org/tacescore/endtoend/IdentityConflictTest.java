package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import org.tacescore.dicom.DicomObject;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.demo.DicomSender;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;

/** Two sources disagree about whose study it is: held by name, and nobody is named in saying so. */
@Isolated("its appender hears what every thread logs")
class IdentityConflictTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

  @TempDir static Path folder;
  private static @Nullable WorkerBesidePacs running;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private @Nullable PhantomPatient made;
  private String study = "";

  @BeforeAll
  static void start() throws IOException {
    running = WorkerBesidePacs.start(folder, Duration.ofHours(24));
  }

  @AfterAll
  static void stop() {
    worker().close();
  }

  /** Every test has a patient of its own, whose clinical values the worker knows. */
  @BeforeEach
  void choose(TestInfo test) throws IOException {
    log.start();
    ROOT.addAppender(log);
    made = patient(test.getDisplayName().hashCode());
    study = patient().studyInstanceUid();
    worker().know(patient());
  }

  @AfterEach
  void namesNobody() {
    ROOT.detachAppender(log);
    assertThat(logged()).isNotEmpty().noneMatch(this::namesAPatient);
  }

  @Test
  void aSegmentationOfAnotherPatientHoldsTheStudy() throws Exception {
    send(patient().images().toList());
    send(changed(segs(), IdentityConflictTest::otherPatient));

    assertHeld("IDENTITY_CONFLICT");
  }

  @Test
  void anotherBirthDateUnderTheSameIdHoldsTheStudy() throws Exception {
    send(patient().images().toList());
    send(changed(segs(), seg -> seg.setString(Tag.PatientBirthDate, VR.DA, "19111213")));

    assertHeld("IDENTITY_CONFLICT");
  }

  @Test
  void aClinicalRowOfAnotherPatientForThisStudyHoldsIt() throws Exception {
    worker().know("CONSPICUOUS-ID.json", clinicalOfAnother());
    send(patient().images().toList());
    send(segs());

    assertHeld("IDENTITY_CONFLICT");
  }

  /** A patient merge corrects the ID in instances that keep their UIDs. */
  @Test
  void aStudyThatIsSentAgainForAnotherPatientIsHeld() throws Exception {
    send(patient().images().toList());
    send(segs());
    Poll.until(LIMIT, "the report is there", () -> !worker().reports(study).isEmpty());

    send(changed(patient().images().toList(), IdentityConflictTest::otherPatient));

    assertHeld("INSTANCE_CONFLICT");
    assertThat(worker().reports(study)).hasSize(1);
  }

  /** The held study is listed beside the jobs that it had before. */
  private void assertHeld(String code) throws Exception {
    Poll.until(LIMIT, "the study is held", () -> !held(code).isEmpty());
    Poll.until(
        LIMIT,
        "the log tells it, which may be after the page does",
        () -> logged().stream().anyMatch(line -> line.contains(study)));
    JsonNode job = held(code).get(0);
    assertThat(job.path("state").asText()).isEqualTo("REFUSED");
    assertThat(job.path("error").asText()).matches(text -> !namesAPatient(text));
    assertThat(job.path("recipes").toString()).matches(text -> !namesAPatient(text));
  }

  private List<JsonNode> held(String code) throws Exception {
    return worker().jobs(study).stream()
        .filter(job -> job.path("error").asText().startsWith(code))
        .toList();
  }

  private boolean namesAPatient(String text) {
    return text.contains("CONSPICUOUS")
        || text.contains("1911")
        || text.contains(patient().patientId())
        || text.contains("Phantom^")
        || text.contains(patient().birthDate().toString())
        || text.contains(patient().birthDate().toString().replace("-", ""));
  }

  /** An appender is its own lock. */
  private List<String> logged() {
    synchronized (log) {
      return log.list.stream().map(IdentityConflictTest::text).toList();
    }
  }

  private static String text(ILoggingEvent event) {
    return event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy());
  }

  private static void otherPatient(Attributes dataset) {
    dataset.setString(Tag.PatientID, VR.LO, "CONSPICUOUS-ID");
    dataset.setString(Tag.PatientName, VR.PN, "CONSPICUOUS^NAME");
    dataset.setString(Tag.PatientBirthDate, VR.DA, "19111213");
  }

  private byte[] clinicalOfAnother() {
    return """
        {"patient_id": "CONSPICUOUS-ID", "issuer": "%s", "study_uid": "%s",
         "values": [{"analyte": "hbsag", "value": "positive"}]}
        """
        .formatted(patient().issuer(), study)
        .getBytes(StandardCharsets.UTF_8);
  }

  private List<DicomObject> segs() {
    return List.of(
        patient().segmentation(ContrastPhase.ARTERIAL),
        patient().segmentation(ContrastPhase.PORTAL_VENOUS));
  }

  private static List<DicomObject> changed(List<DicomObject> objects, Consumer<Attributes> change) {
    List<DicomObject> changed = new ArrayList<>();
    for (DicomObject object : objects) {
      Attributes dataset = new Attributes(object.dataset());
      change.accept(dataset);
      changed.add(new DicomObject(object.transferSyntaxUid(), dataset));
    }
    return changed;
  }

  private static void send(List<DicomObject> objects) throws Exception {
    try (DicomSender modality = new DicomSender("MODALITY")) {
      modality.send(objects, "127.0.0.1", worker().dicomPort(), "TACESCORE");
    }
  }

  private PhantomPatient patient() {
    return Objects.requireNonNull(made);
  }

  private static PhantomPatient patient(long seed) {
    return new PhantomGenerator(PhantomOptions.of(1, seed, PhantomModality.CT)).patient(0);
  }

  private static WorkerBesidePacs worker() {
    return Objects.requireNonNull(running);
  }
}
