package org.tacescore.worker.assemble;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;
import org.tacescore.dicom.PatientAgreement;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.PhaseClassifier;
import org.tacescore.segio.PhaseFinding;
import org.tacescore.segio.PhasedSeries;
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
    Map<String, List<InstanceRecord>> images = new LinkedHashMap<>();
    List<SegmentationObject> segmentations = new ArrayList<>();
    List<UsedInstance> others = new ArrayList<>();
    for (InstanceRecord instance : instances) {
      switch (instance.modality()) {
        case SEG -> segmentations.add(segmentation(instance, patients));
        case REGISTRATION -> others.add(used(instance));
        default ->
            images
                .computeIfAbsent(instance.seriesInstanceUid(), uid -> new ArrayList<>())
                .add(instance);
      }
    }
    return new StudyInventory(
        instances.get(0).studyInstanceUid(), series(images, patients), segmentations, others);
  }

  private List<ImageSeries> series(
      Map<String, List<InstanceRecord>> images, PatientAgreement patients) {
    Map<SeriesPart, Optional<Refusal>> troubles = new LinkedHashMap<>();
    List<SeriesHeader> headers = new ArrayList<>();
    images.forEach(
        (uid, instances) -> {
          List<DicomObject> objects =
              instances.stream().map(i -> Part10.readHeader(store.path(i.sha256()))).toList();
          objects.forEach(patients::add);
          for (SeriesHeader part : parts(objects)) {
            headers.add(part);
            troubles.put(part.part(), trouble(part, objects));
          }
        });
    return classifier.classifyStudy(headers).stream()
        .map(phased -> imageSeries(phased, troubles, images))
        .toList();
  }

  private static List<SeriesHeader> parts(List<DicomObject> objects) {
    return SeriesParts.split(objects.stream().map(DicomObject::dataset).toList());
  }

  private static Optional<Refusal> trouble(SeriesHeader part, List<DicomObject> objects) {
    try {
      SeriesReader.requireReadable(part, objects);
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(e.reason());
    }
  }

  private static ImageSeries imageSeries(
      PhasedSeries phased,
      Map<SeriesPart, Optional<Refusal>> troubles,
      Map<String, List<InstanceRecord>> images) {
    SeriesPart part = phased.header().part();
    Set<String> shown = Set.copyOf(phased.header().sopInstanceUids());
    PhaseFinding finding = phased.finding();
    Optional<ContrastPhase> phase =
        finding instanceof PhaseFinding.Found found ? Optional.of(found.phase()) : Optional.empty();
    Optional<Refusal> ambiguous =
        finding instanceof PhaseFinding.Ambiguous
            ? Optional.of(Refusal.AMBIGUOUS_PHASE)
            : Optional.empty();
    return new ImageSeries(
        part,
        phased.header().modality(),
        !(finding instanceof PhaseFinding.Excluded),
        phase,
        ambiguous.or(() -> troubles.getOrDefault(part, Optional.empty())),
        images.getOrDefault(part.seriesInstanceUid(), List.of()).stream()
            .filter(instance -> shown.contains(instance.sopInstanceUid()))
            .map(HeaderInspector::used)
            .toList());
  }

  private SegmentationObject segmentation(InstanceRecord instance, PatientAgreement patients) {
    DicomObject object = Part10.readHeader(store.path(instance.sha256()));
    patients.add(object);
    return new SegmentationObject(
        used(instance),
        SegReader.referencedSeriesUids(object),
        mayHoldTumour(object),
        SegReader.referencedInstances(object));
  }

  /** A segmentation that cannot be read is left to the pipeline, which says why. */
  private boolean mayHoldTumour(DicomObject segmentation) {
    try {
      return SegReader.roles(segmentation, roles).contains(SegmentRole.TUMOUR);
    } catch (RefusedException | MalformedDicomException e) {
      return true;
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
