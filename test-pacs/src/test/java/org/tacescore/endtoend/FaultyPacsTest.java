package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.endtoend.FaultyGate.Fault;
import org.tacescore.testpacs.demo.StowClient;
import org.tacescore.testpacs.phantom.PhantomPatient;

/**
 * A PACS that fails before it takes a report: in the end a real Orthanc has it once, read back by
 * C-STORE's and STOW-RS's destination alike, or the delivery says why not.
 */
@Tag("peers")
class FaultyPacsTest {
  private static final int OUT_OF_RESOURCES = 0xA700;
  private static final int SOP_CLASS_NOT_SUPPORTED = 0x0122;

  /** More than an association's negotiation, less than a report. */
  private static final long IN_THE_REPORT = 4000;

  /** In the headers of an answer. */
  private static final long IN_THE_HEAD = 60;

  /** More than an answer to STOW-RS, less than a report that is read back. */
  private static final long IN_THE_MULTIPART = 6000;

  /** More than any answer to a search, less than a series. */
  private static final long IN_THE_SERIES = 150_000;

  private static final Duration LATE = GatedHospital.PATIENCE.plusSeconds(1);
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static @Nullable GatedHospital open;
  private static @Nullable AnsweringScp full;
  private static @Nullable AnsweringScp choosy;
  private static @Nullable AnsweringScp stranger;

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    open = new GatedHospital(folder);
    full = new AnsweringScp("ORTHANC", OUT_OF_RESOURCES);
    choosy = new AnsweringScp("ORTHANC", SOP_CLASS_NOT_SUPPORTED);
    stranger = new AnsweringScp("SOMEBODY", 0);
  }

  @AfterAll
  static void close() throws IOException {
    for (AnsweringScp scp : new AnsweringScp[] {full, choosy, stranger}) {
      if (scp != null) {
        scp.close();
      }
    }
    hospital().close();
  }

  private static GatedHospital hospital() {
    return Objects.requireNonNull(open);
  }

  private static Fault answeredBy(@Nullable AnsweringScp scp) {
    return Fault.elsewhere(Objects.requireNonNull(scp).port());
  }

  @Test
  void isAwayForAWhile() throws Exception {
    hospital().dimse().leave();
    hospital().web().leave();
    PhantomPatient patient = hospital().send();

    hospital().awaitFaults(patient);
    hospital().dimse().comeBack();
    hospital().web().comeBack();

    hospital().assertDelivered(patient);
  }

  @Test
  void rejectsAssociationsAndIsOutOfResources() throws Exception {
    hospital().dimse().plan(answeredBy(stranger), answeredBy(full));

    hospital().assertDelivered(hospital().send());
  }

  @Test
  void declinesAndTakesItWhenItIsSentAgain() throws Exception {
    hospital().dimse().plan(answeredBy(choosy));
    PhantomPatient patient = hospital().send();

    Poll.until(LIMIT, "one delivery is given up", () -> !failed(patient).isEmpty());
    JsonNode failed = failed(patient).get(0);
    assertThat(failed.path("destination").asText()).isEqualTo("dimse");
    assertThat(failed.path("detail").asText()).contains("status 0122");
    assertThat(hospital().api().get("/api/v1/dead-letters").body()).contains("status 0122");
    String id = failed.path("id").asText();
    assertThat(hospital().api().act("/api/v1/deliveries/%s/resend".formatted(id), ""))
        .isEqualTo(200);

    hospital().assertDelivered(patient);
  }

  private static List<JsonNode> failed(PhantomPatient patient) throws Exception {
    return hospital().deliveries(patient).stream()
        .filter(delivery -> delivery.path("state").asText().equals("FAILED"))
        .toList();
  }

  @Test
  void answersAfterTheWorkerHasLostPatience() throws Exception {
    hospital().dimse().plan(Fault.answerLate(LATE));
    hospital().web().plan(Fault.answerLate(LATE));

    hospital().assertDelivered(hospital().send());
  }

  @Test
  void isLostInTheMiddleOfAReport() throws Exception {
    hospital().dimse().plan(Fault.requestCut(IN_THE_REPORT));
    hospital().web().plan(Fault.requestCut(IN_THE_REPORT));

    hospital().assertDelivered(hospital().send());
  }

  @Test
  void answersHalf() throws Exception {
    hospital().web().plan(Fault.answerCut(IN_THE_HEAD), Fault.answerCut(IN_THE_MULTIPART));

    hospital().assertDelivered(hospital().send());
  }

  @Test
  void sendsHalfASeriesThatIsFetched() throws Exception {
    hospital().source().plan(Fault.answerCut(IN_THE_SERIES), Fault.answerCut(IN_THE_SERIES));

    hospital().assertDelivered(hospital().store());
  }

  @Test
  void keepsOldBytesUnderTheReportsUid() throws Exception {
    hospital().dimse().leave();
    hospital().web().leave();
    PhantomPatient patient = hospital().send();
    hospital().awaitFaults(patient);
    String report =
        hospital().api().jobs(patient.studyInstanceUid()).get(0).path("srSOPInstanceUID").asText();
    DicomObject old = withAnotherDescription(report);
    URI studies = URI.create(hospital().orthanc().dicomWeb() + "/studies");
    new StowClient().store(List.of(old), studies);
    hospital().dimse().comeBack();
    hospital().web().comeBack();

    hospital().await(patient, "FAILED");
    assertThat(hospital().deliveries(patient))
        .allSatisfy(
            delivery ->
                assertThat(delivery.path("detail").asText())
                    .contains("keeps other content under " + report));
    hospital().assertNothingLost(patient);
  }

  private static DicomObject withAnotherDescription(String sopInstanceUid) throws IOException {
    try (Stream<Path> files = Files.walk(hospital().objects())) {
      Path file =
          files
              .filter(path -> path.toString().endsWith(".dcm"))
              .filter(path -> Part10.readHeader(path).sopInstanceUid().equals(sopInstanceUid))
              .findFirst()
              .orElseThrow();
      Attributes dataset = Part10.read(file).dataset();
      dataset.setString(org.aoju.bus.image.Tag.SeriesDescription, VR.LO, "what was here before it");
      return Part10.read(Part10.encode(dataset));
    }
  }

  /** The faults of the second ring in random order, several of them before each report. */
  @Tag("soak")
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("manySeeds")
  void faultsInAnyOrder(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    hospital().dimse().plan(some(random, dimseFaults(random)));
    hospital().web().plan(some(random, webFaults(random)));

    hospital().assertDelivered(hospital().send());
  }

  static LongStream manySeeds() {
    return LongStream.rangeClosed(1, 40);
  }

  private static List<Fault> dimseFaults(SplittableRandom random) {
    return List.of(
        answeredBy(stranger),
        answeredBy(full),
        Fault.answerLate(LATE),
        Fault.requestCut(random.nextLong(1, IN_THE_REPORT)));
  }

  private static List<Fault> webFaults(SplittableRandom random) {
    return List.of(
        Fault.answerLate(LATE),
        Fault.requestCut(random.nextLong(1, IN_THE_REPORT)),
        Fault.answerCut(random.nextLong(1, IN_THE_MULTIPART)));
  }

  private static Fault[] some(SplittableRandom random, List<Fault> all) {
    List<Fault> some = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      some.add(all.get(random.nextInt(all.size())));
    }
    return some.toArray(Fault[]::new);
  }
}
