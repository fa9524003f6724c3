package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.dicom.Part10;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.RecipeCatalog;
import org.tacescore.report.SrClass;
import org.tacescore.report.score.PageLanguage;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.volume.GridSize;
import org.tacescore.worker.clinical.ClinicalValues;
import org.tacescore.worker.config.DeliverRefusals;
import org.tacescore.worker.config.ReportConfig;
import org.tacescore.worker.config.ReportObject;
import org.tacescore.worker.pipeline.FolderScorer;
import org.tacescore.worker.pipeline.StageListener;

/**
 * What independent validators and readers make of every object of studies of CT and MR, of one and
 * of several lesions, scored, refused in part and refused by all, by the recipes that ship.
 */
@org.junit.jupiter.api.Tag("peers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryObjectPeersTest {
  /**
   * Lines of dciodvfy that PS3.3 shows to be wrong, each with its section; at most three, and none
   * is needed.
   */
  private static final List<String> ALLOWED = List.of();

  private static final String SCRIPT = "/pydicom/sr_numbers.py";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Path> outputs = new LinkedHashMap<>();
  private Path temp = Path.of("");
  private Path script = Path.of("");

  static Stream<String> studies() {
    return Stream.of(
        "ct-one",
        "ct-several",
        "ct-refused",
        "mr-one",
        "mr-several",
        "mr-refused",
        "ct-none",
        "mr-none");
  }

  @BeforeAll
  void score(@TempDir Path folder) throws Exception {
    temp = folder;
    script = temp.resolve("sr_numbers.py");
    try (var in = EveryObjectPeersTest.class.getResourceAsStream(SCRIPT)) {
      Files.write(script, in.readAllBytes());
    }
    List<RecipeBundle> all = RecipeCatalog.builtIn(temp.resolve("recipes")).all();
    List<RecipeBundle> ct = of(all, "CT");
    List<RecipeBundle> mr = of(all, "MR");
    PhantomPatient one = patient(PhantomModality.CT, 7);
    PhantomPatient several = patient(PhantomModality.CT, 1);
    PhantomPatient resonance = patient(PhantomModality.MR, 1);
    score("ct-one", one, ct, values(one));
    score("ct-several", several, ct, values(several));
    score("ct-several-again", several, ct, values(several));
    score("ct-refused", several, ct, ClinicalValues.NONE);
    PhantomPatient single = patient(PhantomModality.MR, 7);
    score("mr-one", single, mr, values(single));
    score("mr-several", resonance, mr, values(resonance));
    score("mr-refused", resonance, all, values(resonance));
    StudyCopy withoutSegs = copy("ct-none", several);
    withoutSegs.deleteSegs();
    score("ct-none", withoutSegs, ct, values(several));
    score("mr-none", copy("mr-none", resonance), ct, values(resonance));
  }

  private static List<RecipeBundle> of(List<RecipeBundle> recipes, String modality) {
    return recipes.stream().filter(b -> b.recipe().modality().equals(modality)).toList();
  }

  private static PhantomPatient patient(PhantomModality modality, int seed) {
    PhantomOptions options = PhantomOptions.of(1, seed, modality);
    // The rings of 3 mm that the recipe of MR needs take the usual grid.
    return new PhantomGenerator(
            modality == PhantomModality.CT ? options.withGrid(new GridSize(96, 96, 24)) : options)
        .patient(0);
  }

  private static ClinicalValues values(PhantomPatient patient) {
    return new ClinicalValues(patient.clinical(), patient.clinical());
  }

  private void score(
      String name, PhantomPatient patient, List<RecipeBundle> recipes, ClinicalValues clinical)
      throws IOException {
    score(name, copy(name, patient), recipes, clinical);
  }

  private StudyCopy copy(String name, PhantomPatient patient) throws IOException {
    return StudyCopy.of(patient, Files.createDirectories(temp.resolve(name)));
  }

  private void score(
      String name, StudyCopy study, List<RecipeBundle> recipes, ClinicalValues clinical)
      throws IOException {
    Path out = temp.resolve(name).resolve("out");
    ReportConfig everything =
        new ReportConfig(SrClass.COMPREHENSIVE, PageLanguage.EN, EnumSet.allOf(ReportObject.class));
    new ScoredFolder(study, out)
        .by(recipes, clinical, StageListener.SILENT, DeliverRefusals.ALWAYS, everything);
    outputs.put(name, out);
  }

  private Path output(String study) {
    return Optional.ofNullable(outputs.get(study)).orElseThrow();
  }

  private List<Path> objects(String study) {
    List<Path> objects =
        StudyCopy.filesBelow(output(study)).stream()
            .filter(file -> file.toString().endsWith(".dcm"))
            .toList();
    assertThat(objects).isNotEmpty();
    return objects;
  }

  private JsonNode result(String study) throws IOException {
    return JSON.readTree(output(study).resolve(FolderScorer.RESULT).toFile());
  }

  @Test
  void theStudiesAreWhatTheyAreCalled() throws IOException {
    assertThat(result("ct-one").path("lesions")).hasSize(1);
    assertThat(result("mr-one").path("lesions")).hasSize(1);
    assertThat(result("ct-several").path("lesions").size()).isGreaterThan(1);
    assertThat(result("mr-several").path("lesions").size()).isGreaterThan(1);
    for (String study : List.of("ct-refused", "mr-refused")) {
      assertThat(result(study).path("recipes")).anyMatch(recipe -> recipe.has("refusal"));
      assertThat(result(study).path("recipes")).anyMatch(recipe -> recipe.has("score"));
    }
    for (String study : List.of("ct-none", "mr-none")) {
      assertThat(result(study).path("recipes")).isNotEmpty().allMatch(r -> r.has("refusal"));
    }
  }

  @ParameterizedTest
  @MethodSource("studies")
  void dciodvfyPrintsNoError(String study) throws Exception {
    for (Path object : objects(study)) {
      assertThat(errors(object)).as(object.toString()).isEmpty();
    }
  }

  private static List<String> errors(Path object) throws Exception {
    return PeerProgram.require("dciodvfy", "dicom3tools")
        .run(object)
        .output()
        .lines()
        .filter(line -> line.startsWith("Error"))
        .filter(line -> ALLOWED.stream().noneMatch(line::contains))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("studies")
  void dsrdumpReadsEveryStructuredReport(String study) throws Exception {
    for (Path object : objects(study)) {
      if (Part10.read(object).dataset().getString(Tag.Modality, "").equals("SR")) {
        PeerProgram.Result dumped = dump(object);
        assertThat(dumped.status()).as(dumped.output()).isZero();
      }
    }
  }

  private static PeerProgram.Result dump(Path object) throws Exception {
    return PeerProgram.require("dsrdump", "dcmtk").run("+Pl", object);
  }

  @ParameterizedTest
  @MethodSource("studies")
  void pydicomFindsTheNumbersOfTheResult(String study) throws Exception {
    Path out = output(study);

    PeerProgram.Result compared = compare(out.resolve(FolderScorer.RESULT), out);

    assertThat(compared.status()).as(compared.output()).isZero();
    assertThat(compared.output()).startsWith("compared ");
  }

  private PeerProgram.Result compare(Path result, Path out) throws Exception {
    PeerProgram python =
        new PeerProgram(PeerProgram.requireFile("/usr/bin/python3", "python3-pydicom"));
    PeerProgram.requireFile("/usr/lib/python3/dist-packages/pydicom", "python3-pydicom");
    return python.run(script, out.resolve(FolderScorer.REPORT), result);
  }

  @ParameterizedTest
  @MethodSource("studies")
  void pydicomReadsEveryObjectThatTheResultLists(String study) throws Exception {
    Path all = temp.resolve("all_objects.py");
    try (var in = EveryObjectPeersTest.class.getResourceAsStream("/pydicom/all_objects.py")) {
      Files.write(all, in.readAllBytes());
    }
    PeerProgram python =
        new PeerProgram(PeerProgram.requireFile("/usr/bin/python3", "python3-pydicom"));

    PeerProgram.Result read = python.run(all, output(study));

    assertThat(read.status()).as(read.output()).isZero();
    assertThat(read.output()).contains("sr ", "score-page-1 ", "report-pdf ");
    if (!study.endsWith("-none")) {
      assertThat(read.output()).contains("contours ", "seg-arterial ");
    }
  }

  @Test
  void theSameStudyGivesTheSameBytes() throws IOException {
    List<Path> first = StudyCopy.filesBelow(output("ct-several"));
    List<Path> again = StudyCopy.filesBelow(output("ct-several-again"));

    assertThat(again).hasSameSizeAs(first);
    for (int i = 0; i < first.size(); i++) {
      assertThat(again.get(i)).hasSameBinaryContentAs(first.get(i));
    }
  }

  @Test
  void dciodvfySeesAPlantedDefect() throws Exception {
    Path planted = plant("evidence.dcm", sr -> sr.remove(Tag.Modality));

    assertThat(errors(planted)).isNotEmpty();
  }

  @Test
  void dsrdumpSeesAPlantedDefect() throws Exception {
    Path planted = plant("unnamed.dcm", sr -> sr.remove(Tag.ConceptNameCodeSequence));

    assertThat(dump(planted).status()).isNotZero();
  }

  private Path plant(String name, Consumer<Attributes> defect) throws IOException {
    Attributes sr = Part10.read(output("ct-several").resolve(FolderScorer.REPORT)).dataset();
    defect.accept(sr);
    return Files.write(temp.resolve(name), Part10.encode(sr));
  }

  @Test
  void theComparisonSeesEveryPlantedNumber() throws Exception {
    JsonNode result = result("ct-several");
    ObjectNode score = (ObjectNode) result.findValue("score");
    score.put("value", score.path("value").doubleValue() + 1);
    ((ObjectNode) result.at("/lesions/1/measurements/0")).put("value", 1e6);
    ((ObjectNode) result.at("/clinical/1")).put("value", "9999");
    Path planted = temp.resolve("planted.json");
    Files.writeString(planted, result.toString());

    PeerProgram.Result compared = compare(planted, output("ct-several"));

    assertThat(compared.status()).isEqualTo(1);
    assertThat(compared.output()).contains("patient total:", "Volume", "clinical ");
  }

  @Test
  void theReportHasTheRadiomicsThatScoresUsed() throws IOException {
    String report =
        Part10.read(output("ct-several").resolve(FolderScorer.REPORT))
            .dataset()
            .toString(99_999, 200);

    assertThat(report)
        .contains("radiomics of hrd, region ARTERIAL", "radiomics of hrd, region PORTAL_VENOUS")
        .contains("original_firstorder_Median", "IBSI", "log-sigma-3-0-mm-3D")
        .contains("CLINICAL-VALUES", "EXTERNAL-RESULT", "CONTRAST-PHASE");
  }

  @Test
  void trackingUidsStayTheSame() throws IOException {
    assertThat(trackingUids("ct-refused")).isNotEmpty();
    assertThat(trackingUids("ct-several")).containsAll(trackingUids("ct-refused"));
  }

  private List<String> trackingUids(String study) throws IOException {
    Attributes sr = Part10.read(output(study).resolve(FolderScorer.REPORT)).dataset();
    Sequence root = sr.getSequence(Tag.ContentSequence);
    return root.get(root.size() - 1).getSequence(Tag.ContentSequence).stream()
        .map(group -> group.getSequence(Tag.ContentSequence).get(1))
        .map(item -> item.getString(Tag.UID))
        .toList();
  }
}
