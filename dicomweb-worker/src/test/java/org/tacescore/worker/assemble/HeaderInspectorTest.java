package org.tacescore.worker.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.Refusal;
import org.tacescore.segio.CandidateLimits;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.PhaseClassifier;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.SeriesTrouble;
import org.tacescore.segio.SiteOverrides;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.ObjectStore;
import org.tacescore.worker.receive.Origin;
import org.tacescore.worker.receive.PatientKey;
import org.tacescore.worker.receive.StoredObject;

class HeaderInspectorTest {
  @TempDir Path data;
  private ObjectStore store;
  private final List<InstanceRecord> study = new ArrayList<>();

  @BeforeEach
  void open() {
    store = ObjectStore.open(data, 1 << 20);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private StudyInventory inspect() {
    PhaseClassifier classifier =
        new PhaseClassifier(
            new SiteOverrides(Map.of("site art", ContrastPhase.ARTERIAL), Set.of()),
            new CandidateLimits(2, 5, 30));
    return new HeaderInspector(store, classifier, SegmentRoleRules.shipped()).inspect(study);
  }

  private void slice(String series, String description, int number, double zMm) {
    slice(series, description, number, zMm, new Attributes());
  }

  private void slice(
      String series, String description, int number, double zMm, int acquisition, String term) {
    Attributes slice = new Attributes();
    slice.setInt(Tag.AcquisitionNumber, VR.IS, acquisition);
    slice.setString(Tag.ContrastBolusAgentPhase, VR.CS, term);
    slice(series, description, number, zMm, slice);
  }

  private void slice(String series, String description, int number, double zMm, Attributes slice) {
    slice.setString(Tag.SOPClassUID, VR.UI, UID.CTImageStorage);
    slice.setString(Tag.SOPInstanceUID, VR.UI, series + "." + number);
    slice.setString(Tag.StudyInstanceUID, VR.UI, "1.2");
    slice.setString(Tag.SeriesInstanceUID, VR.UI, series);
    if (!slice.contains(Tag.Modality)) {
      slice.setString(Tag.Modality, VR.CS, "CT");
    }
    slice.setString(Tag.SeriesDescription, VR.LO, description);
    slice.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "AXIAL");
    slice.setString(Tag.FrameOfReferenceUID, VR.UI, "1.2.9");
    slice.setDouble(Tag.ImagePositionPatient, VR.DS, 0, 0, zMm);
    slice.setDouble(Tag.ImageOrientationPatient, VR.DS, 1, 0, 0, 0, 1, 0);
    slice.setDouble(Tag.PixelSpacing, VR.DS, 1, 1);
    slice.setString(Tag.RescaleSlope, VR.DS, "1");
    slice.setString(Tag.RescaleIntercept, VR.DS, "-1024");
    slice.setInt(Tag.Rows, VR.US, 4);
    slice.setInt(Tag.Columns, VR.US, 4);
    slice.setInt(Tag.SamplesPerPixel, VR.US, 1);
    slice.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    slice.setInt(Tag.BitsAllocated, VR.US, 16);
    slice.setString(Tag.RescaleSlope, VR.DS, "1");
    slice.setString(Tag.RescaleIntercept, VR.DS, "-1024");
    StoredObject stored = store.put(Part10.encode(slice));
    study.add(record(series, series + "." + number, UID.CTImageStorage, "CT", stored));
  }

  private static InstanceRecord record(
      String series, String instance, String sopClass, String modality, StoredObject stored) {
    return new InstanceRecord(
        instance,
        sopClass,
        "1.2",
        series,
        modality,
        new PatientKey("site", "P1"),
        UID.ExplicitVRLittleEndian,
        stored.sha256(),
        stored.bytes(),
        Instant.EPOCH,
        new Origin(Origin.Kind.DIMSE, "TEST"),
        false);
  }

  @Test
  void goesBySopClassWhereNoModalityIsStated() {
    slice("1.2.3", "site art", 1, 0, modality(""));
    slice("1.2.3", "site art", 2, 5, modality(""));
    Attributes seg = segmentation();
    seg.setNull(Tag.Modality, VR.CS);
    StoredObject stored = store.put(Part10.encode(seg));
    study.add(record("1.2.4", "1.2.4.1", UID.SegmentationStorage, "", stored));
    study.add(record("1.2.5", "1.2.5.1", UID.SpatialRegistrationStorage, "", stored));

    StudyInventory found = inspect();

    assertThat(found.images()).singleElement().extracting(ImageSeries::modality).isEqualTo("CT");
    assertThat(found.images().get(0).candidate()).isTrue();
    assertThat(found.segmentations()).hasSize(1);
    assertThat(found.others()).extracting(UsedInstance::sopInstanceUid).containsExactly("1.2.5.1");
  }

  private static Attributes modality(String modality) {
    Attributes slice = new Attributes();
    slice.setString(Tag.Modality, VR.CS, modality);
    return slice;
  }

  @Test
  void tellsThePhaseOfASeriesThatIsFit() {
    slice("1.2.3", "site art", 1, 0);
    slice("1.2.3", "site art", 2, 5);
    slice("1.2.3", "site art", 3, 10);

    ImageSeries series = inspect().images().get(0);

    assertThat(series.phase()).contains(ContrastPhase.ARTERIAL);
    assertThat(series.trouble()).isEmpty();
    assertThat(series.candidate()).isTrue();
    assertThat(series.instances()).hasSize(3);
  }

  @Test
  void tellsThePhasesThatOneSeriesHolds() {
    for (int k = 0; k < 4; k++) {
      slice("1.2.3", "liver", 1 + k, 5.0 * k, 1, "ARTERIAL");
      slice("1.2.3", "liver", 11 + k, 5.0 * k, 2, "PORTAL_VENOUS");
    }

    List<ImageSeries> images = inspect().images();

    assertThat(images)
        .extracting(ImageSeries::phase)
        .containsExactly(
            Optional.of(ContrastPhase.ARTERIAL), Optional.of(ContrastPhase.PORTAL_VENOUS));
    assertThat(images).extracting(s -> s.trouble().isEmpty()).containsOnly(true);
    assertThat(images).extracting(s -> s.instances().size()).containsExactly(4, 4);
    assertThat(images).extracting(ImageSeries::part).doesNotHaveDuplicates();
  }

  @Test
  void namesAGapBetweenTheSlices() {
    slice("1.2.3", "site art", 1, 0);
    slice("1.2.3", "site art", 2, 5);
    slice("1.2.3", "site art", 3, 10);
    slice("1.2.3", "site art", 4, 20);

    assertThat(inspect().images().get(0).trouble().orElseThrow().reason())
        .isEqualTo(Refusal.MISSING_SLICE);
  }

  @Test
  void aSeriesWithoutEvidenceHasNoPhase() {
    slice("1.2.3", "something", 1, 0);
    slice("1.2.3", "something", 2, 5);

    assertThat(inspect().images().get(0).phase()).isEmpty();
  }

  @Test
  void missesTheTopOfASeriesThatTheArchiveCounted() {
    for (int number = 1; number <= 3; number++) {
      Attributes counted = new Attributes();
      counted.setInt(Tag.NumberOfSeriesRelatedInstances, VR.IS, 5);
      slice("1.2.3", "site art", number, 5.0 * number, counted);
    }

    SeriesTrouble trouble = inspect().images().get(0).trouble().orElseThrow();

    assertThat(trouble)
        .isEqualTo(new SeriesTrouble(Refusal.MISSING_SLICE, "3 of 5 images, series 1.2.3"));
  }

  @Test
  void aSegmentationThatNamesNoSeriesIsDrawnOnThoseOfItsSourceImages() {
    Attributes seg = segmentation();
    source(seg, "1.2.5.1");
    source(seg, "1.2.3.2");
    store(seg);
    for (String series : List.of("1.2.3", "1.2.5", "1.2.6")) {
      slice(series, "site art", 1, 0);
      slice(series, "site art", 2, 5);
    }

    StudyInventory inventory = inspect();

    SegmentationObject found = inventory.segmentations().get(0);
    assertThat(inventory.isOrphan(found)).isFalse();
    assertThat(inventory.images().stream().filter(i -> found.isDrawnOn(i.phased().header())))
        .extracting(ImageSeries::seriesInstanceUid)
        .containsExactly("1.2.3", "1.2.5");
  }

  @Test
  void aSegmentationIsAnOrphanWhereNeitherItsSeriesNorItsSourceImagesAreThere() {
    Attributes seg = segmentation();
    source(seg, "1.2.5.1");
    store(seg);
    slice("1.2.3", "site art", 1, 0);
    slice("1.2.3", "site art", 2, 5);

    StudyInventory inventory = inspect();

    assertThat(inventory.isOrphan(inventory.segmentations().get(0))).isTrue();
  }

  private static Attributes segmentation() {
    Attributes seg = new Attributes();
    seg.setString(Tag.SOPClassUID, VR.UI, UID.SegmentationStorage);
    seg.setString(Tag.SOPInstanceUID, VR.UI, "1.2.4.1");
    seg.setString(Tag.StudyInstanceUID, VR.UI, "1.2");
    seg.setString(Tag.SeriesInstanceUID, VR.UI, "1.2.4");
    seg.setString(Tag.Modality, VR.CS, "SEG");
    return seg;
  }

  private static void source(Attributes seg, String sopInstanceUid) {
    Attributes source = new Attributes();
    source.setString(Tag.ReferencedSOPInstanceUID, VR.UI, sopInstanceUid);
    Attributes derivation = new Attributes();
    derivation.newSequence(Tag.SourceImageSequence, 1).add(source);
    Attributes frame = new Attributes();
    frame.newSequence(Tag.DerivationImageSequence, 1).add(derivation);
    seg.ensureSequence(Tag.PerFrameFunctionalGroupsSequence, 1).add(frame);
  }

  private void store(Attributes seg) {
    StoredObject stored = store.put(Part10.encode(seg));
    study.add(record("1.2.4", "1.2.4.1", UID.SegmentationStorage, "SEG", stored));
  }

  @Test
  void aSegmentationWhoseSegmentsAreNotDescribedIsKeptAsUnreadable() {
    Attributes seg = segmentation();
    Attributes series = new Attributes();
    series.setString(Tag.SeriesInstanceUID, VR.UI, "1.2.3");
    seg.newSequence(Tag.ReferencedSeriesSequence, 1).add(series);
    seg.newSequence(Tag.SegmentSequence, 1).add(new Attributes());
    store(seg);
    slice("1.2.3", "site art", 1, 0);
    slice("1.2.3", "site art", 2, 5);

    SegmentationObject found = inspect().segmentations().get(0);

    assertThat(found.readable()).isFalse();
    assertThat(found.referencedSeriesUids()).containsExactly("1.2.3");
  }
}
