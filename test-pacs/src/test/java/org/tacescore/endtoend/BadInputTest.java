package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.StudyFolder;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.testpacs.phantom.PhantomVariant;
import org.tacescore.volume.GridSize;

/** {@code score} on studies with a planted fault: exit 3, a named refusal, never a number. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final GridSize COARSE = new GridSize(48, 48, 12);
  private final SplittableRandom random = new SplittableRandom(20);
  private final PhantomPatient patient = patient();
  @TempDir Path temp;
  private StudyCopy study = new StudyCopy(Path.of(""));
  private Path out = Path.of("");

  @BeforeEach
  void copy() throws IOException {
    Path own = Files.createTempDirectory(temp, "study");
    study = StudyCopy.of(options(PhantomModality.CT), own);
    out = own.resolve("out");
  }

  @Test
  void scoresWithJunkBesideTheStudy() throws IOException {
    Files.writeString(study.file("notes.txt"), "No DICOM at all.");
    Files.write(study.file("arterial/Thumbs.db"), new byte[4096]);
    Files.createFile(study.file("empty.dcm"));

    CommandRun run = study.score(out);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("hrd-demo: HRD score").contains("research use only");
    assertThat(out.resolve("sr.dcm")).isNotEmptyFile();
    assertThat(result().at("/recipes/0/score/value").isNumber()).isTrue();
    assertThat(result().at("/recipes/0/refusal").isMissingNode()).isTrue();
  }

  @Test
  void leavesNothingOfAnEarlierRun() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("sr.dcm"), "of an earlier run");
    Files.writeString(out.resolve("result.json"), "{\"recipes\": [{\"score\": {}}]}");
    study.deleteSegs();

    assertRefused(Refusal.MISSING_SEGMENTATION);
  }

  @Test
  void refusesAnImageCutInsideItsPixelData() throws IOException {
    Path image = study.images("arterial").get(10);
    int length = (int) Files.size(image);
    study.truncate(image, length - 1 - random.nextInt(length / 2));

    assertRefused(Refusal.UNREADABLE_INSTANCE);
  }

  @Test
  void refusesAnImageCutInsideItsHeader() throws IOException {
    study.truncate(study.images("portal").get(3), 200 + random.nextInt(600));

    assertRefused(Refusal.UNREADABLE_INSTANCE);
  }

  @Test
  void refusesAnImageCutBeforeItsPixelData() throws IOException {
    study.change("arterial/007.dcm", image -> image.remove(Tag.PixelData));

    assertRefused(Refusal.UNREADABLE_INSTANCE);
  }

  /** The last slice: were it dropped, the others would still make an even stack. */
  @Test
  void takesNoSeriesWhoseLastImageIsCutAnywhere() throws IOException {
    List<Path> images = study.images("arterial");
    List<Path> last = images.subList(images.size() - 3, images.size());
    byte[] whole = Files.readAllBytes(last.get(2));
    int header = whole.length - patientPixelBytes();

    for (int length = 132; length < header + 3; length += 2) {
      Files.write(last.get(2), Arrays.copyOf(whole, length));
      assertThat(isRefused(last)).as("%d of %d bytes", length, whole.length).isTrue();
    }
    Files.write(last.get(2), whole);
    assertThat(isRefused(last)).isFalse();
  }

  private static boolean isRefused(List<Path> files) {
    try {
      StudyFolder folder = StudyFolder.of(files);
      if (!folder.unreadable().isEmpty()) {
        return true;
      }
      folder.series().forEach(StudyFolder.SeriesFiles::read);
      return false;
    } catch (RefusedException e) {
      return true;
    }
  }

  private int patientPixelBytes() {
    return patient
        .series(ContrastPhase.ARTERIAL)
        .instances()
        .get(0)
        .dataset()
        .getSafeBytes(Tag.PixelData)
        .length;
  }

  @Test
  void refusesASegCutInsideItsPixelData() throws IOException {
    Path seg = study.file("seg-arterial.dcm");
    study.truncate(seg, (int) Files.size(seg) - 100);

    assertRefused(Refusal.UNREADABLE_INSTANCE);
  }

  @Test
  void refusesAStudyOfWhichNothingCanBeRead() throws IOException {
    for (Path file : StudyCopy.filesBelow(study.folder())) {
      if (file.toString().endsWith(".dcm")) {
        study.truncate(file, 180);
      }
    }

    assertRefused(Refusal.UNREADABLE_INSTANCE);
  }

  @Test
  void refusesAFolderWithoutImages() throws IOException {
    Path empty = Files.createDirectory(out.resolveSibling("empty"));
    Files.writeString(empty.resolve("notes.txt"), "nothing here");

    CommandRun run = ExampleBundle.score("--study", empty, "--out", out.toString());

    assertRefused(run, Refusal.UNSUPPORTED_FORMAT);
  }

  @Test
  void refusesASegOfAnUnknownSeries() throws IOException {
    study.deleteSegs();
    Path seg = Files.write(study.file("elsewhere.dcm"), segBytes());
    study.change(
        "elsewhere.dcm",
        dataset ->
            dataset
                .getNestedDataset(Tag.ReferencedSeriesSequence)
                .setString(Tag.SeriesInstanceUID, VR.UI, "2.25.4711"));

    CommandRun run = assertRefused(Refusal.UNKNOWN_SERIES);

    assertThat(run.err()).contains("2.25.4711");
    assertThat(seg).exists();
  }

  @Test
  void refusesASeriesWithoutASlice() throws IOException {
    Files.delete(study.images("arterial").get(11));

    assertRefused(Refusal.MISSING_SLICE);
  }

  @Test
  void refusesASegBeyondTheVolume() throws IOException {
    study.change("seg-arterial.dcm", seg -> SegFaults.shift(seg, 300));

    assertRefused(Refusal.MASK_OUTSIDE_VOLUME);
  }

  @Test
  void refusesATumourWithoutVoxels() throws IOException {
    study.deleteSegs();
    Files.write(study.file("seg-arterial.dcm"), segBytes());
    study.change(
        "seg-arterial.dcm",
        seg ->
            seg.setBytes(Tag.PixelData, VR.OB, new byte[seg.getSafeBytes(Tag.PixelData).length]));

    assertRefused(Refusal.EMPTY_SEGMENT);
  }

  @Test
  void refusesASegInAnotherFrameOfReference() throws IOException {
    study.change(
        "seg-arterial.dcm", seg -> seg.setString(Tag.FrameOfReferenceUID, VR.UI, "2.25.4712"));

    assertRefused(Refusal.FRAME_OF_REFERENCE_MISMATCH);
  }

  @Test
  void refusesAVenousSeriesInAnotherFrameOfReference() throws IOException {
    study = other(options(PhantomModality.CT).with(PhantomVariant.OTHER_FRAME_OF_REFERENCE_VENOUS));
    Files.delete(study.file("seg-portal.dcm"));

    assertRefused(Refusal.FRAME_OF_REFERENCE_MISMATCH);
  }

  @Test
  void refusesAnMrStudyForACtRecipe() throws IOException {
    study = other(options(PhantomModality.MR));

    assertRefused(Refusal.WRONG_MODALITY);
  }

  @Test
  void refusesAStudyWithoutAPhase() throws IOException {
    Files.delete(study.file("seg-portal.dcm"));
    for (Path image : study.images("portal")) {
      Files.delete(image);
    }

    assertRefused(Refusal.MISSING_PHASE);
  }

  @Test
  void refusesWithoutAClinicalValue() {
    CommandRun run = ExampleBundle.score("--study", study.folder(), "--out", out);

    assertRefused(run, Refusal.MISSING_CLINICAL);
  }

  @Test
  void refusesTheClinicalValuesOfAnotherPatient() throws IOException {
    replace("\"patient_id\" : \"", "\"patient_id\" : \"OTHER-");

    CommandRun run = assertRefused(Refusal.IDENTITY_CONFLICT);

    assertThat(run.err()).doesNotContain(patient.patientId());
  }

  @Test
  void refusesAStudyAfterATreatmentForARecipeOfImagesBeforeTheFirst() throws IOException {
    study = other(options(PhantomModality.CT).with(PhantomVariant.TREATED_BEFORE));

    assertRefused(Refusal.WRONG_TIME_POINT);
  }

  @Test
  void saysBesideTheScoreThatNoDateOfATreatmentIsStated() throws IOException {
    replace("\"tace-date\"", "\"vp4\"");

    CommandRun run = study.score(out);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("TACE_DATE_UNKNOWN: No date of a TACE is stated");
    assertThat(result().at("/recipes/0/score/warnings").toString()).contains("TACE_DATE_UNKNOWN");
    assertThat(Part10.read(out.resolve("sr.dcm")).dataset().toString(100_000, 500))
        .contains("No date of a TACE is stated");
  }

  @Test
  void refusesASegmentationOfAnotherPatient() throws IOException {
    study.change("seg-arterial.dcm", seg -> seg.setString(Tag.PatientID, VR.LO, "CONSPICUOUS-ID"));

    CommandRun run = assertRefused(Refusal.IDENTITY_CONFLICT);

    assertThat(run.err()).doesNotContain("CONSPICUOUS", patient.patientId());
  }

  @Test
  void refusesASeriesWithAnotherBirthDate() throws IOException {
    for (Path image : study.images("portal")) {
      study.change(
          "portal/" + image.getFileName(),
          slice -> slice.setString(Tag.PatientBirthDate, VR.DA, "19111213"));
    }

    CommandRun run = assertRefused(Refusal.IDENTITY_CONFLICT);

    assertThat(run.err()).doesNotContain("1911", patient.patientId());
  }

  @Test
  void refusesAClinicalValueItDoesNotKnow() throws IOException {
    replace("\"hbsag\"", "\"hbsaq\"");

    assertRefused(Refusal.INVALID_CLINICAL);
  }

  @Test
  void refusesTwoInstancesUnderOneUid() throws IOException {
    Files.copy(study.file("arterial/003.dcm"), study.file("arterial/copy.dcm"));
    study.change("arterial/copy.dcm", image -> image.setInt(Tag.InstanceNumber, VR.IS, 99));

    assertRefused(Refusal.INSTANCE_CONFLICT);
  }

  @Test
  void refusesTwoStudiesInOneFolder() throws IOException {
    PhantomOptions two = PhantomOptions.of(2, 7, PhantomModality.CT).withGrid(COARSE);
    new PhantomGenerator(two).patient(1).writeTo(study.folder());

    assertRefused(Refusal.UNSUPPORTED_FORMAT);
  }

  private CommandRun assertRefused(Refusal reason) {
    CommandRun run = study.score(out);
    assertRefused(run, reason);
    return run;
  }

  /** Exit 3, the name and its sentence on stderr and in result.json, and no report. */
  private void assertRefused(CommandRun run, Refusal reason) {
    assertThat(run.err()).contains(reason.name(), reason.sentence()).doesNotContain("Exception");
    assertThat(run.status()).as(run.err()).isEqualTo(3);
    assertThat(run.out()).doesNotContain("HRD score");
    assertThat(out.resolve("sr.dcm")).doesNotExist();
    JsonNode result = result();
    assertThat(result.has("sr_sop_instance_uid")).isFalse();
    assertThat(result.at("/recipes/0/id").asText()).isEqualTo(ExampleBundle.ID);
    assertThat(result.at("/recipes/0").has("score")).isFalse();
    assertThat(result.at("/recipes/0/refusal/code").asText()).isEqualTo(reason.name());
    assertThat(result.at("/recipes/0/refusal/sentence").asText()).isEqualTo(reason.sentence());
  }

  private JsonNode result() {
    try {
      Path file = out.resolve("result.json");
      assertThat(ContractSchema.read("result").violations(file)).isEmpty();
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new AssertionError("there is no result.json", e);
    }
  }

  /** A study that is refused before a voxel is measured. */
  private StudyCopy other(PhantomOptions options) {
    return StudyCopy.of(options.withGrid(COARSE), out.resolveSibling("other"));
  }

  private static PhantomOptions options(PhantomModality modality) {
    return PhantomOptions.of(1, 7, modality);
  }

  private static PhantomPatient patient() {
    return new PhantomGenerator(options(PhantomModality.CT)).patient(0);
  }

  private byte[] segBytes() {
    return Part10.encode(new Attributes(patient.segmentation(ContrastPhase.ARTERIAL).dataset()));
  }

  private void replace(String text, String by) throws IOException {
    Path clinical = study.file("clinical.json");
    String before = Files.readString(clinical, StandardCharsets.UTF_8);
    assertThat(before).contains(text);
    Files.writeString(clinical, before.replace(text, by));
  }
}
