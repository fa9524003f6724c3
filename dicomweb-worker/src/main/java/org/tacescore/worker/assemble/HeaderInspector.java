package org.tacescore.worker.assemble;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;
import org.tacescore.dicom.PatientAgreement;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ImageCount;
import org.tacescore.segio.PhaseClassifier;
import org.tacescore.segio.PhasedSeries;
import org.tacescore.segio.RegistrationReader;
import org.tacescore.segio.SegKind;
import org.tacescore.segio.SegReader;
import org.tacescore.segio.SegmentRole;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.SeriesHeader;
import org.tacescore.segio.SeriesPart;
import org.tacescore.segio.SeriesParts;
import org.tacescore.segio.SeriesReader;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.ObjectStore;

/** Inspects a study by the headers of its files; pixels are not looked at. */
public final class HeaderInspector implements StudyInspector {
  private final ObjectStore store;
  private final PhaseClassifier classifier;
  private final SegmentRoleRules roles;

  public HeaderInspector(ObjectStore store, PhaseClassifier classifier, SegmentRoleRules roles) {
    this.store = store;
    this.classifier = classifier;
    this.roles = roles;
  }

  @Override
  public StudyInventory inspect(List<InstanceRecord> instances) {
    PatientAgreement patients = new PatientAgreement();
    Map<String, List<InstanceRecord>> images = new LinkedHashMap<>();
    List<InstanceRecord> segmentations = new ArrayList<>();
    List<UsedInstance> others = new ArrayList<>();
    for (InstanceRecord instance : instances) {
      if (SegKind.isSegmentation(instance.sopClassUid())) {
        segmentations.add(instance);
      } else if (RegistrationReader.reads(instance.sopClassUid())) {
        others.add(used(instance));
      } else {
        images
            .computeIfAbsent(instance.seriesInstanceUid(), uid -> new ArrayList<>())
            .add(instance);
      }
    }
    List<ImageSeries> series = series(images, patients);
    List<SeriesHeader> headers = series.stream().map(s -> s.phased().header()).toList();
    return new StudyInventory(
        instances.get(0).studyInstanceUid(),
        series,
        segmentations.stream().map(seg -> segmentation(seg, headers, patients)).toList(),
        others);
  }

  private List<ImageSeries> series(
      Map<String, List<InstanceRecord>> images, PatientAgreement patients) {
    Map<String, List<DicomObject>> objects = new LinkedHashMap<>();
    images.forEach((uid, instances) -> objects.put(uid, headers(instances, patients)));
    List<SeriesHeader> headers =
        objects.values().stream().flatMap(series -> parts(series).stream()).toList();
    Map<SeriesPart, SeriesTrouble> troubles = troubles(headers, objects);
    return classifier.classifyStudy(headers).stream()
        .map(phased -> imageSeries(phased, troubles, images))
        .toList();
  }

  private List<DicomObject> headers(List<InstanceRecord> instances, PatientAgreement patients) {
    List<DicomObject> objects =
        instances.stream().map(i -> Part10.readHeader(store.path(i.sha256()))).toList();
    objects.forEach(patients::add);
    return objects;
  }

  private static List<SeriesHeader> parts(List<DicomObject> objects) {
    return SeriesParts.split(objects.stream().map(DicomObject::dataset).toList());
  }

  private static Map<SeriesPart, SeriesTrouble> troubles(
      List<SeriesHeader> headers, Map<String, List<DicomObject>> series) {
    Map<String, ImageCount> counts = new LinkedHashMap<>();
    series.forEach((uid, objects) -> counts.put(uid, ImageCount.of(objects)));
    Map<SeriesPart, SeriesTrouble> troubles = new LinkedHashMap<>();
    for (SeriesHeader header : headers) {
      String uid = header.seriesInstanceUid();
      unreadable(header, series.getOrDefault(uid, List.of()))
          .or(() -> tooFew(uid, counts))
          .ifPresent(trouble -> troubles.put(header.part(), trouble));
    }
    return troubles;
  }

  private static Optional<SeriesTrouble> unreadable(
      SeriesHeader images, List<DicomObject> objects) {
    try {
      SeriesReader.requireReadable(images, objects);
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(
          new SeriesTrouble(
              e.reason(), "series %s: %s".formatted(images.part(), e.detail()), false));
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
      Map<SeriesPart, SeriesTrouble> troubles,
      Map<String, List<InstanceRecord>> images) {
    SeriesPart part = phased.header().part();
    Set<String> shown = Set.copyOf(phased.header().sopInstanceUids());
    return new ImageSeries(
        phased,
        Optional.ofNullable(troubles.get(part)),
        images.getOrDefault(part.seriesInstanceUid(), List.of()).stream()
            .filter(instance -> shown.contains(instance.sopInstanceUid()))
            .map(HeaderInspector::used)
            .toList());
  }

  private SegmentationObject segmentation(
      InstanceRecord instance, List<SeriesHeader> study, PatientAgreement patients) {
    try {
      DicomObject object = Part10.readHeader(store.path(instance.sha256()));
      patients.add(object);
      return segmentation(used(instance), object, study);
    } catch (MalformedDicomException e) {
      return SegmentationObject.unreadable(used(instance), List.of());
    }
  }

  /** One whose segments cannot be read holds up the series it was drawn on: it may be the one. */
  private SegmentationObject segmentation(
      UsedInstance instance, DicomObject object, List<SeriesHeader> study) {
    List<String> series = SegReader.drawnOnSeriesUids(object, study);
    try {
      return new SegmentationObject(
          instance,
          series,
          SegReader.referencedInstances(object),
          SegReader.roles(object, roles).contains(SegmentRole.TUMOUR),
          true,
          SegReader.question(object, roles));
    } catch (RefusedException | MalformedDicomException e) {
      return SegmentationObject.unreadable(instance, series);
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
