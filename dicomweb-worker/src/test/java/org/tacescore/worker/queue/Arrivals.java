package org.tacescore.worker.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tacescore.dicom.RejectionNote;
import org.tacescore.digest.Sha256;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.worker.assemble.ImageSeries;
import org.tacescore.worker.assemble.RecipeNeeds;
import org.tacescore.worker.assemble.SegmentationObject;
import org.tacescore.worker.assemble.StudyInspector;
import org.tacescore.worker.assemble.StudyInventory;
import org.tacescore.worker.assemble.TestSeries;
import org.tacescore.worker.assemble.UsedInstance;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.Origin;
import org.tacescore.worker.receive.PatientKey;

/** Instances of made-up studies, and an inspector that tells phases by the series' last digit. */
final class Arrivals {
  static final String STUDY = "1.2";
  static final RecipeNeeds RECIPE =
      new RecipeNeeds(
          "hrd",
          "1",
          "e1",
          "CT",
          Set.of(ContrastPhase.ARTERIAL, ContrastPhase.PORTAL_VENOUS),
          Set.of(),
          Set.of());

  private Arrivals() {}

  /** Slices of an arterial (1) and a portal venous series (2), and a segmentation (3). */
  static List<InstanceRecord> study(int slices, Instant at) {
    List<InstanceRecord> study = new ArrayList<>();
    for (int slice = 1; slice <= slices; slice++) {
      study.add(instance(1, slice, "CT", at));
      study.add(instance(2, slice, "CT", at));
    }
    study.add(instance(3, 1, "SEG", at));
    return study;
  }

  static InstanceRecord instance(int series, int number, String modality, Instant at) {
    return instance(series, number, modality, "%064x".formatted(series * 1000 + number), at);
  }

  static InstanceRecord instance(
      int series, int number, String modality, String sha256, Instant at) {
    return new InstanceRecord(
        "%s.%d.%d".formatted(STUDY, series, number),
        "1.2.840.10008.5.1.4.1.1.2",
        STUDY,
        STUDY + "." + series,
        modality,
        new PatientKey("site", "P1"),
        "1.2.840.10008.1.2.1",
        sha256,
        1,
        at,
        new Origin(Origin.Kind.DIMSE, "TEST"),
        false);
  }

  static InstanceRecord ofPatient(InstanceRecord i, PatientKey patient) {
    return new InstanceRecord(
        i.sopInstanceUid(),
        i.sopClassUid(),
        i.studyInstanceUid(),
        i.seriesInstanceUid(),
        i.modality(),
        patient,
        i.transferSyntaxUid(),
        i.sha256(),
        i.bytes(),
        i.receivedAt(),
        i.origin(),
        false);
  }

  /** The same in another study: another SOP Instance UID, and bytes of its own. */
  static InstanceRecord inStudy(InstanceRecord i, String study, String series) {
    return new InstanceRecord(
        study + ".7." + i.sopInstanceUid(),
        i.sopClassUid(),
        study,
        series,
        i.modality(),
        i.patient(),
        i.transferSyntaxUid(),
        Sha256.hexOf(study + i.sha256()),
        i.bytes(),
        i.receivedAt(),
        i.origin(),
        false);
  }

  /** A Key Object Selection Document in a study of its own. */
  static InstanceRecord note(String uid, Instant at) {
    return new InstanceRecord(
        uid,
        "1.2.840.10008.5.1.4.1.1.88.59",
        "1.9",
        "1.9.1",
        "KO",
        new PatientKey("site", "P1"),
        "1.2.840.10008.1.2.1",
        Sha256.hexOf(uid),
        1,
        at,
        new Origin(Origin.Kind.DIMSE, "TEST"),
        false);
  }

  static RejectionNote rejection(RejectionNote.Title title, List<InstanceRecord> rejected) {
    return new RejectionNote(
        title,
        rejected.stream()
            .map(
                i ->
                    new RejectionNote.Rejected(
                        i.studyInstanceUid(), i.seriesInstanceUid(), i.sopInstanceUid()))
            .toList());
  }

  static StudyInspector inspector() {
    return instances -> {
      Map<String, List<UsedInstance>> images = new LinkedHashMap<>();
      List<SegmentationObject> segmentations = new ArrayList<>();
      for (InstanceRecord i : instances) {
        UsedInstance used =
            new UsedInstance(
                i.sopInstanceUid(), i.seriesInstanceUid(), i.sopClassUid(), i.sha256());
        if (i.modality().equals("SEG")) {
          segmentations.add(
              new SegmentationObject(
                  used, List.of(i.studyInstanceUid() + ".1"), List.of(), true, true, ""));
        } else {
          images.computeIfAbsent(i.seriesInstanceUid(), uid -> new ArrayList<>()).add(used);
        }
      }
      List<ImageSeries> series =
          images.entrySet().stream().map(e -> series(e.getKey(), e.getValue())).toList();
      return new StudyInventory(
          instances.get(0).studyInstanceUid(), series, segmentations, List.of());
    };
  }

  private static ImageSeries series(String uid, List<UsedInstance> instances) {
    Optional<ContrastPhase> phase =
        uid.endsWith(".1")
            ? Optional.of(ContrastPhase.ARTERIAL)
            : uid.endsWith(".2") ? Optional.of(ContrastPhase.PORTAL_VENOUS) : Optional.empty();
    return TestSeries.fit(uid, "CT", phase, instances);
  }
}
