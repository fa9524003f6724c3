package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tacescore.report.CompanionObject;
import org.tacescore.report.InstanceReference;
import org.tacescore.report.MeasurementReport;
import org.tacescore.report.SrWriter;
import org.tacescore.report.score.NamedValue;
import org.tacescore.report.score.PrintedPage;
import org.tacescore.report.score.ScorePageObjects;
import org.tacescore.score.Outcome;
import org.tacescore.worker.config.ReportObject;
import org.tacescore.worker.queue.OutputObject;

/** The DICOM objects of one scored study, and what is needed for them while it is scored. */
final class StudyObjects {
  private static final String CONTOURS = "contours";
  private static final String SEGMENTATION = "segmentation";
  private static final String MARKUP = "markup of the page";
  private static final String PAGE = "score-page";
  private static final String PDF = "report-pdf";
  private static final int PAGE_PLACE = 1;
  private static final int PDF_PLACE = 2;

  private final SiteIdentity site;
  private final StudyInput input;
  private final StudyReading reading;
  private final StudyMeasures measures;
  private final ObjectHeaders headers;
  private final HeatMapObjects heatMaps;
  private final StageClock clock;

  /**
   * @param clock hears what each kind of object took
   */
  StudyObjects(
      SiteIdentity site,
      StudyInput input,
      StudyReading reading,
      StudyMeasures measures,
      StageClock clock) {
    this.clock = clock;
    this.site = site;
    this.input = input;
    this.reading = reading;
    this.measures = measures;
    this.headers = new ObjectHeaders(site, input, reading);
    this.heatMaps =
        new HeatMapObjects(
            headers, reading, measures, site.report().has(ReportObject.HEAT_MAP), clock);
  }

  /** Who takes the heat maps for these objects; empty where none is wanted. */
  Optional<HeatMapListener> heatMaps() {
    boolean wanted =
        site.report().has(ReportObject.HEAT_MAP)
            || site.report().has(ReportObject.SCORE_PAGE)
            || site.report().has(ReportObject.PDF);
    return wanted ? Optional.of(heatMaps) : Optional.empty();
  }

  /**
   * The Structured Report and what goes with it.
   *
   * @param outcomes scores and refusals, at least one
   * @param kernels what counted
   * @param networks what ran the networks; empty where none was opened
   */
  List<EncodedObject> of(
      List<Outcome> outcomes,
      List<LesionMeasures> lesions,
      BesideScores beside,
      String kernels,
      Optional<String> networks) {
    List<EncodedObject> objects = new ArrayList<>();
    MeasurementReport report =
        made(
            OutputObject.SR,
            () ->
                new ReportComposer(site, input, reading, measures)
                    .compose(outcomes, lesions, beside, kernels));
    objects.add(
        made(OutputObject.SR, () -> EncodedObject.of(OutputObject.SR, SrWriter.encode(report))));
    if (site.report().has(ReportObject.CONTOURS)) {
      made(CONTOURS, () -> new ContourObjects(headers, reading).of(report, lesions, input.prior()))
          .ifPresent(objects::add);
    }
    if (site.report().has(ReportObject.SEGMENTATION)) {
      objects.addAll(
          made(SEGMENTATION, () -> new SegmentationObjects(headers, reading, measures).all()));
    }
    List<NamedValue> devices = new ArrayList<>();
    devices.add(new NamedValue("Kernels", kernels));
    networks.ifPresent(device -> devices.add(new NamedValue("Networks", device)));
    objects.addAll(page(outcomes, lesions, beside, devices, report.evidence()));
    objects.addAll(heatMaps.objects());
    return objects;
  }

  private <T> T made(String kind, Supplier<T> work) {
    return clock.time(Stage.OBJECTS, kind, work);
  }

  private List<EncodedObject> page(
      List<Outcome> outcomes,
      List<LesionMeasures> lesions,
      BesideScores beside,
      List<NamedValue> devices,
      List<InstanceReference> evidence) {
    boolean pictures = site.report().has(ReportObject.SCORE_PAGE);
    boolean document = site.report().has(ReportObject.PDF);
    if (!pictures && !document) {
      return List.of();
    }
    PrintedPage printed =
        made(
            MARKUP,
            () ->
                PrintedPage.of(
                    new PageComposer(site, input, reading, measures)
                        .compose(outcomes, lesions, beside, heatMaps.strips(), devices)));
    List<EncodedObject> objects = new ArrayList<>();
    if (pictures) {
      objects.addAll(made(PAGE, () -> sheets(printed, evidence)));
    }
    if (document) {
      objects.add(made(PDF, () -> pdf(printed, evidence)));
    }
    return objects;
  }

  private List<EncodedObject> sheets(PrintedPage printed, List<InstanceReference> evidence) {
    List<byte[]> sheets =
        ScorePageObjects.encodePictures(
            printed, companion(PAGE, PAGE_PLACE, "score page", evidence));
    List<EncodedObject> objects = new ArrayList<>();
    for (int i = 0; i < sheets.size(); i++) {
      objects.add(EncodedObject.of("%s-%d".formatted(PAGE, i + 1), sheets.get(i)));
    }
    return objects;
  }

  private EncodedObject pdf(PrintedPage printed, List<InstanceReference> evidence) {
    return EncodedObject.of(
        PDF,
        ScorePageObjects.encodeDocument(
            printed, companion(PDF, PDF_PLACE, "report as PDF", evidence)));
  }

  private CompanionObject companion(
      String role, int place, String subject, List<InstanceReference> evidence) {
    return new CompanionObject(
        headers.study(), headers.of(role, place, subject), headers.device(), evidence);
  }
}
