package org.tacescore.worker.assemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;
import org.tacescore.dicom.PatientAgreement;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.JudgedSeries;
import org.tacescore.segio.PhaseClassifier;
import org.tacescore.segio.SegReader;
import org.tacescore.segio.SegmentRole;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.SeriesHeader;
import org.tacescore.segio.StudySurvey;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.ObjectStore;

/** Inspects a study by the headers of its files; pixels are not looked at. */
public final class HeaderInspector implements StudyInspector {
  private static final String SEG = "SEG";
  private static final String REGISTRATION = "REG";

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
    List<InstanceRecord> images = new ArrayList<>();
    List<SegmentationObject> segmentations = new ArrayList<>();
    List<UsedInstance> others = new ArrayList<>();
    for (InstanceRecord instance : instances) {
      switch (instance.modality()) {
        case SEG -> segmentations.add(segmentation(instance, patients));
        case REGISTRATION -> others.add(used(instance));
        default -> images.add(instance);
      }
    }
    return new StudyInventory(
        instances.get(0).studyInstanceUid(), series(images, patients), segmentations, others);
  }

  private List<ImageSeries> series(List<InstanceRecord> images, PatientAgreement patients) {
    List<JudgedSeries> judged = JudgedSeries.ofStudy(headers(images, patients));
    StudySurvey survey =
        StudySurvey.of(
            judged, classifier.classifyStudy(judged.stream().map(JudgedSeries::header).toList()));
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

  private SegmentationObject segmentation(InstanceRecord instance, PatientAgreement patients) {
    try {
      DicomObject object = Part10.readHeader(store.path(instance.sha256()));
      patients.add(object);
      return segmentation(used(instance), object);
    } catch (MalformedDicomException e) {
      return SegmentationObject.unreadable(used(instance), List.of());
    }
  }

  /** One whose segments cannot be read holds up the series it names: it may be the one. */
  private SegmentationObject segmentation(UsedInstance instance, DicomObject object) {
    List<String> series = SegReader.referencedSeriesUids(object);
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
