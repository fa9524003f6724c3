package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.viewer.OhifInstallation;
import org.tacescore.testpacs.viewer.OhifSite;

/**
 * What a radiologist sees: a scored study in a real Orthanc, in the real viewer, in a real browser.
 * Pictures of it stay in {@code target/ohif}.
 */
@org.junit.jupiter.api.Tag("peers")
class OhifTest {
  /** The first image of a browser took 40 s on two processors that ten others wanted too. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Path PICTURES = Path.of("target", "ohif");

  /** Fewer pixels of the middle half are no picture; a phantom's body fills a third of it. */
  private static final int SEEN = 2000;

  @TempDir static Path folder;
  private static final List<AutoCloseable> OPEN = new ArrayList<>();
  private static List<DicomObject> objects = List.of();
  private static ChromiumPeer browser;
  private static OhifSite site;
  private static OhifPage viewer;

  @BeforeAll
  static void scoreAndStore() throws Exception {
    browser = opened(ChromiumPeer.start(PATIENCE));
    viewer = new OhifPage(browser.page(), PICTURES);
    OhifInstallation installed =
        PeerProgram.require(
            OhifInstallation.find(), "OHIF is not installed (" + OhifInstallation.COMMAND + ")");
    OrthancPeer orthanc = opened(OrthancPeer.start(folder.resolve("pacs"), OrthancPeer.freePort()));
    StudyCopy study = StudyCopy.of(PhantomOptions.of(1, 7, PhantomModality.CT), folder);
    Path results = score(study);
    for (Path from : List.of(study.folder(), results)) {
      store(from, orthanc);
    }
    objects =
        Stream.of(study.folder(), results)
            .flatMap(from -> StudyCopy.filesBelow(from).stream())
            .filter(file -> file.toString().endsWith(".dcm"))
            .map(OhifTest::read)
            .toList();
    site = opened(OhifSite.start(installed, orthanc.dicomWeb(), 0));
  }

  @AfterAll
  static void close() throws Exception {
    for (int i = OPEN.size() - 1; i >= 0; i--) {
      OPEN.get(i).close();
    }
  }

  @Test
  void listsTheStudyWithItsKindsOfObjects() {
    viewer.open(site.root());

    viewer.awaitText("Phantom, One");

    String kinds =
        objects.stream()
            .map(object -> text(object, Tag.Modality))
            .distinct()
            .sorted()
            .collect(Collectors.joining("\\"));
    assertThat(kinds).contains("CT", "SEG", "SR");
    assertThat(viewer.text()).contains(kinds, "03-Mar-2025");
    viewer.keep("study-list");
  }

  @Test
  void theReportsLinkShowsEveryNumberWithItsUnit() {
    for (DicomObject report : ofModality("SR")) {
      List<String> numbers = ReportNumbers.of(report);
      assertThat(numbers).hasSizeGreaterThan(5);
      viewer.open(site.series(report.studyInstanceUid(), report.seriesInstanceUid()));

      viewer.awaitText(numbers.get(numbers.size() - 1));

      assertThat(viewer.text().lines().map(String::strip)).containsAll(numbers);
      assertThat(viewer.text()).contains("RESEARCH ONLY", "SYNTHETIC");
      viewer.keep("report");
    }
    assertNothingWentWrong();
  }

  @Test
  void segmentationsLieOverTheirImagesAndNameTheirSegments() {
    assertThat(ofModality("SEG")).isNotEmpty();
    for (DicomObject segmentation : oneOfEachModel(ofModality("SEG"))) {
      String name = text(segmentation, Tag.SeriesDescription);
      viewer.open(site.series(segmentation.studyInstanceUid(), drawnOn(segmentation)));
      Picture image = viewer.awaitViewport(picture -> picture.bright() > SEEN);
      assertThat(image.colourful()).as("colour without %s", name).isZero();

      viewer.openSeries(name);
      viewer.agreeToOpenIt();

      viewer.awaitViewport(picture -> picture.colourful() > SEEN);
      viewer.openSegmentationPanel();
      labels(segmentation).forEach(viewer::awaitText);
      viewer.keep("segmentation-" + name.replaceAll("[^A-Za-z0-9]+", "-"));
    }
    assertNothingWentWrong();
  }

  /** Score pages and whatever else of ours is a picture of its own. */
  @Test
  void secondaryCapturesOpen() {
    for (DicomObject capture : ofSopClass(UID.SecondaryCaptureImageStorage)) {
      viewer.open(site.series(capture.studyInstanceUid(), capture.seriesInstanceUid()));

      viewer.awaitViewport(picture -> picture.bright() > SEEN);

      assertThat(viewer.series(text(capture, Tag.SeriesDescription)).isVisible()).isTrue();
      viewer.keep("capture-" + text(capture, Tag.SeriesNumber));
    }
    assertNothingWentWrong();
  }

  @Test
  void pdfReportsOpen() {
    for (DicomObject pdf : ofSopClass(UID.EncapsulatedPDFStorage)) {
      viewer.open(site.series(pdf.studyInstanceUid(), pdf.seriesInstanceUid()));

      viewer.awaitPdf();

      assertThat(viewer.text()).doesNotContain("No online PDF viewer installed");
      viewer.keep("pdf-" + text(pdf, Tag.SeriesNumber));
    }
    assertNothingWentWrong();
  }

  private static void assertNothingWentWrong() {
    assertThat(browser.errors()).isEmpty();
    assertThat(viewer.text()).doesNotContain("Something went wrong");
    assertThat(browser.requests()).allMatch(url -> url.startsWith(site.root().toString()));
  }

  private static Path score(StudyCopy study) {
    Path results = folder.resolve("results");
    CommandRun run =
        CommandRun.of(
            "score",
            "--study",
            study.folder(),
            "--clinical",
            study.file("clinical.json"),
            "--backend",
            "jvm",
            "--out",
            results);
    assertThat(run.status()).as(run.err()).isZero();
    return results;
  }

  private static void store(Path from, OrthancPeer orthanc)
      throws IOException, InterruptedException {
    PeerProgram.Result sent =
        PeerProgram.require("storescu", "dcmtk")
            .run(
                "-R",
                "-aec",
                "ORTHANC",
                "+sd",
                "+r",
                "+sp",
                "*.dcm",
                "127.0.0.1",
                orthanc.dicomPort(),
                from);
    assertThat(sent.status()).as(sent.output()).isZero();
  }

  private static List<DicomObject> ofModality(String modality) {
    return objects.stream().filter(o -> text(o, Tag.Modality).equals(modality)).toList();
  }

  /** One for each program that made some: its others differ in nothing that a viewer cares for. */
  private static Collection<DicomObject> oneOfEachModel(List<DicomObject> those) {
    Map<String, DicomObject> found = new TreeMap<>();
    those.forEach(one -> found.putIfAbsent(text(one, Tag.ManufacturerModelName), one));
    return found.values();
  }

  private static List<DicomObject> ofSopClass(String sopClass) {
    return objects.stream().filter(o -> o.sopClassUid().equals(sopClass)).toList();
  }

  /** The series whose images a segmentation lies over. */
  private static String drawnOn(DicomObject segmentation) {
    List<Attributes> series = segmentation.dataset().getSequence(Tag.ReferencedSeriesSequence);
    return series.get(0).getString(Tag.SeriesInstanceUID);
  }

  private static List<String> labels(DicomObject segmentation) {
    List<Attributes> segments = segmentation.dataset().getSequence(Tag.SegmentSequence);
    return segments.stream().map(segment -> segment.getString(Tag.SegmentLabel)).toList();
  }

  private static String text(DicomObject object, int tag) {
    return object.dataset().getString(tag, "");
  }

  private static DicomObject read(Path file) {
    return Part10.read(file);
  }

  private static <T extends AutoCloseable> T opened(T resource) {
    OPEN.add(resource);
    return resource;
  }
}
