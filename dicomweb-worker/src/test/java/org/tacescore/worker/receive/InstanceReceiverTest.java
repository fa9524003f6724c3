package org.tacescore.worker.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.Part10;
import org.tacescore.dicom.RejectionNote;
import org.tacescore.worker.receive.UnacceptableInstanceException.Fault;

class InstanceReceiverTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Origin ORIGIN = new Origin(Origin.Kind.HTTP, "test");

  @TempDir Path dataDir;
  private final MemoryIndex index = new MemoryIndex();
  private final List<Registration> heard = new ArrayList<>();
  private ObjectStore store;
  private InstanceReceiver receiver;

  @BeforeEach
  void open() {
    store = ObjectStore.open(dataDir, 1 << 20);
    receiver =
        new InstanceReceiver(
            store,
            index,
            (instance, registration) -> heard.add(registration),
            instance -> "ours".equals(instance.dataset().getString(Tag.Manufacturer)),
            "HOSPITAL",
            Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void keepsTheBytesAndTheirRecord() throws IOException {
    byte[] file = Part10.encode(TestInstances.ct(1));

    Receipt receipt = receive(file);

    assertThat(receipt.registration()).isEqualTo(Registration.NEW);
    InstanceRecord record = receipt.instance();
    assertThat(record.sopInstanceUid()).isEqualTo("1.2.3.4.1");
    assertThat(record.studyInstanceUid()).isEqualTo("1.2.3");
    assertThat(record.modality()).isEqualTo("CT");
    assertThat(record.patient()).isEqualTo(new PatientKey("HOSPITAL", "P-1"));
    assertThat(record.receivedAt()).isEqualTo(NOW);
    assertThat(record.bytes()).isEqualTo(file.length);
    assertThat(store.path(record.sha256())).hasBinaryContent(file);
    assertThat(index.instances()).containsExactly(record);
    assertThat(heard).containsExactly(Registration.NEW);
    assertThat(partFiles()).isEmpty();
  }

  @Test
  void entersARejectionNoteWithWhatItTakesBack() {
    Attributes note = RejectionNotes.note("113001", "DCM");
    note.setString(Tag.SeriesInstanceUID, VR.UI, "1.9.2");
    RejectionNotes.instance(
        RejectionNotes.series(RejectionNotes.study(note, "1.2"), "1.2.3"), "1.2.3.4");

    receive(Part10.encode(note));

    assertThat(index.notes())
        .containsExactly(
            new RejectionNote(
                RejectionNote.Title.QUALITY,
                List.of(new RejectionNote.Rejected("1.2", "1.2.3", "1.2.3.4"))));
  }

  @Test
  void ourOwnNoteTakesNothingBackHere() {
    Attributes note = RejectionNotes.note("113001", "DCM");
    note.setString(Tag.SeriesInstanceUID, VR.UI, "1.9.2");
    note.setString(Tag.Manufacturer, VR.LO, "ours");
    RejectionNotes.instance(
        RejectionNotes.series(RejectionNotes.study(note, "1.2"), "1.2.3"), "1.2.3.4");

    receive(Part10.encode(note));

    assertThat(index.notes()).isEmpty();
  }

  @Test
  void takesTheIssuerThatTheObjectNames() {
    Attributes ct = TestInstances.ct(1);
    ct.setString(Tag.IssuerOfPatientID, VR.LO, "OTHER");

    assertThat(receive(Part10.encode(ct)).instance().patient().issuer()).isEqualTo("OTHER");
  }

  @Test
  void recordsShowNoPatient() {
    Receipt receipt = receive(Part10.encode(TestInstances.ct(1)));

    assertThat(receipt.toString()).doesNotContain("P-1").doesNotContain("HOSPITAL");
  }

  @Test
  void knowsTheSameBytesAgain() {
    byte[] file = Part10.encode(TestInstances.ct(1));
    receive(file);

    assertThat(receive(file).registration()).isEqualTo(Registration.SAME);
    assertThat(heard).containsExactly(Registration.NEW, Registration.SAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {UID.ImplicitVRLittleEndian, UID.DeflatedExplicitVRLittleEndian})
  void knowsTheSameDataSetInAnotherTransferSyntax(String transferSyntaxUid) {
    Attributes ct = TestInstances.ct(1);
    ct.newSequence(Tag.ReferencedImageSequence, 1).add(new Attributes());
    ct.setString("TACE", 0x00110010, VR.LO, "private");
    receive(Part10.encode(ct));

    Receipt again = receive(Part10.encode(ct, transferSyntaxUid));

    assertThat(again.registration()).isEqualTo(Registration.SAME);
  }

  @Test
  void keepsBothOfAConflict() {
    byte[] first = Part10.encode(TestInstances.ct(1));
    Attributes changed = TestInstances.ct(1);
    changed.setBytes(Tag.PixelData, VR.OW, new byte[512]);
    receive(first);

    Receipt second = receive(Part10.encode(changed));

    assertThat(second.registration()).isEqualTo(Registration.CONFLICT);
    assertThat(index.instances()).hasSize(1);
    assertThat(index.conflicts()).containsExactly(second.instance());
    assertThat(store.path(second.instance().sha256())).exists();
    assertThat(store.path(index.instances().get(0).sha256())).hasBinaryContent(first);
  }

  @Test
  void anAttributeMoreIsAConflict() {
    receive(Part10.encode(TestInstances.ct(1)));
    Attributes changed = TestInstances.ct(1);
    changed.setString(Tag.SeriesDescription, VR.LO, "arterial");

    assertThat(receive(Part10.encode(changed)).registration()).isEqualTo(Registration.CONFLICT);
  }

  @Test
  void ownObjectsStartNothing() {
    Attributes own = TestInstances.ct(1);
    own.setString(Tag.Manufacturer, VR.LO, "ours");
    receive(Part10.encode(own));
    own.setString(Tag.SeriesDescription, VR.LO, "coerced on the way");

    Receipt again = receive(Part10.encode(own));

    assertThat(again.instance().ownObject()).isTrue();
    assertThat(again.registration()).isEqualTo(Registration.SAME);
    assertThat(heard).isEmpty();
  }

  @Test
  void takesCompressedPixels() {
    Attributes ct = TestInstances.ct(1);
    ct.remove(Tag.PixelData);
    Fragments fragments = ct.newFragments(Tag.PixelData, VR.OB, 2);
    fragments.add(new byte[0]);
    fragments.add(new byte[] {1, 2, 3, 4});
    byte[] file = Part10.encode(ct, UID.JPEGLSLossless);

    assertThat(receive(file).instance().transferSyntaxUid()).isEqualTo(UID.JPEGLSLossless);
    assertRefused(Arrays.copyOf(file, file.length - 3), Fault.TRUNCATED);
  }

  @Test
  void refusesAnInstanceCutAnywhereInsideAnElement() {
    byte[] file = Part10.encode(TestInstances.ct(1));
    for (int length : new int[] {file.length - 1, file.length - 300, file.length - 513, 200}) {
      assertRefused(Arrays.copyOf(file, length), Fault.TRUNCATED);
    }
    assertThat(index.instances()).isEmpty();
    assertThat(partFiles()).isEmpty();
  }

  @Test
  void refusesWhatIsNoDicom() {
    assertRefused("%PDF-1.7 not DICOM".getBytes(StandardCharsets.US_ASCII), Fault.NOT_DICOM);
    assertRefused(new byte[4096], Fault.NOT_DICOM);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {Tag.SOPClassUID, Tag.SOPInstanceUID, Tag.StudyInstanceUID, Tag.SeriesInstanceUID})
  void refusesADataSetWithoutAUid(int tag) throws IOException {
    Attributes ct = TestInstances.ct(1);
    ct.setString(tag, VR.UI, "not-a-uid");
    assertRefused(file(ct), Fault.MISSING_UID);

    ct.remove(tag);
    assertRefused(file(ct), Fault.MISSING_UID);
  }

  @Test
  void refusesMoreThanTheLimit() {
    Attributes ct = TestInstances.ct(1);
    ct.setBytes(Tag.PixelData, VR.OW, new byte[2 << 20]);

    assertRefused(Part10.encode(ct), Fault.TOO_LARGE);
    assertThat(partFiles()).isEmpty();
  }

  /** Before it is inflated: a value that announces a gigabyte need not hold it to be refused. */
  @Test
  void refusesWhatInflatesToAGigabyte() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new ImageOutputStream(bytes, UID.ExplicitVRLittleEndian)) {
      out.writeFileMetaInformation(
          Part10.metaInformation(
              TestInstances.CT_IMAGE, "1.2.3.4.1", UID.DeflatedExplicitVRLittleEndian));
    }
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try (OutputStream inflated = new DeflaterOutputStream(bytes, deflater)) {
      inflated.write(new byte[] {0x11, 0, 0x10, 0x10, 'O', 'B', 0, 0, 0, 0, 0, 0x40});
      inflated.write(new byte[1 << 20]);
    } finally {
      deflater.end();
    }

    assertRefused(bytes.toByteArray(), Fault.TOO_LARGE);
  }

  @Test
  void refusesAStudyThatWasNotAnnounced() {
    try (Reception reception = receiver.begin(ORIGIN)) {
      reception.write(ByteBuffer.wrap(Part10.encode(TestInstances.ct(1))));

      assertThatThrownBy(() -> reception.finish(Expectation.study("9.9")))
          .asInstanceOf(type(UnacceptableInstanceException.class))
          .extracting(UnacceptableInstanceException::fault)
          .isEqualTo(Fault.OTHER_STUDY);
    }
    assertThat(index.instances()).isEmpty();
  }

  @Test
  void removesWhatADeadProcessLeftAndSparesTheLiving() throws IOException {
    Path dead = Files.createDirectories(dataDir.resolve("objects/.incoming/worker-dead"));
    Files.writeString(dead.resolve("half.part"), "half");
    try (Reception running = receiver.begin(ORIGIN)) {
      ObjectStore.open(dataDir, 1 << 20).close();
      running.write(ByteBuffer.wrap(Part10.encode(TestInstances.ct(1))));

      assertThat(dead).doesNotExist();
      assertThat(running.finish(Expectation.none()).registration()).isEqualTo(Registration.NEW);
    }
  }

  private Receipt receive(byte[] file) {
    try (Reception reception = receiver.begin(ORIGIN)) {
      reception.write(ByteBuffer.wrap(file));
      return reception.finish(Expectation.none());
    }
  }

  private void assertRefused(byte[] file, Fault fault) {
    assertThatThrownBy(() -> receive(file))
        .asInstanceOf(type(UnacceptableInstanceException.class))
        .extracting(UnacceptableInstanceException::fault)
        .isEqualTo(fault);
  }

  /** A file whose File Meta Information is in order, whatever the data set says. */
  private static byte[] file(Attributes dataset) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new ImageOutputStream(bytes, UID.ExplicitVRLittleEndian)) {
      out.writeDataset(
          Part10.metaInformation(TestInstances.CT_IMAGE, "1.2.3.4.1", UID.ExplicitVRLittleEndian),
          dataset);
    }
    return bytes.toByteArray();
  }

  private List<Path> partFiles() {
    try (Stream<Path> files = Files.walk(dataDir)) {
      return files.filter(file -> file.toString().endsWith(".part")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
