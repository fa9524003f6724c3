package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

class StudyFolderTest {
  @TempDir Path folder;

  @Test
  void groupsSlicesBySeriesWhereverTheyLie() throws IOException {
    List<Attributes> first = SyntheticSeries.axial(3);
    List<Attributes> second = SyntheticSeries.axial(2);
    for (Attributes slice : second) {
      slice.setString(Tag.SeriesInstanceUID, VR.UI, "2.25.5");
      slice.setString(Tag.SOPInstanceUID, VR.UI, slice.getString(Tag.SOPInstanceUID) + "5");
    }
    write("b/x", first.get(2));
    write("a/y.dcm", first.get(0));
    write("z", first.get(1));
    write("a/1", second.get(0));
    write("b/2", second.get(1));

    StudyFolder study = StudyFolder.read(folder);

    assertThat(study.series()).extracting(s -> s.files().size()).containsExactlyInAnyOrder(3, 2);
    StudyFolder.SeriesFiles three =
        study.series().stream().filter(s -> s.files().size() == 3).findFirst().orElseThrow();
    assertThat(three.files())
        .containsExactly(folder.resolve("a/y.dcm"), folder.resolve("z"), folder.resolve("b/x"));
    assertThat(three.read().volume().at(1, 2, 1)).isEqualTo(SyntheticSeries.storedValue(1, 2, 1));
  }

  @Test
  void listsTheStacksOfASeriesWithTheirFiles() throws IOException {
    List<Attributes> slices =
        DynamicSeries.of(2, (s, n) -> s.setInt(Tag.TemporalPositionIdentifier, VR.IS, n + 1));
    for (Attributes slice : slices) {
      write(slice.getString(Tag.SOPInstanceUID), slice);
    }

    List<StudyFolder.SeriesFiles> parts = StudyFolder.read(folder).series();

    assertThat(parts)
        .extracting(s -> s.header().part())
        .containsExactly(
            new SeriesPart(SyntheticSeries.SERIES, "temporal position 1"),
            new SeriesPart(SyntheticSeries.SERIES, "temporal position 2"));
    assertThat(parts.get(1).files()).hasSize(DynamicSeries.SLICES);
    assertThat(parts.get(1).read().volume().at(1, 2, 3))
        .isEqualTo(SyntheticSeries.storedValue(1, 2, 3) + 1);
  }

  @Test
  void readsAnEnhancedImageThatIsOneFile() throws IOException {
    write("one", DynamicSeries.enhanced(SyntheticSeries.axial(5)));

    StudyFolder study = StudyFolder.read(folder);

    assertThat(study.series()).hasSize(1);
    assertThat(study.series().get(0).read().volume().geometry().size().slices()).isEqualTo(5);
    assertThat(ImageFile.readVolume(folder).at(1, 2, 3))
        .isEqualTo(SyntheticSeries.storedValue(1, 2, 3));
  }

  @Test
  void listsOtherObjectsApart() throws IOException {
    Attributes seg = SyntheticSeries.axial(1).get(0);
    seg.setString(Tag.SOPClassUID, VR.UI, UID.SegmentationStorage);
    write("seg.dcm", seg);

    StudyFolder study = StudyFolder.read(folder);

    assertThat(study.series()).isEmpty();
    assertThat(study.objects())
        .containsExactly(
            new StudyFolder.ObjectFile(
                folder.resolve("seg.dcm"),
                UID.SegmentationStorage,
                seg.getString(Tag.SOPInstanceUID),
                SyntheticSeries.SERIES,
                SyntheticSeries.STUDY));
  }

  @Test
  void leavesOutWhatTheCallerMade() throws IOException {
    Attributes seg = SyntheticSeries.axial(1).get(0);
    seg.setString(Tag.SOPClassUID, VR.UI, UID.SegmentationStorage);
    write("own.dcm", seg);

    StudyFolder study =
        StudyFolder.of(
            List.of(folder.resolve("own.dcm")),
            header -> header.sopClassUid().equals(UID.SegmentationStorage));

    assertThat(study.objects()).isEmpty();
    assertThat(study.ignored())
        .extracting(StudyFolder.SkippedFile::reason)
        .containsExactly("a result of this software, which is no input");
  }

  @Test
  void ignoresFilesThatAreNoDicomAndSaysSo() throws IOException {
    Files.writeString(folder.resolve("clinical.json"), "{}");
    Files.write(folder.resolve("empty"), new byte[0]);

    assertThat(StudyFolder.read(folder).ignored())
        .extracting(skipped -> skipped.file().getFileName().toString())
        .containsExactly("clinical.json", "empty");
  }

  @Test
  void listsBrokenDicomAsUnreadable() throws IOException {
    byte[] whole = Part10.encode(SyntheticSeries.axial(1).get(0));
    Files.write(folder.resolve("cut.dcm"), Arrays.copyOf(whole, 300));

    assertThat(StudyFolder.read(folder).unreadable()).hasSize(1);
  }

  @Test
  void refusesASeriesWhoseFileEndsInsideThePixels() throws IOException {
    byte[] whole = Part10.encode(SyntheticSeries.axial(1).get(0));
    Files.write(folder.resolve("cut.dcm"), Arrays.copyOf(whole, whole.length - 7));

    StudyFolder.SeriesFiles series = StudyFolder.read(folder).series().get(0);

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(series::read)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.UNREADABLE_INSTANCE));
  }

  @Test
  void readsOneOfTwoEqualCopies() throws IOException {
    Attributes slice = SyntheticSeries.axial(1).get(0);
    write("one", slice);
    write("two", slice);

    StudyFolder study = StudyFolder.read(folder);

    assertThat(study.series().get(0).files()).hasSize(1);
    assertThat(study.ignored()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {UID.ImplicitVRLittleEndian, UID.DeflatedExplicitVRLittleEndian})
  void aCopyInAnotherTransferSyntaxIsTheSameInstance(String transferSyntaxUid) throws IOException {
    Attributes slice = SyntheticSeries.axial(1).get(0);
    write("one", slice);
    Files.write(folder.resolve("two"), Part10.encode(slice, transferSyntaxUid));

    assertThat(StudyFolder.read(folder).ignored()).hasSize(1);
  }

  @Test
  void copiesOfCompressedPixelsThatDifferInTheFileMetaInformationAloneAreTheSame()
      throws IOException {
    Attributes slice = SyntheticSeries.axial(1).get(0);
    Fragments fragments = slice.newFragments(Tag.PixelData, VR.OB, 2);
    fragments.add(new byte[0]);
    fragments.add(new byte[] {1, 2, 3, 4});
    byte[] file = Part10.encode(slice, UID.JPEGLSLossless);
    Files.write(folder.resolve("one"), file);
    byte[] otherPreamble = file.clone();
    otherPreamble[0] = 'I';
    Files.write(folder.resolve("two"), otherPreamble);

    assertThat(StudyFolder.read(folder).ignored()).hasSize(1);

    fragments.set(1, new byte[] {1, 2, 3, 5});
    Files.write(folder.resolve("two"), Part10.encode(slice, UID.JPEGLSLossless));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> StudyFolder.read(folder))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.INSTANCE_CONFLICT));
  }

  @Test
  void refusesTwoInstancesWithOneUid() throws IOException {
    Attributes slice = SyntheticSeries.axial(1).get(0);
    write("one", slice);
    slice.setString(Tag.SeriesDescription, VR.LO, "other");
    write("two", slice);

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> StudyFolder.read(folder))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.INSTANCE_CONFLICT));
  }

  @Test
  void refusesASegmentationOfAnotherPatientUnderTheSameStudy() throws IOException {
    Attributes slice = SyntheticSeries.axial(1).get(0);
    slice.setString(Tag.PatientID, VR.LO, "SECRET-7");
    write("one", slice);
    slice.setString(Tag.SOPClassUID, VR.UI, UID.SegmentationStorage);
    slice.setString(Tag.SOPInstanceUID, VR.UI, "2.25.77");
    slice.setString(Tag.PatientID, VR.LO, "SECRET-8");
    write("seg", slice);

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> StudyFolder.read(folder))
        .withMessageNotContaining("SECRET")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.IDENTITY_CONFLICT));
  }

  private void write(String name, Attributes dataset) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, Part10.encode(dataset));
  }
}
