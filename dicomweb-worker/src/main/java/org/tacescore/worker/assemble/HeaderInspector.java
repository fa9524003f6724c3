package org.tacescore.worker.assemble;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ImageCount;
import org.tacescore.segio.PhaseClassifier;
import org.tacescore.segio.PhasedSeries;
import org.tacescore.segio.SegReader;
import org.tacescore.segio.SegmentRole;
import org.tacescore.segio.SeriesHeader;
import org.tacescore.segio.SeriesReader;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.ObjectStore;

/** Inspects a study by the headers of its files; pixels are not looked at. */
public final class HeaderInspector implements StudyInspector {
  private static final String SEG = "SEG";
  private static final String REGISTRATION = "REG";

  private final ObjectStore store;
  private final PhaseClassifier classifier;

  public HeaderInspector(ObjectStore store, PhaseClassifier classifier) {
    this.store = store;
    this.classifier = classifier;
  }

  @Override
  public StudyInventory inspect(List<InstanceRecord> instances) {
    Map<String, List<InstanceRecord>> images = new LinkedHashMap<>();
    List<SegmentationObject> segmentations = new ArrayList<>();
    List<UsedInstance> others = new ArrayList<>();
    for (InstanceRecord instance : instances) {
      switch (instance.modality()) {
        case SEG -> segmentations.add(segmentation(instance));
        case REGISTRATION -> others.add(used(instance));
        default ->
            images
                .computeIfAbsent(instance.seriesInstanceUid(), uid -> new ArrayList<>())
                .add(instance);
      }
    }
    return new StudyInventory(
        instances.get(0).studyInstanceUid(), series(images), segmentations, others);
  }

  private List<ImageSeries> series(Map<String, List<InstanceRecord>> images) {
    Map<String, List<DicomObject>> objects = new LinkedHashMap<>();
    images.forEach((uid, instances) -> objects.put(uid, headers(instances)));
    List<SeriesHeader> headers = objects.values().stream().map(SeriesReader::headerOf).toList();
    Map<String, SeriesTrouble> troubles = troubles(objects);
    return classifier.classifyStudy(headers).stream()
        .map(phased -> imageSeries(phased, troubles, images))
        .toList();
  }

  private List<DicomObject> headers(List<InstanceRecord> instances) {
    return instances.stream().map(i -> Part10.readHeader(store.path(i.sha256()))).toList();
  }

  private static Map<String, SeriesTrouble> troubles(Map<String, List<DicomObject>> series) {
    Map<String, ImageCount> counts = new LinkedHashMap<>();
    series.forEach((uid, objects) -> counts.put(uid, ImageCount.of(objects)));
    Map<String, SeriesTrouble> troubles = new LinkedHashMap<>();
    series.forEach(
        (uid, objects) ->
            unreadable(uid, objects)
                .or(() -> tooFew(uid, counts))
                .ifPresent(trouble -> troubles.put(uid, trouble)));
    return troubles;
  }

  private static Optional<SeriesTrouble> unreadable(String uid, List<DicomObject> objects) {
    try {
      SeriesReader.requireReadable(objects);
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(
          new SeriesTrouble(e.reason(), "series %s: %s".formatted(uid, e.detail()), false));
    }
  }

  private static Optional<SeriesTrouble> tooFew(String uid, Map<String, ImageCount> counts) {
    ImageCount own = Objects.requireNonNull(counts.get(uid));
    OptionalInt expected = own.expected(counts.values());
    return expected.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SeriesTrouble(
                Refusal.MISSING_SLICE,
                "%d of %d images, series %s".formatted(own.present(), expected.getAsInt(), uid),
                true));
  }

  private static ImageSeries imageSeries(
      PhasedSeries phased,
      Map<String, SeriesTrouble> troubles,
      Map<String, List<InstanceRecord>> images) {
    String uid = phased.header().seriesInstanceUid();
    return new ImageSeries(
        phased,
        Optional.ofNullable(troubles.get(uid)),
        images.getOrDefault(uid, List.of()).stream().map(HeaderInspector::used).toList());
  }

  private SegmentationObject segmentation(InstanceRecord instance) {
    try {
      DicomObject object = Part10.readHeader(store.path(instance.sha256()));
      return segmentation(used(instance), object);
    } catch (MalformedDicomException e) {
      return new SegmentationObject(used(instance), List.of(), false, false);
    }
  }

  /** One whose segments cannot be read holds up the series it names: it may be the one. */
  private static SegmentationObject segmentation(UsedInstance instance, DicomObject object) {
    List<String> series = SegReader.referencedSeriesUids(object);
    try {
      boolean tumour = SegReader.roles(object).contains(SegmentRole.TUMOUR);
      return new SegmentationObject(instance, series, tumour, true);
    } catch (RefusedException | MalformedDicomException e) {
      return new SegmentationObject(instance, series, false, false);
    }
  }

  private static UsedInstance used(InstanceRecord instance) {
    return new UsedInstance(
        instance.sopInstanceUid(),
        instance.seriesInstanceUid(),
        instance.sopClassUid(),
        instance.sha256());
  }
}
