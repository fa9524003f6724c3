package org.tacescore.testpacs.pacs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.aoju.bus.image.Status;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.ElementDictionary;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;

class DimseTest {

  private static final String FIND = UID.StudyRootQueryRetrieveInformationModelFIND;
  private static final String MOVE = UID.StudyRootQueryRetrieveInformationModelMOVE;
  private static final List<String> CLASSES =
      List.of(
          UID.VerificationSOPClass,
          UID.SecondaryCaptureImageStorage,
          UID.ComprehensiveSRStorage,
          FIND,
          MOVE);

  @TempDir Path folder;
  private EmbeddedPacs pacs;

  @BeforeEach
  void start() throws Exception {
    pacs = EmbeddedPacs.start(PacsOptions.of(folder.resolve("pacs")));
  }

  @AfterEach
  void stop() {
    pacs.close();
  }

  @Test
  void answersEchoAndKeepsWhatIsStored() throws Exception {
    DicomObject image = SmallObjects.image("A", "one", 1);
    try (DicomClient client = client()) {
      assertThat(client.echo()).isEqualTo(Status.Success);
      assertThat(client.store(image, UID.ExplicitVRLittleEndian)).isEqualTo(Status.Success);
    }

    ArchivedInstance kept = pacs.archive().instances(i -> true).get(0);

    assertThat(PacsArchive.bytesOf(kept)).isEqualTo(Part10.encode(image.dataset()));
  }

  @Test
  void keepsTheOldBytesOfAnObjectThatComesAgainAltered() throws Exception {
    DicomObject image = SmallObjects.image("A", "one", 1);
    DicomObject altered = SmallObjects.image("A", "one", 1);
    altered.dataset().setString(Tag.SeriesDescription, VR.LO, "altered");
    try (DicomClient client = client()) {
      client.store(image, UID.ExplicitVRLittleEndian);
      assertThat(client.store(altered, UID.ExplicitVRLittleEndian)).isEqualTo(Status.Success);
    }

    assertThat(pacs.archive().size()).isEqualTo(1);
    assertThat(pacs.archive().instances(i -> true).get(0).value(Tag.SeriesDescription))
        .isEqualTo("one");
  }

  @Test
  void refusesAnObjectWithoutStudy() throws Exception {
    DicomObject image = SmallObjects.image("A", "one", 1);
    image.dataset().remove(Tag.StudyInstanceUID);
    try (DicomClient client = client()) {
      assertThat(client.store(image, UID.ExplicitVRLittleEndian))
          .isEqualTo(Status.CannotUnderstand);
    }

    assertThat(pacs.archive().size()).isZero();
  }

  @Test
  void findsByWildcardRangeAndUidListAtEachLevel() throws Exception {
    fill();
    try (DicomClient client = client()) {
      assertThat(client.find(FIND, keys("STUDY", Tag.PatientName, "pr*^a*"))).hasSize(1);
      assertThat(client.find(FIND, keys("STUDY", Tag.StudyDate, "20250301-20250304"))).hasSize(2);
      assertThat(client.find(FIND, keys("STUDY", Tag.StudyDate, "20250304-"))).isEmpty();
      assertThat(client.find(FIND, keys("STUDY", Tag.ModalitiesInStudy, "SR"))).hasSize(1);
      assertThat(client.find(FIND, keys("PATIENT", Tag.PatientID, ""))).hasSize(2);
      assertThat(client.find(FIND, keys("SERIES", Tag.SeriesDescription, "?wo"))).hasSize(1);
      String one = SmallObjects.image("A", "one", 1).sopInstanceUid();
      String two = SmallObjects.image("B", "one", 1).sopInstanceUid();
      assertThat(client.find(FIND, keys("IMAGE", Tag.SOPInstanceUID, one, two, "1.2.3")))
          .hasSize(2);
    }
  }

  @Test
  void answersCountsAndUtf8Names() throws Exception {
    fill();
    Attributes keys = keys("STUDY", Tag.PatientID, "A");
    keys.setNull(Tag.PatientName, VR.PN);
    keys.setNull(Tag.NumberOfStudyRelatedInstances, VR.IS);
    keys.setNull(Tag.StudyComments, VR.LT);
    try (DicomClient client = client()) {
      Attributes study = client.find(FIND, keys).get(0);

      assertThat(study.getInt(Tag.NumberOfStudyRelatedInstances, -1)).isEqualTo(4);
      assertThat(study.getString(Tag.PatientName)).isEqualTo("Prüfung^A");
      assertThat(study.contains(Tag.StudyComments)).isTrue();
    }
  }

  @Test
  void refusesAQueryWithoutLevel() throws Exception {
    Attributes keys = keys("STUDY", Tag.PatientID, "A");
    keys.remove(Tag.QueryRetrieveLevel);
    try (DicomClient client = client()) {
      assertThatThrownBy(() -> client.find(FIND, keys)).hasMessageContaining("A900");
    }
  }

  @Test
  void movesASeriesToAKnownDestinationByteForByte() throws Exception {
    fill();
    try (EmbeddedPacs other =
        EmbeddedPacs.start(new PacsOptions(folder.resolve("other"), "OTHER", 0, 0, Map.of()))) {
      restartWith(Map.of("OTHER", new Destination("127.0.0.1", other.dicomPort())));
      Attributes keys =
          keys(
              "SERIES", Tag.StudyInstanceUID, SmallObjects.image("A", "one", 1).studyInstanceUid());
      keys.setString(
          Tag.SeriesInstanceUID,
          VR.UI,
          SmallObjects.image("A", "one", 1).dataset().getString(Tag.SeriesInstanceUID));
      try (DicomClient client = client()) {
        Attributes answer = client.move(MOVE, keys, "OTHER");

        assertThat(answer.getInt(Tag.Status, -1)).isEqualTo(Status.Success);
        assertThat(answer.getInt(Tag.NumberOfCompletedSuboperations, -1)).isEqualTo(2);
      }
      assertThat(other.archive().instances(i -> true))
          .hasSize(2)
          .allSatisfy(
              moved ->
                  assertThat(PacsArchive.bytesOf(moved))
                      .isEqualTo(
                          PacsArchive.bytesOf(
                              pacs.archive()
                                  .instances(i -> i.sopInstanceUid().equals(moved.sopInstanceUid()))
                                  .get(0))));
    }
  }

  @Test
  void refusesAMoveToAnUnknownDestinationAndOneWithoutKey() throws Exception {
    fill();
    Attributes study =
        keys("STUDY", Tag.StudyInstanceUID, SmallObjects.report("A").studyInstanceUid());
    try (DicomClient client = client()) {
      assertThat(client.move(MOVE, study, "NOBODY").getInt(Tag.Status, -1))
          .isEqualTo(Status.MoveDestinationUnknown);
      assertThat(
              client
                  .move(MOVE, keys("STUDY", Tag.StudyInstanceUID, ""), "NOBODY")
                  .getInt(Tag.Status, -1))
          .isEqualTo(Status.IdentifierDoesNotMatchSOPClass);
    }
  }

  @Test
  void moveToADestinationThatIsAwayFailsForEachObject() throws Exception {
    fill();
    int closed;
    try (ServerSocket probe = new ServerSocket(0)) {
      closed = probe.getLocalPort();
    }
    restartWith(Map.of("AWAY", new Destination("127.0.0.1", closed)));
    Attributes keys =
        keys("STUDY", Tag.StudyInstanceUID, SmallObjects.report("A").studyInstanceUid());
    try (DicomClient client = client()) {
      Attributes answer = client.move(MOVE, keys, "AWAY");

      assertThat(answer.getInt(Tag.Status, -1)).isEqualTo(Status.UnableToPerformSubOperations);
      assertThat(answer.getInt(Tag.NumberOfFailedSuboperations, -1)).isEqualTo(4);
    }
  }

  @Test
  void findsStructuredReportsAfterARestart() throws Exception {
    fill();
    restartWith(Map.of());

    assertThat(pacs.findStructuredReports())
        .extracting(DicomObject::sopInstanceUid)
        .containsExactly(SmallObjects.report("A").sopInstanceUid());
  }

  @Test
  void closingFreesBothPorts() throws Exception {
    int dicom = pacs.dicomPort();
    int http = pacs.httpPort();

    pacs.close();

    for (int port : new int[] {dicom, http}) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        assertThat(socket.isBound()).isTrue();
      }
    }
  }

  private void fill() {
    for (DicomObject object :
        List.of(
            SmallObjects.image("A", "one", 1),
            SmallObjects.image("A", "one", 2),
            SmallObjects.image("A", "two", 1),
            SmallObjects.report("A"),
            SmallObjects.image("B", "one", 1))) {
      pacs.archive().store(Part10.encode(object.dataset()));
    }
  }

  private void restartWith(Map<String, Destination> destinations) throws Exception {
    pacs.close();
    pacs =
        EmbeddedPacs.start(PacsOptions.of(folder.resolve("pacs")).withDestinations(destinations));
  }

  private DicomClient client() throws Exception {
    return new DicomClient(pacs.dicomPort(), CLASSES, UID.ExplicitVRLittleEndian);
  }

  private static Attributes keys(String level, int tag, String... values) {
    Attributes keys = new Attributes();
    keys.setString(Tag.QueryRetrieveLevel, VR.CS, level);
    VR vr = ElementDictionary.vrOf(tag, null);
    if (values.length == 1 && values[0].isEmpty()) {
      keys.setNull(tag, vr);
    } else {
      keys.setString(tag, vr, values);
    }
    return keys;
  }
}
