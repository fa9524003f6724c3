package org.tacescore.worker.pipeline;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.ImagingTime;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.LesionReference;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.FrameReference;
import org.tacescore.segio.FrameRegistrations;
import org.tacescore.segio.Lesion;
import org.tacescore.segio.LiverStudy;
import org.tacescore.segio.PhaseChoice;
import org.tacescore.segio.PhaseClassifier;
import org.tacescore.segio.PhaseFinding;
import org.tacescore.segio.PhasedSeries;
import org.tacescore.segio.RegistrationReader;
import org.tacescore.segio.RejectedSeries;
import org.tacescore.segio.Roi;
import org.tacescore.segio.RoiResolver;
import org.tacescore.segio.SegKind;
import org.tacescore.segio.SegReader;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.Segmentation;
import org.tacescore.segio.Series;
import org.tacescore.segio.SeriesHeader;
import org.tacescore.segio.SeriesPart;
import org.tacescore.segio.SourceGrid;
import org.tacescore.segio.SpatialRegistration;
import org.tacescore.segio.StudyFolder;
import org.tacescore.segio.StudyFolder.ObjectFile;
import org.tacescore.segio.StudyFolder.SeriesFiles;
import org.tacescore.segio.StudyIntensities;
import org.tacescore.segio.StudySurvey;
import org.tacescore.worker.assemble.Withheld;

/**
 * The files of one study, read as far as somebody asks: headers and phases at once, pixels and
 * segmentations when they are needed, each once.
 */
final class StudyReading {
  private final StageClock clock;
  private final SegmentRoleRules roles;
  private final String studyInstanceUid;
  private final StudyFolder folder;
  private final Withheld withheld;
  private final Map<SeriesPart, SeriesFiles> files;
  private final List<PhasedSeries> phased;
  private final StudySurvey survey;
  private final Map<SeriesPart, Series> read = new HashMap<>();
  private Optional<LiverStudy> study = Optional.empty();
  private Optional<Set<SeriesPart>> drawnOn = Optional.empty();

  StudyReading(
      PhaseClassifier classifier,
      SegmentRoleRules roles,
      String studyInstanceUid,
      StudyFolder folder,
      Withheld withheld,
      StageClock clock) {
    this.clock = clock;
    this.withheld = withheld;
    this.roles = roles;
    this.studyInstanceUid = studyInstanceUid;
    this.folder = folder;
    this.files =
        folder.series().stream()
            .filter(s -> s.header().studyInstanceUid().equals(studyInstanceUid))
            .collect(Collectors.toMap(s -> s.header().part(), s -> s));
    this.phased = clock.time(Stage.PHASES, "", () -> classified(classifier));
    this.survey = StudySurvey.of(files.values().stream().map(SeriesFiles::judged).toList(), phased);
    if (survey.modalities().isEmpty()) {
      folder.requireNotAllRejected();
    }
  }

  private List<PhasedSeries> classified(PhaseClassifier classifier) {
    return new StudyIntensities(
            folder.series().stream()
                .filter(series -> files.containsKey(series.header().part()))
                .toList(),
            segmentations().map(ObjectFile::file).toList(),
            roles)
        .classify(classifier);
  }

  /** The study's segmentations as files, whether or not they can be read. */
  Stream<ObjectFile> segmentations() {
    return folder.objects().stream()
        .filter(object -> SegKind.isSegmentation(object.sopClassUid()))
        .filter(object -> object.studyInstanceUid().equals(studyInstanceUid));
  }

  /** Image series with their phases, whether measurable or not. */
  List<PhasedSeries> series() {
    return phased;
  }

  /** Which series are fit to be measured. */
  StudySurvey survey() {
    return survey;
  }

  /**
   * The series that a phase is taken from.
   *
   * @throws RefusedException UNREADABLE_INSTANCE where the study is not whole, and as {@link
   *     #choice}
   */
  SeriesHeader taken(ContrastPhase phase, String modality) {
    requireWhole();
    PhaseChoice choice = choice(phase, modality);
    if (choice instanceof PhaseChoice.Refused refused) {
      String takenBack =
          refused.unfit().isEmpty()
              ? RejectedSeries.insteadOf(folder.rejected()) + withheld.takenBack()
              : "";
      throw new RefusedException(refused.reason(), refused.detail() + takenBack);
    }
    return ((PhaseChoice.Chosen) choice).series().header();
  }

  /** Which series a phase is taken from, or why from none. */
  PhaseChoice choice(ContrastPhase phase, String modality) {
    if (drawnOn.isEmpty()) {
      drawnOn =
          Optional.of(
              DrawnSeries.of(
                  folder.objects().stream()
                      .filter(object -> object.studyInstanceUid().equals(studyInstanceUid))
                      .toList(),
                  phased));
    }
    return survey.choose(phase, modality, drawnOn.get());
  }

  /** The modality of the study's images if a series is of the wanted one, else of the first. */
  String modality(String wanted) {
    Set<String> found =
        phased.stream().map(series -> series.header().modality()).collect(Collectors.toSet());
    return found.contains(wanted) ? wanted : found.stream().sorted().findFirst().orElse("");
  }

  /** A series, or a part of one, with its pixels; refusals as {@link SeriesFiles#read}. */
  Series pixels(SeriesPart part) {
    Series series = read.get(part);
    if (series == null) {
      SeriesFiles asked = required(part);
      series = clock.time(Stage.PIXELS, part.toString(), asked::read);
      read.put(part, series);
    }
    return series;
  }

  /**
   * When a series was acquired, by its first instance.
   *
   * @param zone of dates and times without an offset
   */
  Optional<ImagingTime> imagingTime(SeriesPart part, ZoneId zone) {
    return ImagingTime.of(Part10.readHeader(required(part).files().get(0)), zone);
  }

  /** The grid of a series with its values as the images spell them. */
  SourceGrid grid(Series series) {
    return required(series.header().part()).grid(series.volume().geometry());
  }

  /** Whether the study has an image, as {@link #anyInstance} needs one. */
  boolean hasImages() {
    return !files.isEmpty();
  }

  /** An instance of the study whose patient and study attributes a new object repeats. */
  DicomObject anyInstance() {
    return folder.series().stream()
        .filter(s -> files.containsKey(s.header().part()))
        .findFirst()
        .map(s -> Part10.readHeader(s.files().get(0)))
        .orElseThrow(() -> new RefusedException(Refusal.MISSING_PHASE, "no image series"));
  }

  /**
   * The study with its segmentations on the grids of the series they were drawn on, and with its
   * registrations.
   *
   * @throws RefusedException UNREADABLE_INSTANCE, MISSING_SEGMENTATION, UNKNOWN_SERIES, and as
   *     {@link SegReader#readOnto}
   */
  LiverStudy liverStudy() {
    if (study.isEmpty()) {
      requireWhole();
      List<Segmentation> segmentations = new ArrayList<>();
      segmentations().map(this::segmentation).forEach(segmentations::add);
      if (segmentations.isEmpty()) {
        throw noSegmentation();
      }
      study = Optional.of(new LiverStudy(studyInstanceUid, phased, segmentations, registrations()));
    }
    return study.get();
  }

  /** The liver on a series; empty where none is drawn there, or none that can be carried over. */
  Optional<Roi> liverOn(Series series) {
    LiverStudy whole = liverStudy();
    try {
      return RoiResolver.of(whole)
          .resolvePart(whole.livers(), series.header(), series.volume().geometry());
    } catch (RefusedException e) {
      // Who needs the liver was refused by it; pictures and segmentations do without.
      return Optional.empty();
    }
  }

  /**
   * Names a lesion of {@link #liverStudy} in results.
   *
   * @param preferred its drawing on the first of these images is named
   */
  LesionReference reference(Lesion lesion, List<SeriesHeader> preferred) {
    Lesion.Drawing drawing = drawing(lesion, preferred);
    return new LesionReference(
        lesion.drawings().stream()
            .map(one -> one.segment().trackingId())
            .filter(id -> !id.isBlank())
            .findFirst()
            .orElse(lesion.label()),
        liverStudy().trackingUid(lesion),
        drawing.segment().label(),
        drawing.segmentation().sopInstanceUid(),
        drawing.segment().number());
  }

  /** The drawing of a lesion on the first of these images that it was drawn on, else its first. */
  static Lesion.Drawing drawing(Lesion lesion, List<SeriesHeader> preferred) {
    return preferred.stream()
        .flatMap(
            images -> lesion.drawings().stream().filter(d -> d.segmentation().isDrawnOn(images)))
        .findFirst()
        .orElse(lesion.drawings().get(0));
  }

  private RefusedException noSegmentation() {
    if (!withheld.orphans().isEmpty()) {
      return new RefusedException(Refusal.UNKNOWN_SERIES, withheld.orphanDetail());
    }
    return new RefusedException(
        Refusal.MISSING_SEGMENTATION,
        "no SEG in study %s; %d of other studies; to be drawn on %s%s"
            .formatted(
                studyInstanceUid,
                folder.objects().stream()
                    .filter(object -> SegKind.isSegmentation(object.sopClassUid()))
                    .count(),
                toBeDrawnOn(),
                rejectedSegs()));
  }

  private String rejectedSegs() {
    return folder.rejected().stream()
        .filter(series -> series.modality().equals("SEG"))
        .map(series -> "; " + series.sentence())
        .collect(Collectors.joining());
  }

  private String toBeDrawnOn() {
    List<String> series =
        phased.stream()
            .flatMap(
                one ->
                    one.finding() instanceof PhaseFinding.Found found
                        ? Stream.of("%s series %s".formatted(found.phase(), one.header().part()))
                        : Stream.empty())
            .sorted()
            .toList();
    return series.isEmpty() ? "a series of a known phase" : String.join(", ", series);
  }

  private void requireWhole() {
    if (!folder.unreadable().isEmpty()) {
      StudyFolder.SkippedFile first = folder.unreadable().get(0);
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE,
          "%s: %s".formatted(first.file().getFileName(), first.reason()));
    }
  }

  private FrameRegistrations registrations() {
    return FrameRegistrations.of(
        folder.objects().stream()
            .filter(object -> RegistrationReader.reads(object.sopClassUid()))
            .filter(object -> object.studyInstanceUid().equals(studyInstanceUid))
            .map(StudyReading::registration)
            .toList());
  }

  private static SpatialRegistration registration(ObjectFile object) {
    try {
      return RegistrationReader.read(Part10.read(object.file()));
    } catch (MalformedDicomException e) {
      throw new RefusedException(
          e.refusal(), "registration %s: %s".formatted(object.sopInstanceUid(), e.getMessage()), e);
    }
  }

  private Segmentation segmentation(ObjectFile object) {
    try {
      DicomObject seg = Part10.read(object.file());
      List<String> drawnOn =
          SegReader.drawnOnSeriesUids(seg, phased.stream().map(PhasedSeries::header).toList());
      if (drawnOn.isEmpty()) {
        return SegReader.read(seg, roles);
      }
      SeriesPart images =
          drawnOn(drawnOn, SegReader.referencedInstances(seg))
              .orElseThrow(
                  () ->
                      new RefusedException(
                          Refusal.UNKNOWN_SERIES,
                          "SEG %s refers to series %s"
                              .formatted(object.sopInstanceUid(), drawnOn.get(0))));
      return SegReader.readOnto(seg, pixels(images).volume().geometry(), roles).drawnOn(drawnOn);
    } catch (MalformedDicomException e) {
      throw new RefusedException(
          e.refusal(), "SEG %s: %s".formatted(object.sopInstanceUid(), e.getMessage()), e);
    }
  }

  /** The images that a segmentation was drawn on, as it says; empty where none are here. */
  Optional<SeriesPart> drawnOn(Segmentation seg) {
    return drawnOn(seg.referencedSeriesUids(), seg.referencedInstances());
  }

  /** In the first series of the study that is named, the first part that is meant. */
  private Optional<SeriesPart> drawnOn(List<String> seriesUids, List<FrameReference> instances) {
    return seriesUids.stream()
        .flatMap(
            uid ->
                phased.stream()
                    .map(PhasedSeries::header)
                    .filter(header -> Segmentation.isDrawnOn(header, List.of(uid), instances)))
        .map(SeriesHeader::part)
        .findFirst();
  }

  private SeriesFiles required(SeriesPart part) {
    SeriesFiles series = files.get(part);
    if (series == null) {
      throw new RefusedException(
          Refusal.UNKNOWN_SERIES, "series %s is not in the study".formatted(part));
    }
    return series;
  }
}
