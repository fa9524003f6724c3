package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.Part10;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;

/** A tumour drawn on the arterial series alone, in a study of one frame of reference. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CarriedRegionTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final PhantomOptions OPTIONS = PhantomOptions.of(1, 7, PhantomModality.CT);
  private final PhantomPatient patient = new PhantomGenerator(OPTIONS).patient(0);

  @TempDir Path temp;
  private StudyCopy study = new StudyCopy(Path.of(""));
  private Path out = Path.of("");

  @BeforeEach
  void copy() throws IOException {
    Path own = Files.createTempDirectory(temp, "study");
    study = StudyCopy.of(OPTIONS, own);
    out = own.resolve("out");
    for (String seg : new String[] {"seg-portal.dcm", "seg-delayed.dcm"}) {
      Files.deleteIfExists(study.file(seg));
    }
  }

  private JsonNode result(int status) throws IOException {
    CommandRun run = study.score(out);
    assertThat(run.status()).as(run.err()).isEqualTo(status);
    Path file = out.resolve("result.json");
    assertThat(ContractSchema.read("result").violations(file)).isEmpty();
    return JSON.readTree(file.toFile());
  }

  private void addLiverOnPortal() throws IOException {
    Attributes liver =
        new Attributes(
            RegistrationObjects.liverAlone(patient, ContrastPhase.PORTAL_VENOUS).dataset());
    Files.write(study.file("liver.dcm"), Part10.encode(liver));
  }

  @Test
  void isScoredWhereTheLiverLiesOnItself() throws IOException {
    addLiverOnPortal();

    assertThat(result(0).at("/regions/1/origin").asText()).isEqualTo("PROPAGATED");
  }

  @Test
  void isRefusedWhereThePatientWasMoved() throws IOException {
    addLiverOnPortal();
    study.changeAll("portal", image -> move(image, 20));
    study.change("liver.dcm", seg -> moveFrames(seg, 20));

    JsonNode refusal = result(3).at("/recipes/0/refusal");

    assertThat(refusal.path("code").asText()).isEqualTo("REGISTRATION_FAILED");
    assertThat(refusal.path("detail").asText()).contains("show the liver in two places");
  }

  @Test
  void lossyImagesAreSaidInResultAndReport() throws IOException {
    study.changeAll("portal", image -> image.setString(Tag.LossyImageCompression, VR.CS, "01"));

    JsonNode result = result(0);

    assertThat(result.at("/regions/0/warnings").toString()).doesNotContain("LOSSY_IMAGES");
    assertThat(result.at("/regions/1/warnings").toString()).contains("LOSSY_IMAGES");
    assertThat(result.at("/recipes/0/score/warnings").toString())
        .contains("The portal venous images were compressed with loss");
    assertThat(Part10.read(out.resolve("sr.dcm")).dataset().toString(100_000, 2_000))
        .contains("The portal venous images were compressed with loss");
  }

  private static void move(Attributes item, double mm) {
    double[] position = item.getDoubles(Tag.ImagePositionPatient);
    item.setDouble(Tag.ImagePositionPatient, VR.DS, position[0] + mm, position[1], position[2]);
  }

  private static void moveFrames(Attributes seg, double mm) {
    seg.getSequence(Tag.PerFrameFunctionalGroupsSequence)
        .forEach(frame -> move(frame.getNestedDataset(Tag.PlanePositionSequence), mm));
  }
}
