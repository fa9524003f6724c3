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
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.testpacs.phantom.PhantomVariant;
import org.tacescore.volume.Vector3;

/**
 * A study whose venous series has a frame of reference of its own and no tumour drawn on it: with
 * and without an object that registers it to the arterial one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisteredStudyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Vector3 WRONG = new Vector3(0, 30, 0);

  private final PhantomPatient patient =
      new PhantomGenerator(
              PhantomOptions.of(1, 7, PhantomModality.CT)
                  .with(PhantomVariant.OTHER_FRAME_OF_REFERENCE_VENOUS))
          .patient(0);

  @TempDir Path temp;
  private StudyCopy study = new StudyCopy(Path.of(""));
  private Path out = Path.of("");

  @BeforeEach
  void copy() throws IOException {
    Path own = Files.createTempDirectory(temp, "study");
    study = StudyCopy.of(patient, own);
    out = own.resolve("out");
    Files.delete(study.file("seg-portal.dcm"));
  }

  private void add(String name, DicomObject object) throws IOException {
    Files.write(study.file(name), Part10.encode(new Attributes(object.dataset())));
  }

  private void addLiverOnVenous() throws IOException {
    add("liver.dcm", RegistrationObjects.liverAlone(patient, ContrastPhase.PORTAL_VENOUS));
  }

  private JsonNode scored() throws IOException {
    CommandRun run = study.score(out);
    assertThat(run.status()).as(run.err()).isZero();
    return result();
  }

  private JsonNode result() throws IOException {
    Path file = out.resolve("result.json");
    assertThat(ContractSchema.read("result").violations(file)).isEmpty();
    return JSON.readTree(file.toFile());
  }

  private void assertRefused(String code, String detail) throws IOException {
    CommandRun run = study.score(out);
    assertThat(run.status()).as(run.err()).isEqualTo(3);
    assertThat(result().at("/recipes/0/refusal/code").asText()).isEqualTo(code);
    assertThat(result().at("/recipes/0/refusal/detail").asText()).contains(detail);
    assertThat(out.resolve("sr.dcm")).doesNotExist();
  }

  @Test
  void isRefusedWithoutARegistration() throws IOException {
    assertRefused("FRAME_OF_REFERENCE_MISMATCH", "no registration connects them");
  }

  @Test
  void isScoredWithOneAndSaysHowTheRegionCameThere() throws IOException {
    DicomObject reg = RegistrationObjects.venousToArterial(patient);
    add("reg.dcm", reg);
    addLiverOnVenous();

    JsonNode result = scored();

    JsonNode region = result.at("/regions/1");
    assertThat(region.path("phase").asText()).isEqualTo("PORTAL_VENOUS");
    assertThat(region.path("origin").asText()).isEqualTo("REGISTERED");
    assertThat(region.at("/warnings/0").asText()).isEqualTo("ROI_REGISTERED");
    assertThat(region.at("/registration/sop_instance_uids/0").asText())
        .isEqualTo(reg.sopInstanceUid());
    assertThat(region.path("voxels")).isEqualTo(result.at("/regions/0/voxels"));
    assertThat(result.at("/recipes/0/score/warnings").toString())
        .contains("ROI_REGISTERED", "residual: liver centroid 0.0 mm apart");
    assertThat(report()).contains("carried over by registration " + reg.sopInstanceUid());
  }

  /** A registration that is wrong by 40 mm would score as well as a right one. */
  @Test
  void isRefusedWithOneThatNothingCanBeHeldAgainst() throws IOException {
    add("reg.dcm", RegistrationObjects.venousToArterial(patient, new Vector3(40, 0, 0)));

    assertRefused("REGISTRATION_FAILED", "draw the liver on both");
  }

  @Test
  void saysTheResidualWhereTheLiverIsDrawnOnBoth() throws IOException {
    add("reg.dcm", RegistrationObjects.venousToArterial(patient, new Vector3(0, 2.5, 0)));
    addLiverOnVenous();

    JsonNode residual = scored().at("/regions/1/registration/residual");

    assertThat(residual.path("structure").asText()).isEqualTo("liver");
    assertThat(residual.path("centroid_mm").asDouble()).isCloseTo(2.5, Offset.offset(0.01));
    assertThat(residual.path("dice").asDouble()).isBetween(0.9, 0.99);
    assertThat(report()).contains("residual: liver centroid 2.5 mm apart, Dice 0.9");
  }

  /** The same voxels, and so the same numbers, as where the tumour is drawn on both. */
  @Test
  void givesTheNumbersOfATumourDrawnThere() throws IOException {
    add("reg.dcm", RegistrationObjects.venousToArterial(patient));
    addLiverOnVenous();
    JsonNode registered = scored().at("/recipes/0/score/terms");

    Files.delete(study.file("liver.dcm"));
    add("seg-portal.dcm", patient.segmentation(ContrastPhase.PORTAL_VENOUS));

    assertThat(scored().at("/recipes/0/score/terms")).isEqualTo(registered);
  }

  /** The network looks at both phases at once, and nothing says where one lies in the other. */
  @Test
  void isRefusedWithATumourDrawnOnBothAndNoRegistration() throws IOException {
    add("seg-portal.dcm", patient.segmentation(ContrastPhase.PORTAL_VENOUS));

    assertRefused("FRAME_OF_REFERENCE_MISMATCH", "no registration connects them");
  }

  @Test
  void isRefusedWithAWrongOne() throws IOException {
    add("reg.dcm", RegistrationObjects.venousToArterial(patient, WRONG));
    addLiverOnVenous();

    assertRefused("REGISTRATION_FAILED", "leaves the liver 30.0 mm beside itself");
  }

  @Test
  void isRefusedWithTwoThatDisagree() throws IOException {
    add("reg.dcm", RegistrationObjects.venousToArterial(patient));
    add("reg2.dcm", RegistrationObjects.venousToArterial(patient, WRONG));

    assertRefused("REGISTRATION_FAILED", "differ by 30.0 mm");
  }

  @Test
  void isRefusedWithOneThatIsNotRigid() throws IOException {
    add("reg.dcm", RegistrationObjects.venousToArterial(patient));
    study.change(
        "reg.dcm",
        reg ->
            reg.getSequence(Tag.RegistrationSequence)
                .get(1)
                .getNestedDataset(Tag.MatrixRegistrationSequence)
                .getNestedDataset(Tag.MatrixSequence)
                .setString(Tag.FrameOfReferenceTransformationMatrixType, VR.CS, "AFFINE"));

    assertRefused("REGISTRATION_FAILED", "AFFINE");
  }

  private String report() {
    return Part10.read(out.resolve("sr.dcm")).dataset().toString(100_000, 2_000);
  }
}
