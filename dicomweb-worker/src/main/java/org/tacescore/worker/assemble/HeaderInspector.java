package org.tacescore.worker.assemble;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;
import org.tacescore.dicom.PatientAgreement;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.JudgedSeries;
import org.tacescore.segio.PhaseClassifier;
import org.tacescore.segio.RegistrationReader;
import org.tacescore.segio.SegKind;
import org.tacescore.segio.SegReader;
import org.tacescore.segio.SegmentRole;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.SeriesHeader;
import org.tacescore.segio.StudyFolder;
import org.tacescore.segio.StudyIntensities;
import org.tacescore.segio.StudySurvey;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.ObjectStore;

/**
 * Inspects a study by the headers of its files. Pixels are looked at only where segmentations show
 * vessels that tell the contrast phase ({@link StudyIntensities}).
 */
public final class HeaderInspector implements StudyInspector {
  private final ObjectStore store;
  private final PhaseClassifier classifier;
  private final SegmentRoleRules roles;
  private final IntensityMemory measured = new IntensityMemory();

  public HeaderInspector(ObjectStore store, PhaseClassifier classifier, SegmentRoleRules roles) {
    this.store = store;
    this.classifier = classifier;
    this.roles = roles;
  }

  @Override
  public StudyInventory inspect(List<InstanceRecord> instances) {
    PatientAgreement patients = new PatientAgreement();
    List<InstanceRecord> images = new ArrayList<>();
    List<InstanceRecord> segmentations = new ArrayList<>();
    List<UsedInstance> others = new ArrayList<>();
    for (InstanceRecord instance : instances) {
      if (SegKind.isSegmentation(instance.sopClassUid())) {
        segmentations.add(instance);
      } else if (RegistrationReader.reads(instance.sopClassUid())) {
        others.add(used(instance));
      } else {
        images.add(instance);
      }
    }
    List<ImageSeries> series = series(images, patients, drawings(segmentations));
    List<SeriesHeader> headers = series.stream().map(s -> s.phased().header()).toList();
    return new StudyInventory(
        instances.get(0).studyInstanceUid(),
        series,
        segmentations.stream().map(seg -> segmentation(seg, headers, patients)).toList(),
        others);
  }

  private List<ImageSeries> series(
      List<InstanceRecord> images, PatientAgreement patients, List<Path> drawings) {
    List<JudgedSeries> judged = JudgedSeries.ofStudy(headers(images, patients));
    Map<String, Path> paths =
        images.stream()
            .collect(Collectors.toMap(InstanceRecord::sopInstanceUid, i -> store.path(i.sha256())));
    StudyIntensities intensities =
        new StudyIntensities(
            judged.stream().map(series -> files(series, paths)).toList(), drawings, roles);
    StudySurvey survey = StudySurvey.of(judged, measured.classify(classifier, intensities));
    Set<String> shown =
        judged.stream()
            .flatMap(series -> series.header().sopInstanceUids().stream())
            .collect(Collectors.toSet());
    return survey.series().stream()
        .map(
            phased ->
                new ImageSeries(
                    phased, survey.trouble(phased), instances(phased.header(), shown, images)))
        .toList();
  }

  private List<Path> drawings(List<InstanceRecord> segmentations) {
    return segmentations.stream().map(seg -> store.path(seg.sha256())).toList();
  }

  private static StudyFolder.SeriesFiles files(JudgedSeries series, Map<String, Path> paths) {
    return new StudyFolder.SeriesFiles(
        series.header(),
        series.header().sopInstanceUids().stream()
            .map(uid -> Objects.requireNonNull(paths.get(uid)))
            .toList(),
        series.trouble());
  }

  private List<DicomObject> headers(List<InstanceRecord> instances, PatientAgreement patients) {
    List<DicomObject> objects =
        instances.stream().map(i -> Part10.readHeader(store.path(i.sha256()))).toList();
    objects.forEach(patients::add);
    return objects;
  }

  private static List<UsedInstance> instances(
      SeriesHeader header, Set<String> shown, List<InstanceRecord> images) {
    Set<String> own = Set.copyOf(header.sopInstanceUids());
    return images.stream()
        .filter(instance -> instance.seriesInstanceUid().equals(header.seriesInstanceUid()))
        .filter(i -> own.contains(i.sopInstanceUid()) || !shown.contains(i.sopInstanceUid()))
        .map(HeaderInspector::used)
        .toList();
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
