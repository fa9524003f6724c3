package org.tacescore.testpacs.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.PhaseClassifier;
import org.tacescore.segio.PhaseFinding;
import org.tacescore.segio.PhasedSeries;
import org.tacescore.segio.SegReader;
import org.tacescore.segio.Segment;
import org.tacescore.segio.Segmentation;
import org.tacescore.segio.Series;
import org.tacescore.segio.SeriesHeader;
import org.tacescore.segio.SeriesReader;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

class PhantomGeneratorTest {

  private static final PhantomOptions CT = PhantomOptions.of(2, 7, PhantomModality.CT);
  private static final PhantomOptions MR = PhantomOptions.of(2, 7, PhantomModality.MR);
  private static final Set<ContrastPhase> THREE_PHASES =
      Set.of(ContrastPhase.ARTERIAL, ContrastPhase.PORTAL_VENOUS, ContrastPhase.DELAYED);

  /** Few voxels, where headers are looked at alone. */
  private static final GridSize COARSE = new GridSize(48, 48, 24);

  private static final PhantomOptions ARTERIAL_CT =
      CT.withPhases(Set.of(ContrastPhase.ARTERIAL)).withSegPhases(Set.of()).withGrid(COARSE);
  private static final PhantomOptions TWO_PHASE_CT =
      CT.withPhases(Set.of(ContrastPhase.ARTERIAL, ContrastPhase.PORTAL_VENOUS))
          .withSegPhases(Set.of())
          .withGrid(COARSE);

  private static PhantomPatient first;
  private static PhantomPatient tilted;

  @BeforeAll
  static void generate() {
    first = new PhantomGenerator(CT).patient(0);
    tilted = new PhantomGenerator(MR).patient(1);
  }

  @Test
  void sameSeedGivesSameBytesWhateverFollows(@TempDir Path one, @TempDir Path other)
      throws IOException {
    first.writeTo(one);
    new PhantomGenerator(PhantomOptions.of(1, 7, PhantomModality.CT)).patient(0).writeTo(other);

    Map<String, byte[]> files = contents(one);

    assertThat(files).hasSize(3 * 24 + 3 + 1);
    Map<String, byte[]> again = contents(other);
    assertThat(again.keySet()).isEqualTo(files.keySet());
    files.forEach((name, bytes) -> assertThat(again.get(name)).as(name).isEqualTo(bytes));
    assertThat(files.values().stream().mapToLong(b -> b.length).sum()).isLessThan(3_000_000);
  }

  @Test
  void anotherSeedGivesAnotherPatient() {
    PhantomOptions seeded =
        PhantomOptions.of(1, 8, PhantomModality.CT)
            .withPhases(Set.of(ContrastPhase.ARTERIAL))
            .withSegPhases(Set.of())
            .withGrid(COARSE);
    PhantomPatient other = new PhantomGenerator(seeded).patient(0);

    assertThat(other.studyInstanceUid()).isNotEqualTo(first.studyInstanceUid());
    assertThat(other.patientId()).isNotEqualTo(first.patientId());
  }

  @Test
  void phasesShareAFrameOfReferenceAndFollowTheInjection() {
    for (PhantomPatient patient : List.of(first, tilted)) {
      assertThat(patient.series())
          .extracting(s -> s.geometry().frameOfReferenceUid())
          .containsOnly(patient.series().get(0).geometry().frameOfReferenceUid());
      assertThat(delay(patient, ContrastPhase.ARTERIAL)).isBetween(seconds(24), seconds(42));
      assertThat(delay(patient, ContrastPhase.PORTAL_VENOUS)).isBetween(seconds(54), seconds(80));
      assertThat(delay(patient, ContrastPhase.DELAYED)).isBetween(seconds(150), seconds(200));
    }
  }

  @Test
  void writesBothSignedAndUnsignedPixels() {
    PhantomGenerator generator = new PhantomGenerator(ARTERIAL_CT);

    assertThat(generator.patients())
        .extracting(p -> p.images().findFirst().orElseThrow().dataset())
        .extracting(image -> image.getInt(Tag.PixelRepresentation, -1))
        .containsExactly(0, 1);
  }

  @Test
  void tumourIsBrightInTheArterialPhaseAndWashesOut() {
    for (PhantomPatient patient : List.of(first, tilted)) {
      assertThat(contrast(patient, ContrastPhase.ARTERIAL)).isPositive();
      assertThat(contrast(patient, ContrastPhase.PORTAL_VENOUS)).isNegative();
      assertThat(contrast(patient, ContrastPhase.DELAYED)).isNegative();
    }
  }

  @Test
  void obliqueSeriesIsReadOntoTheGridItWasMadeOn() {
    PhantomSeries arterial = tilted.series(ContrastPhase.ARTERIAL);

    Series read = SeriesReader.read(arterial.instances());

    assertThat(arterial.geometry().direction().slice().z()).isLessThan(0.9999);
    assertThat(read.volume().geometry().sameGridAs(arterial.geometry(), 1e-3)).isTrue();
  }

  @Test
  void segmentationHoldsWhatWasDrawnWithTheSameTrackingInEveryPhase() {
    PhantomPatient patient = tilted;
    Segmentation arterial = SegReader.read(patient.segmentation(ContrastPhase.ARTERIAL));
    Segmentation delayed = SegReader.read(patient.segmentation(ContrastPhase.DELAYED));

    List<Segment> truth = patient.truth(ContrastPhase.ARTERIAL);

    assertThat(arterial.segments()).hasSize(patient.tumours() + 1);
    for (int i = 0; i < truth.size(); i++) {
      Segment read = arterial.segments().get(i);
      assertThat(read.role()).isEqualTo(truth.get(i).role());
      assertThat(read.mask().voxelCount()).isEqualTo(truth.get(i).mask().voxelCount());
      assertThat(read.trackingUid()).isEqualTo(delayed.segments().get(i).trackingUid());
    }
    assertThat(arterial.referencedSeriesUids())
        .containsExactly(patient.series(ContrastPhase.ARTERIAL).seriesInstanceUid());
  }

  @Test
  void missingSliceIsFoundByTheReader() {
    PhantomPatient patient =
        new PhantomGenerator(ARTERIAL_CT.with(PhantomVariant.MISSING_SLICE)).patient(0);
    List<DicomObject> slices = patient.series(ContrastPhase.ARTERIAL).instances();

    assertThat(slices).hasSize(23);
    assertThatThrownBy(() -> SeriesReader.read(slices)).isInstanceOf(RefusedException.class);
  }

  @Test
  void variantsPlantTheirFaults() {
    PhantomPatient elsewhere =
        new PhantomGenerator(TWO_PHASE_CT.with(PhantomVariant.OTHER_FRAME_OF_REFERENCE_VENOUS))
            .patient(0);
    PhantomPatient incomplete =
        new PhantomGenerator(
                TWO_PHASE_CT.with(PhantomVariant.MISSING_PHASE, PhantomVariant.NO_INJECTION_TIME))
            .patient(0);

    assertThat(elsewhere.series(ContrastPhase.PORTAL_VENOUS).geometry().frameOfReferenceUid())
        .isNotEqualTo(elsewhere.series(ContrastPhase.ARTERIAL).geometry().frameOfReferenceUid());
    assertThat(incomplete.series())
        .extracting(PhantomSeries::phase)
        .containsExactly(ContrastPhase.ARTERIAL);
    assertThat(incomplete.images())
        .noneMatch(image -> image.dataset().contains(Tag.ContrastBolusStartTime));
  }

  @Test
  void everyEnhancedPhaseIsToldFromTimeAndDescription() {
    PhaseClassifier classifier = new PhaseClassifier(Map.of());
    for (PhantomModality modality : PhantomModality.values()) {
      for (int index = 0; index < 40; index++) {
        PhantomOptions options =
            PhantomOptions.of(1, 11, modality)
                .withPhases(
                    modality == PhantomModality.CT
                        ? THREE_PHASES
                        : EnumSet.complementOf(EnumSet.of(ContrastPhase.NATIVE)));
        StudyPlan plan = new PhantomGenerator(options).plan(index);
        List<ContrastPhase> phases = options.phases().stream().sorted().toList();
        List<SeriesHeader> study = phases.stream().map(phase -> headerOf(plan, phase)).toList();

        assertThat(classifier.classifyStudy(study))
            .extracting(PhasedSeries::finding)
            .allSatisfy(finding -> assertThat(finding).isInstanceOf(PhaseFinding.Found.class))
            .extracting(finding -> ((PhaseFinding.Found) finding).phase())
            .containsExactlyElementsOf(phases);
      }
    }
  }

  /** A series of empty slices: what is told of a phase stands in the headers. */
  private static SeriesHeader headerOf(StudyPlan plan, ContrastPhase phase) {
    VolumeGeometry grid =
        new VolumeGeometry(
            new GridSize(2, 2, 24),
            new Spacing(1, 1, 5),
            Direction.AXIAL,
            new Vector3(0, 0, 0),
            "1.2");
    StoredPixels pixels =
        plan.modality() == PhantomModality.CT ? StoredPixels.CT_UNSIGNED : StoredPixels.MR;
    return SeriesReader.header(
        new SliceWriter(plan, phase, grid, pixels)
            .write(new float[grid.size().voxels()]).stream().map(DicomObject::dataset).toList());
  }

  @Test
  void hepatobiliarySeriesExistsOnMrAlone() {
    Set<ContrastPhase> late = Set.of(ContrastPhase.NATIVE, ContrastPhase.HEPATOBILIARY);

    assertThat(new PhantomGenerator(MR.withPhases(late).withGrid(COARSE)).patient(0).series())
        .hasSize(2);
    assertThatThrownBy(() -> CT.withPhases(late)).isInstanceOf(IllegalArgumentException.class);
  }

  private static double contrast(PhantomPatient patient, ContrastPhase phase) {
    Series series = SeriesReader.read(patient.series(phase).instances());
    List<Segment> segments = patient.truth(phase);
    return mean(series, segments.get(0)) - mean(series, segments.get(segments.size() - 1));
  }

  private static double mean(Series series, Segment segment) {
    return segment.mask().offsets().mapToDouble(series.volume()::at).average().orElseThrow();
  }

  private static Duration delay(PhantomPatient patient, ContrastPhase phase) {
    var header =
        SeriesReader.header(
            patient.series(phase).instances().stream().map(DicomObject::dataset).toList());
    return Duration.between(
        header.injectionTime().orElseThrow(), header.acquisitionTime().orElseThrow());
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static Map<String, byte[]> contents(Path folder) throws IOException {
    Map<String, byte[]> contents = new HashMap<>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
        if (file.toString().endsWith(".dcm")) {
          assertThat(Part10.read(file).sopInstanceUid()).isNotEmpty();
        }
      }
    }
    return contents;
  }
}
