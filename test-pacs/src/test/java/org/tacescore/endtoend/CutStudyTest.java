package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.Refusal;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;

/** {@code score} on a folder that lacks images, or holds a note that takes some back. */
class CutStudyTest {
  @TempDir Path temp;
  private StudyCopy study = new StudyCopy(Path.of(""));
  private Path out = Path.of("");

  @BeforeEach
  void copy() {
    study = StudyCopy.of(PhantomOptions.of(1, 7, PhantomModality.CT), temp);
    out = temp.resolve("out");
  }

  @Test
  void refusesASeriesWhoseTopWasCutOffByTheArchivesCount() throws IOException {
    List<Path> images = study.images("portal");
    for (Path image : images) {
      study.change(
          "portal/" + image.getFileName(),
          slice -> slice.setInt(Tag.NumberOfSeriesRelatedInstances, VR.IS, images.size()));
    }
    assertThat(study.score(out).status()).isZero();

    cutTop("portal");

    CommandRun run = study.score(out);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .contains(Refusal.MISSING_SLICE.name())
        .contains("%d of %d images, series ".formatted(images.size() - 2, images.size()));
    assertThat(Files.readString(out.resolve("result.json"))).contains("not fit, MISSING_SLICE");
  }

  @Test
  void refusesASeriesThatIsShorterThanItsScanWhereTheEquipmentCountsSo() throws IOException {
    int whole = study.images("portal").size();
    for (String phase : List.of("arterial", "portal")) {
      for (Path image : study.images(phase)) {
        study.change(
            phase + "/" + image.getFileName(),
            slice -> slice.setInt(Tag.ImagesInAcquisition, VR.IS, whole));
      }
    }
    cutTop("portal");

    assertThat(study.score(out).err())
        .contains("MISSING_SLICE", "%d of %d images".formatted(whole - 2, whole));
  }

  /** Nothing tells it: an even stack that is shorter is a stack. */
  @Test
  void scoresASeriesThatWasCutWhereNoInstanceCounts() throws IOException {
    cutTop("portal");

    assertThat(study.score(out).status()).isZero();
  }

  @Test
  void doesNotUseASeriesThatANoteInTheFolderTakesBack() throws IOException {
    reject("portal");

    CommandRun run = study.score(out);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .contains("MISSING_PHASE")
        .contains("rejected: Rejected for Quality Reasons (note 2.25.4711)");
    assertThat(CommandRun.of("phases", "--study", study.folder()).err())
        .contains("rejected: Rejected for Quality Reasons");
  }

  @Test
  void refusesAStudyOfWhichNothingIsLeft() throws IOException {
    reject("");

    CommandRun run = study.score(out);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("REJECTED_INSTANCE", "(note 2.25.4711)");
  }

  private void cutTop(String phase) throws IOException {
    List<Path> images = study.images(phase);
    for (Path image : images.subList(images.size() - 2, images.size())) {
      Files.delete(image);
    }
    Files.deleteIfExists(study.file("seg-" + phase + ".dcm"));
  }

  /** Writes a note (PS3.3 A.35.4) on one series, or on the study. */
  private void reject(String phase) throws IOException {
    Attributes image = Part10.read(study.images("portal").get(0)).dataset();
    Attributes note = new Attributes();
    note.addSelected(
        image,
        Tag.PatientName,
        Tag.PatientID,
        Tag.PatientBirthDate,
        Tag.PatientSex,
        Tag.StudyInstanceUID);
    note.setString(Tag.SOPClassUID, VR.UI, UID.KeyObjectSelectionDocumentStorage);
    note.setString(Tag.SOPInstanceUID, VR.UI, "2.25.4711");
    note.setString(Tag.SeriesInstanceUID, VR.UI, "2.25.4712");
    note.setString(Tag.Modality, VR.CS, "KO");
    Attributes title = item(note, Tag.ConceptNameCodeSequence);
    title.setString(Tag.CodeValue, VR.SH, "113001");
    title.setString(Tag.CodingSchemeDesignator, VR.SH, "DCM");
    Attributes evidence = item(note, Tag.CurrentRequestedProcedureEvidenceSequence);
    evidence.setString(Tag.StudyInstanceUID, VR.UI, image.getString(Tag.StudyInstanceUID));
    if (!phase.isEmpty()) {
      item(evidence, Tag.ReferencedSeriesSequence)
          .setString(Tag.SeriesInstanceUID, VR.UI, image.getString(Tag.SeriesInstanceUID));
      Files.deleteIfExists(study.file("seg-" + phase + ".dcm"));
    }
    Files.write(study.file("note.dcm"), Part10.encode(note));
  }

  private static Attributes item(Attributes parent, int tag) {
    Sequence sequence = parent.newSequence(tag, 1);
    Attributes item = new Attributes();
    sequence.add(item);
    return item;
  }
}
