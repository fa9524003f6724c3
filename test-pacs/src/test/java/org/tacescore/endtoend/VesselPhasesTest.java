package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.VR;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomVariant;
import org.tacescore.worker.assemble.HeaderInspector;
import org.tacescore.worker.config.PhasesConfig;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.ObjectStore;
import org.tacescore.worker.receive.Origin;
import org.tacescore.worker.receive.PatientKey;
import org.tacescore.worker.receive.StoredObject;

/** Segmented vessels are a second source beside words, and words that contradict them are not. */
class VesselPhasesTest {
  @TempDir static Path shared;
  private static @Nullable StudyCopy vessels;
  private static @Nullable StudyCopy wordsAlone;

  @TempDir Path folder;

  @BeforeAll
  static void makeStudies() throws IOException {
    vessels = withoutClock(true, shared.resolve("vessels"));
    wordsAlone = withoutClock(false, shared.resolve("words-alone"));
  }

  private static StudyCopy vessels() {
    return Objects.requireNonNull(vessels);
  }

  private static StudyCopy wordsAlone() {
    return Objects.requireNonNull(wordsAlone);
  }

  /** Neither the seconds since the injection nor the intervals speak: words are left. */
  private static StudyCopy withoutClock(boolean vessels, Path parent) throws IOException {
    PhantomOptions options =
        PhantomOptions.of(1, 5, PhantomModality.CT).with(PhantomVariant.NO_INJECTION_TIME);
    StudyCopy study = StudyCopy.of(vessels ? options.withSegVessels() : options, parent);
    for (String phase : List.of("arterial", "portal", "delayed")) {
      for (Path image : study.images(phase)) {
        study.change(
            study.folder().relativize(image).toString(),
            dataset -> {
              dataset.remove(Tag.AcquisitionTime);
              dataset.remove(Tag.AcquisitionDate);
              dataset.remove(Tag.AcquisitionDateTime);
            });
      }
    }
    return study;
  }

  private JsonNode score(StudyCopy study) throws IOException {
    study.score(folder.resolve("out"));
    return new ObjectMapper().readTree(folder.resolve("out").resolve("result.json").toFile());
  }

  @Test
  void wordsAndVoxelsThatAgreeAreEnough() throws IOException {
    JsonNode result = score(vessels());

    assertThat(result.get("recipes").findValues("score")).as(result.toPrettyString()).isNotEmpty();
    assertThat(result.toString()).contains("INTENSITY").contains("the aorta measures");
  }

  @Test
  void wordsThatContradictTheVoxelsAreRefused() throws IOException {
    StudyCopy study = withoutClock(true, folder.resolve("study"));
    String arterial = description(study, "arterial");
    describe(study, "arterial", description(study, "portal"));
    describe(study, "portal", arterial);

    String result = score(study).toString();

    assertThat(result)
        .contains("AMBIGUOUS_PHASE")
        .contains("which is arterial, but for portal venous speaks")
        .doesNotContain("\"score\"");
  }

  @Test
  void wordsAloneAreNot() throws IOException {
    assertThat(score(wordsAlone()).toString())
        .contains("AMBIGUOUS_PHASE")
        .doesNotContain("INTENSITY")
        .doesNotContain("\"score\"");
  }

  @Test
  void theWorkerFindsWhatThePipelineFinds() throws IOException {
    assertThat(inspected(vessels())).contains(ContrastPhase.ARTERIAL, ContrastPhase.PORTAL_VENOUS);
  }

  @Test
  void theWorkerFindsNothingInWordsAlone() throws IOException {
    assertThat(inspected(wordsAlone())).isEmpty();
  }

  private List<ContrastPhase> inspected(StudyCopy study) throws IOException {
    List<InstanceRecord> records = new ArrayList<>();
    try (ObjectStore store = ObjectStore.open(folder.resolve("data"), 1 << 26)) {
      for (Path file : StudyCopy.filesBelow(study.folder())) {
        if (file.toString().endsWith(".dcm")) {
          records.add(record(store, file));
        }
      }
      return new HeaderInspector(
              store, PhasesConfig.defaults().classifier(), SegmentRoleRules.shipped())
          .inspect(records).images().stream().flatMap(image -> image.phase().stream()).toList();
    }
  }

  private static InstanceRecord record(ObjectStore store, Path file) throws IOException {
    DicomObject object = Part10.readHeader(file);
    StoredObject stored = store.put(Files.readAllBytes(file));
    return new InstanceRecord(
        object.sopInstanceUid(),
        object.sopClassUid(),
        object.studyInstanceUid(),
        object.seriesInstanceUid(),
        object.dataset().getString(Tag.Modality, ""),
        new PatientKey("site", "P1"),
        UID.ExplicitVRLittleEndian,
        stored.sha256(),
        stored.bytes(),
        Instant.EPOCH,
        new Origin(Origin.Kind.DIMSE, "TEST"),
        false);
  }

  private static String description(StudyCopy study, String phase) throws IOException {
    return Part10.readHeader(study.images(phase).get(0))
        .dataset()
        .getString(Tag.SeriesDescription, "");
  }

  private static void describe(StudyCopy study, String phase, String words) throws IOException {
    for (Path image : study.images(phase)) {
      study.change(
          study.folder().relativize(image).toString(),
          dataset -> dataset.setString(Tag.SeriesDescription, VR.LO, words));
    }
  }
}
