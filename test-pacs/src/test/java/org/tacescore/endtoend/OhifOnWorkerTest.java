package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.DicomObject;
import org.tacescore.testpacs.viewer.OhifInstallation;
import org.tacescore.testpacs.viewer.OhifSite;

/**
 * The real viewer in a real browser, with the worker's own store as its only source: study list,
 * images, segmentation over them, report. Pictures of it stay in {@code target/ohif}.
 */
@org.junit.jupiter.api.Tag("peers")
class OhifOnWorkerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Path PICTURES = Path.of("target", "ohif");

  /** Fewer pixels of the middle half are no picture; a phantom's body fills a third of it. */
  private static final int SEEN = 2000;

  @TempDir static Path folder;
  private static final List<AutoCloseable> OPEN = new ArrayList<>();
  private static ServedStudy study;
  private static ChromiumPeer browser;
  private static OhifSite site;
  private static OhifPage viewer;

  @BeforeAll
  static void serve() throws Exception {
    browser = opened(ChromiumPeer.start(PATIENCE));
    viewer = new OhifPage(browser.page(), PICTURES);
    OhifInstallation installed =
        PeerProgram.require(
            OhifInstallation.find(), "OHIF is not installed (" + OhifInstallation.COMMAND + ")");
    study = opened(ServedStudy.start(folder));
    site = opened(OhifSite.start(installed, study.dicomWeb(), 0));
  }

  @AfterAll
  static void close() throws Exception {
    for (int i = OPEN.size() - 1; i >= 0; i--) {
      OPEN.get(i).close();
    }
  }

  private static <T extends AutoCloseable> T opened(T resource) {
    OPEN.add(resource);
    return resource;
  }

  @Test
  void listsTheStudyWithItsKindsOfObjects() {
    viewer.open(site.root());

    viewer.awaitText("Phantom, One");

    assertThat(viewer.text()).contains("CT", "SEG", "SR", "03-Mar-2025");
    viewer.keep("worker-study-list");
    assertNothingWentWrong();
  }

  @Test
  void theSegmentationLiesOverItsImages() {
    DicomObject segmentation = study.ofModality("SEG").get(0);
    List<Attributes> drawnOn = segmentation.dataset().getSequence(Tag.ReferencedSeriesSequence);
    String name = text(segmentation, Tag.SeriesDescription);
    viewer.open(
        site.series(study.studyInstanceUid(), drawnOn.get(0).getString(Tag.SeriesInstanceUID)));
    Picture image = viewer.awaitViewport(picture -> picture.bright() > SEEN);
    assertThat(image.colourful()).isZero();
    viewer.keep("worker-images");

    viewer.openSeries(name);
    viewer.agreeToOpenIt();

    viewer.awaitViewport(picture -> picture.colourful() > SEEN);
    viewer.openSegmentationPanel();
    List<Attributes> segments = segmentation.dataset().getSequence(Tag.SegmentSequence);
    segments.forEach(segment -> viewer.awaitText(segment.getString(Tag.SegmentLabel)));
    viewer.keep("worker-segmentation");
    assertNothingWentWrong();
  }

  @Test
  void theReportShowsEveryNumber() {
    DicomObject report = study.ofModality("SR").get(0);
    List<String> numbers = ReportNumbers.of(report);
    assertThat(numbers).isNotEmpty();
    viewer.open(site.series(study.studyInstanceUid(), report.seriesInstanceUid()));

    viewer.awaitText(numbers.get(numbers.size() - 1));

    assertThat(viewer.text().lines().map(String::strip)).containsAll(numbers);
    assertThat(viewer.text()).contains("RESEARCH ONLY");
    viewer.keep("worker-report");
    assertNothingWentWrong();
  }

  private static void assertNothingWentWrong() {
    assertThat(browser.errors()).isEmpty();
    assertThat(viewer.text()).doesNotContain("Something went wrong");
    assertThat(browser.requests()).allMatch(url -> url.startsWith(site.root().toString()));
  }

  private static String text(DicomObject object, int tag) {
    return object.dataset().getString(tag, "");
  }
}
