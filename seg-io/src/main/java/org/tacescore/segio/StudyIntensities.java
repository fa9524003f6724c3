package org.tacescore.segio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.StudyFolder.SeriesFiles;
import org.tacescore.volume.Mask;

/**
 * What the voxels of a study say of its contrast phases ({@link PhaseIntensity}), where its
 * segmentations hold a liver and an aorta.
 *
 * <p>Pixels are read one series at a time and not kept, and none at all of a study without such
 * segments. A segmentation or series that cannot be read gives no evidence: whoever needs it
 * refuses it by name.
 */
public final class StudyIntensities {
  private final Map<SeriesPart, SeriesFiles> series = new LinkedHashMap<>();
  private final SegmentRoleRules roles;
  private final List<Path> drawings = new ArrayList<>();
  private final Set<SegmentRole> drawn = EnumSet.noneOf(SegmentRole.class);
  private Optional<OrganDrawings> organs = Optional.empty();

  /**
   * Reads the headers of the segmentations.
   *
   * @param series the image series of one study
   * @param segmentations files of its segmentations
   * @param roles what their segments are
   */
  public StudyIntensities(
      List<SeriesFiles> series, List<Path> segmentations, SegmentRoleRules roles) {
    series.forEach(files -> this.series.put(files.header().part(), files));
    this.roles = roles;
    segmentations.stream().sorted().forEach(this::look);
  }

  private void look(Path segmentation) {
    try {
      List<SegmentRole> held = SegReader.roles(Part10.readHeader(segmentation), roles);
      drawings.add(segmentation);
      drawn.addAll(held);
    } catch (RefusedException | MalformedDicomException e) {
      // One that cannot be read shows no organ.
    }
  }

  /** All series of the study with their phases, in the order given. */
  public List<PhasedSeries> classify(PhaseClassifier classifier) {
    return classify(classifier, this::measure);
  }

  /** Measures one series; {@link StudyIntensities#measure} or what remembers its answers. */
  @FunctionalInterface
  public interface Measuring {
    Optional<PhaseEvidence> measure(SeriesHeader images);
  }

  /** As {@link #classify(PhaseClassifier)}; series that are no candidates are not measured. */
  public List<PhasedSeries> classify(PhaseClassifier classifier, Measuring measuring) {
    List<SeriesHeader> headers = series.values().stream().map(SeriesFiles::header).toList();
    List<PhasedSeries> byHeaders = classifier.classifyStudy(headers);
    if (!drawn.contains(SegmentRole.LIVER) || !drawn.contains(SegmentRole.AORTA)) {
      return byHeaders;
    }
    Map<SeriesPart, PhaseEvidence> measured = new LinkedHashMap<>();
    for (PhasedSeries phased : byHeaders) {
      SeriesHeader images = phased.header();
      if (images.modality().equals("CT") && !(phased.finding() instanceof PhaseFinding.Excluded)) {
        measuring.measure(images).ifPresent(found -> measured.put(images.part(), found));
      }
    }
    return measured.isEmpty() ? byHeaders : classifier.classifyStudy(headers, measured);
  }

  /** Files whose content the evidence of a series depends on, in an order of their own. */
  public List<Path> sources(SeriesHeader images) {
    List<Path> sources = new ArrayList<>(files(images).files());
    sources.addAll(drawings);
    // What a segmentation was drawn on gives its grid.
    series.values().stream()
        .flatMap(files -> files.files().stream())
        .distinct()
        .forEach(sources::add);
    return sources;
  }

  /** Reads the pixels of a series and what they say of its phase. */
  public Optional<PhaseEvidence> measure(SeriesHeader images) {
    try {
      double kv = tubeVoltageKv(headers(images));
      return Double.isNaN(kv) ? Optional.empty() : measure(files(images).read(), kv);
    } catch (RefusedException | MalformedDicomException e) {
      return Optional.empty();
    }
  }

  private Optional<PhaseEvidence> measure(Series images, double kv) {
    Optional<Mask> liver = organ(SegmentRole.LIVER, images);
    Optional<Mask> aorta = organ(SegmentRole.AORTA, images);
    if (liver.isEmpty() || aorta.isEmpty()) {
      return Optional.empty();
    }
    Optional<Mask> tumours = organ(SegmentRole.TUMOUR, images);
    Mask parenchyma = tumours.map(liver.get()::minus).orElse(liver.get());
    return PhaseIntensity.evidence(
        images.header().modality(),
        kv,
        images.volume(),
        parenchyma,
        aorta.get(),
        organ(SegmentRole.PORTAL_VEIN, images));
  }

  private Optional<Mask> organ(SegmentRole role, Series images) {
    if (organs.isEmpty()) {
      organs = Optional.of(new OrganDrawings(segmentations()));
    }
    return organs.get().on(role, images.header(), images.volume().geometry());
  }

  private List<Segmentation> segmentations() {
    List<Segmentation> read = new ArrayList<>();
    for (Path drawing : drawings) {
      try {
        read.add(segmentation(Part10.read(drawing)));
      } catch (RefusedException | MalformedDicomException e) {
        // As above.
      }
    }
    return read;
  }

  private Segmentation segmentation(DicomObject seg) {
    List<String> uids = SegReader.referencedSeriesUids(seg);
    List<FrameReference> instances = SegReader.referencedInstances(seg);
    Optional<SeriesHeader> images =
        series.values().stream()
            .map(SeriesFiles::header)
            .filter(header -> Segmentation.isDrawnOn(header, uids, instances))
            .findFirst();
    return images.isEmpty()
        ? SegReader.read(seg, roles)
        : SegReader.readOnto(
            seg, SeriesReader.geometry(images.get(), headers(images.get())), roles);
  }

  /** NaN where the images name none, or several. */
  private static double tubeVoltageKv(List<DicomObject> images) {
    double[] named =
        ImageFrame.ofAll(images.stream().map(DicomObject::dataset).toList()).stream()
            .mapToDouble(frame -> frame.header().getDouble(Tag.KVP, Double.NaN))
            .distinct()
            .toArray();
    return named.length == 1 ? named[0] : Double.NaN;
  }

  private List<DicomObject> headers(SeriesHeader images) {
    return files(images).files().stream().map(Part10::readHeader).toList();
  }

  private SeriesFiles files(SeriesHeader images) {
    SeriesFiles files = series.get(images.part());
    if (files == null) {
      throw new IllegalArgumentException("series %s is not of the study".formatted(images.part()));
    }
    return files;
  }
}
