package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.Part10;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.network.NativeCache;
import org.tacescore.network.Networks;
import org.tacescore.recipe.RecipeCatalog;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.Segment;
import org.tacescore.segio.SegmentRole;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.StudyFolder;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.worker.cli.CacheFolder;
import org.tacescore.worker.clinical.ClinicalValues;
import org.tacescore.worker.config.DeliverRefusals;
import org.tacescore.worker.config.PhasesConfig;
import org.tacescore.worker.config.ReportConfig;
import org.tacescore.worker.pipeline.FolderScorer;
import org.tacescore.worker.pipeline.SiteIdentity;

/** A recipe that asks for the surroundings of the tumour on the portal venous series. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarginRegionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double MARGIN_MM = 6;

  private static final PhantomOptions OPTIONS = PhantomOptions.of(1, 7, PhantomModality.CT);
  private final PhantomPatient patient = new PhantomGenerator(OPTIONS).patient(0);

  @TempDir Path temp;
  private StudyCopy study = new StudyCopy(Path.of(""));
  private Path own = Path.of("");

  @BeforeEach
  void copy() throws IOException {
    own = Files.createTempDirectory(temp, "study");
    study = StudyCopy.of(OPTIONS, own);
  }

  private static String region(String name, String kind, String within, double marginMm) {
    return """
    {"name": "%s", "phase": "PORTAL_VENOUS", "kind": "%s", "margin-mm": %s, "within": "%s",
     "accepts": "drawn-or-propagated"}\
    """
        .formatted(name, kind, marginMm, within);
  }

  /** The example's recipe with further regions. */
  private RecipeCatalog recipe(String... regions) throws IOException {
    String rois = "\"rois\": [";
    return new RecipeFolder(own.resolve("recipes"))
        .with(ExampleBundle.ID, json -> json.replace(rois, rois + String.join(",", regions) + ","))
        .catalog();
  }

  private JsonNode score(RecipeCatalog catalog) throws IOException {
    NativeCache.useFolder(CacheFolder.path().resolve("native"));
    try (Kernels kernels = new JvmKernels();
        Networks networks = new Networks(CacheFolder.path().resolve("networks"), 2)) {
      new FolderScorer(
              new SiteIdentity(
                  "test",
                  ZoneOffset.UTC,
                  DeliverRefusals.WITH_SCORES,
                  ReportConfig.ofReportAlone()),
              PhasesConfig.defaults().classifier(),
              SegmentRoleRules.shipped(),
              "",
              kernels,
              networks)
          .score(
              StudyFolder.read(study.folder()),
              catalog.all(),
              new ClinicalValues(patient.clinical(), patient.clinical()),
              OffsetDateTime.of(2026, 1, 3, 9, 0, 0, 0, ZoneOffset.UTC),
              own.resolve("out"));
    }
    Path file = own.resolve("out").resolve(FolderScorer.RESULT);
    assertThat(ContractSchema.read("result").violations(file)).isEmpty();
    return JSON.readTree(file.toFile());
  }

  private Mask drawn(SegmentRole role) {
    return patient.truth(ContrastPhase.PORTAL_VENOUS).stream()
        .filter(segment -> segment.role() == role)
        .map(Segment::mask)
        .findFirst()
        .orElseThrow();
  }

  /** By stamping a ball of voxels on every voxel of the mask. */
  private static Mask stamped(Mask mask, double mm) {
    GridSize size = mask.geometry().size();
    Spacing step = mask.geometry().spacingMm();
    BitSet bits = new BitSet();
    mask.offsets()
        .forEach(
            offset -> {
              for (int s = -9; s <= 9; s++) {
                for (int r = -9; r <= 9; r++) {
                  for (int c = -9; c <= 9; c++) {
                    double d =
                        Math.hypot(
                            Math.hypot(c * step.columnMm(), r * step.rowMm()), s * step.sliceMm());
                    int column = offset % size.columns() + c;
                    int row = offset / size.columns() % size.rows() + r;
                    int slice = offset / size.columns() / size.rows() + s;
                    if (d <= mm + 1e-9 && size.contains(column, row, slice)) {
                      bits.set(size.offset(column, row, slice));
                    }
                  }
                }
              }
            });
    return Mask.of(mask.geometry(), bits);
  }

  private void dropLivers() throws IOException {
    for (String phase : List.of("arterial", "portal", "delayed")) {
      Path file = study.file("seg-" + phase + ".dcm");
      Attributes seg = Part10.read(file).dataset();
      Sequence segments = seg.getSequence(Tag.SegmentSequence);
      Attributes liver = segments.get(segments.size() - 1);
      liver.setString(Tag.SegmentLabel, VR.LO, "Spleen");
      liver
          .getNestedDataset(Tag.SegmentedPropertyTypeCodeSequence)
          .setString(Tag.CodeValue, VR.SH, "78961009");
      Files.write(file, Part10.encode(seg));
    }
  }

  @Test
  void measuresTheRingInTheLiverAndTheTumourWithItsMargin() throws IOException {
    JsonNode result =
        score(
            recipe(
                region("Pri", "ring", "liver", MARGIN_MM),
                region("Plus", "plus", "liver-if-drawn", MARGIN_MM),
                region("All", "ring", "anywhere", MARGIN_MM)));

    Mask tumour = drawn(SegmentRole.TUMOUR);
    Mask ring = stamped(tumour, MARGIN_MM).minus(tumour);
    Mask inLiver = ring.intersection(drawn(SegmentRole.LIVER));
    assertThat(ring.voxelCount()).isGreaterThan(inLiver.voxelCount());
    assertThat(result.path("regions"))
        .extracting(r -> r.path("kind").asText())
        .containsExactly("TUMOUR", "TUMOUR", "PLUS", "RING", "RING");
    assertThat(result.path("regions"))
        .extracting(r -> r.path("voxels").asInt())
        .endsWith(
            tumour.voxelCount(),
            tumour.voxelCount() + inLiver.voxelCount(),
            inLiver.voxelCount(),
            ring.voxelCount());
    assertThat(result.at("/regions/3/margin_mm").asDouble()).isEqualTo(MARGIN_MM);
    assertThat(result.at("/regions/3/liver").asText()).isEqualTo("DRAWN");
    assertThat(result.at("/regions/4").has("liver")).isFalse();
    String report =
        Part10.read(own.resolve("out").resolve(FolderScorer.REPORT)).dataset().toString(9999, 2000);
    assertThat(report)
        .contains("Portal venous phase: ring of 6 mm around the tumour, as far as it is liver");
  }

  @Test
  void refusesTheRingInTheLiverWithoutALiver() throws IOException {
    dropLivers();

    JsonNode result = score(recipe(region("Pri", "ring", "liver", MARGIN_MM)));

    assertThat(result.at("/recipes/0/refusal/code").asText()).isEqualTo("NO_LIVER_MASK");
  }

  @Test
  void warnsWhereTheLiverIsTakenIfDrawnAndIsNot() throws IOException {
    dropLivers();

    JsonNode result = score(recipe(region("Pri", "ring", "liver-if-drawn", MARGIN_MM)));

    assertThat(result.at("/recipes/0/score/warnings").toString()).contains("LIVER_MASK_ABSENT");
    assertThat(result.at("/regions/2/warnings").toString()).isEqualTo("[\"LIVER_MASK_ABSENT\"]");
  }

  @Test
  void takesTheLiverOfAnotherSeriesOfTheFrame() throws IOException {
    Files.delete(study.file("seg-portal.dcm"));

    JsonNode region = score(recipe(region("Pri", "ring", "liver", MARGIN_MM))).at("/regions/2");

    assertThat(region.path("liver").asText()).isEqualTo("PROPAGATED");
    assertThat(region.path("origin").asText()).isEqualTo("PROPAGATED");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 2.4})
  void refusesARingThatHoldsNothing(double mm) throws IOException {
    JsonNode result = score(recipe(region("Pri", "ring", "anywhere", mm)));

    assertThat(result.at("/recipes/0/refusal/code").asText()).isEqualTo("EMPTY_SEGMENT");
    assertThat(result.at("/recipes/0/refusal/detail").asText()).contains("nothing is left within");
  }

  @Test
  void warnsWhereTheMarginIsCut() throws IOException {
    JsonNode result = score(recipe(region("Plus", "plus", "anywhere", 50)));

    assertThat(result.at("/regions/2/warnings").toString()).contains("MARGIN_CLIPPED");
  }
}
