package org.tacescore.worker.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRJ;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.Part10;
import org.tacescore.worker.config.AeTitle;
import org.tacescore.worker.config.DicomConfig;

class CStoreScpTest {
  private static final int SUCCESS = 0;

  @TempDir Path dataDir;
  private final MemoryIndex index = new MemoryIndex();
  private ObjectStore store;
  private CStoreScp scp;

  @BeforeEach
  void start() {
    store = ObjectStore.open(dataDir, 1 << 20);
    scp =
        CStoreScp.start(
            new DicomConfig(
                new AeTitle("WORKER"),
                "127.0.0.1",
                0,
                Set.of(new AeTitle("MODALITY")),
                16,
                Duration.ofSeconds(20),
                64 * 1024),
            new InstanceReceiver(
                store,
                index,
                (instance, registration) -> {},
                instance -> false,
                "",
                Clock.systemUTC()));
  }

  @AfterEach
  void stop() {
    scp.close();
    store.close();
  }

  @Test
  void answersAnEcho() throws Exception {
    try (TestScu scu = TestScu.connect("MODALITY", "WORKER", scp.port())) {
      assertThat(scu.echo()).isEqualTo(SUCCESS);
    }
  }

  @Test
  void keepsTheDataSetByteForByteBehindOurMetaInformation() throws Exception {
    Attributes ct = TestInstances.ct(1);
    try (TestScu scu = TestScu.connect("MODALITY", "WORKER", scp.port())) {
      assertThat(scu.store(ct)).isEqualTo(SUCCESS);
    }

    InstanceRecord record = index.instances().get(0);
    assertThat(record.origin()).isEqualTo(new Origin(Origin.Kind.DIMSE, "MODALITY"));
    assertThat(store.path(record.sha256())).hasBinaryContent(Part10.encode(ct));
  }

  @Test
  void takesFromManyAssociationsAtOnce() throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(4);
    List<Future<List<Integer>>> answers = new ArrayList<>();
    for (int sender = 0; sender < 4; sender++) {
      int first = sender * 20;
      answers.add(senders.submit(() -> sendTwenty(first)));
    }
    for (Future<List<Integer>> answer : answers) {
      assertThat(answer.get()).hasSize(20).containsOnly(SUCCESS);
    }
    senders.shutdown();

    assertThat(index.instances()).hasSize(80);
  }

  @Test
  void rejectsACallerThatIsNotAllowed() {
    assertRejected("STRANGER", "WORKER", AAssociateRJ.REASON_CALLING_AET_NOT_RECOGNIZED);
  }

  @Test
  void rejectsAnotherCalledTitle() {
    assertRejected("MODALITY", "ELSEWHERE", AAssociateRJ.REASON_CALLED_AET_NOT_RECOGNIZED);
  }

  @Test
  void acceptsOnlyWhatItCanDecode() throws Exception {
    try (TestScu scu = TestScu.connect("MODALITY", "WORKER", scp.port())) {
      Association association = scu.association();
      assertThat(association.getTransferSyntaxesFor(TestInstances.CT_IMAGE))
          .contains(UID.ExplicitVRLittleEndian, UID.RLELossless)
          .doesNotContain(UID.JPEGLSLossless, UID.ExplicitVRBigEndianRetired);
    }
  }

  @Test
  void answersAnInstanceWithoutStudyWithAStatus() throws Exception {
    Attributes ct = TestInstances.ct(1);
    ct.remove(Tag.StudyInstanceUID);
    try (TestScu scu = TestScu.connect("MODALITY", "WORKER", scp.port())) {
      assertThat(scu.store(ct)).isEqualTo(0xC002);
      assertThat(scu.store(TestInstances.ct(2))).as("the association lives on").isZero();
    }
    assertThat(index.instances()).hasSize(1);
  }

  @Test
  void answersAnObjectTooLongAsOutOfResources() throws Exception {
    Attributes ct = TestInstances.ct(1);
    ct.setBytes(Tag.PixelData, VR.OW, new byte[2 << 20]);
    try (TestScu scu = TestScu.connect("MODALITY", "WORKER", scp.port())) {
      assertThat(scu.store(ct)).isEqualTo(0xA700);
      assertThat(scu.store(TestInstances.ct(2))).isZero();
    }
  }

  @Test
  void keepsNothingOfATransferThatIsCutOff() throws Exception {
    try (TestScu scu = TestScu.connect("MODALITY", "WORKER", scp.port())) {
      scu.storeHalfAndHangUp(TestInstances.ct(1));
    }
    scp.close();

    assertThat(index.instances()).isEmpty();
    assertThat(storedFiles()).isEmpty();
  }

  private List<Integer> sendTwenty(int first) throws Exception {
    List<Integer> answers = new ArrayList<>();
    try (TestScu scu = TestScu.connect("MODALITY", "WORKER", scp.port())) {
      for (int i = 0; i < 20; i++) {
        answers.add(scu.store(TestInstances.ct(first + i)));
      }
    }
    return answers;
  }

  private void assertRejected(String calling, String called, int reason) {
    assertThatThrownBy(() -> TestScu.connect(calling, called, scp.port()))
        .isInstanceOfSatisfying(
            AAssociateRJ.class, rejection -> assertThat(rejection.getReason()).isEqualTo(reason));
  }

  private List<Path> storedFiles() throws IOException {
    try (Stream<Path> files = Files.walk(dataDir)) {
      return files.filter(file -> file.toString().endsWith(".dcm")).toList();
    }
  }
}
