package org.tacescore.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.Code;
import org.tacescore.learning.model.FittedModel;
import org.tacescore.learning.model.LinearModel;
import org.tacescore.learning.model.LogisticModel;
import org.tacescore.learning.model.StandardisedModel;
import org.tacescore.network.ActivationMethod;
import org.tacescore.network.Explainer;
import org.tacescore.network.HeatMap;
import org.tacescore.network.NetworkContract;
import org.tacescore.network.NetworkDefinition;
import org.tacescore.network.NetworkInput;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.Networks;
import org.tacescore.network.crop.Crops;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.Roi;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/** On the example's bundle, whose network is LeNet-like, and with a ResNet-34 and embeddings. */
class RecipeHeatMapsTest {
  private static final Code CODE = new Code("X", "99TACE", "made up");

  @TempDir static Path cache;

  @Test
  void aNetworkMeasureIsExplainedForItsClassOnTheGridOfTheReference() {
    try (Networks networks = new Networks(cache, 2)) {
      List<RecipeHeatMap> maps = RecipeHeatMaps.of(HrdDemo.BUNDLE, networks).of(input());
      assertThat(maps).hasSize(1);
      RecipeHeatMap map = maps.get(0);
      assertThat(map.name()).isEqualTo("dlscore");
      assertThat(map.explains()).isEqualTo("a higher value of DLscore, class 1 of the network");
      assertThat(map.seriesUid()).isEqualTo("1.2.3.1");
      assertThat(map.map().method()).isEqualTo(ActivationMethod.HIRES_CAM);
      assertThat(map.map().outputClass()).hasValue(1);
      PhaseCrop crop =
          ((Measure.Network) HrdDemo.BUNDLE.recipe().measure("dlscore").orElseThrow()).crop();
      Crops crops = crop.sample(images(), input().phases());
      HeatMap asked =
          explainer(HrdDemo.BUNDLE, networks)
              .contrast(NetworkInput.of(crops.images()), 1)
              .on(crops.grids(), grid(0));
      assertSame(map.map().volume(), asked.volume());
    }
  }

  @Test
  void aLinearSignatureIsExplainedByItsCoefficientsOnTheGridOfThePhaseThatIsShown() {
    Map<Integer, Double> weights = Map.of(3, 2.0 / 0.5, 40, -1.0 / 4);
    for (FittedModel model :
        List.of(
            new LinearModel(5, List.of(2.0, -1.0, 0.0, 7.0)),
            new LogisticModel(5, List.of(2.0, -1.0, 0.0, 7.0)))) {
      RecipeBundle bundle = withEmbeddings(model, false);
      try (Networks networks = new Networks(cache, 2)) {
        List<RecipeHeatMap> maps = RecipeHeatMaps.of(bundle, networks).of(input());
        assertThat(maps).extracting(RecipeHeatMap::name).containsExactly("dlscore", "deep-DL_PVP");
        RecipeHeatMap map = maps.get(1);
        assertThat(map.seriesUid()).isEqualTo("1.2.3.2");
        assertThat(map.map().outputClass()).isEmpty();
        Crops crops =
            bundle
                .recipe()
                .embedding("DL_PVP")
                .orElseThrow()
                .crop()
                .sample(images(), input().phases());
        HeatMap asked =
            explainer(bundle, networks)
                .explain(NetworkInput.of(crops.images()), weights)
                .on(crops.grids(), grid(1));
        assertSame(map.map().volume(), asked.volume());
      }
    }
  }

  @Test
  void aRegisteredCropIsTheReferencesOwn() {
    Embedding registered =
        withEmbeddings(new LinearModel(0, List.of(1.0, 1.0, 1.0, 1.0)), true)
            .recipe()
            .embedding("DL_PVP")
            .orElseThrow();
    assertThat(registered.crop().shown(images()).seriesUid()).isEqualTo("1.2.3.1");
  }

  /** Columns: two features of DL_PVP, one of DL_AP that has no coefficient, the region's mean. */
  private static RecipeBundle withEmbeddings(FittedModel model, boolean register) {
    RecipeBundle example = HrdDemo.BUNDLE;
    Recipe recipe = example.recipe();
    PhaseCrop seen = ((Measure.Network) recipe.measure("dlscore").orElseThrow()).crop();
    List<Measure> measures = new ArrayList<>(recipe.measures());
    measures.add(new Measure.Signature("deep", CODE, CODE, "deep", ""));
    Recipe more =
        new Recipe(
            recipe.format(),
            recipe.id(),
            recipe.version(),
            recipe.title(),
            recipe.source(),
            recipe.status(),
            recipe.endpoint(),
            recipe.modality(),
            recipe.level(),
            recipe.aggregate(),
            recipe.phases(),
            recipe.rois(),
            recipe.timePoint(),
            recipe.features(),
            measures,
            recipe.combination(),
            recipe.notices(),
            recipe.beside(),
            List.of(
                new Embedding("DL_AP", of(seen, ContrastPhase.ARTERIAL, false)),
                new Embedding("DL_PVP", of(seen, ContrastPhase.PORTAL_VENOUS, register))));
    List<StandardisedModel.Column> columns =
        List.of(
            new StandardisedModel.Column("DL_PVP:deep_0003", 1, 0.5),
            new StandardisedModel.Column("DL_PVP:deep_0040", 1, 4),
            new StandardisedModel.Column("DL_AP:deep_0001", 1, 1),
            new StandardisedModel.Column("ARTERIAL:original_firstorder_Mean", 1, 1));
    Map<String, Part> parts = new HashMap<>(example.parts());
    parts.put("deep", new ModelPart(new StandardisedModel(columns, model), "made up"));
    return new RecipeBundle(
        more,
        example.digest(),
        parts,
        example.featureSettings(),
        Optional.of(new NetworkDefinition.Seeded(resnet34(seen), 3)),
        example.references(),
        example.modelCard());
  }

  private static NetworkSpec resnet34(PhaseCrop seen) {
    return new NetworkSpec("resnet34", new NetworkContract(seen.shape(), 0, 2), 1);
  }

  private static PhaseCrop of(PhaseCrop crop, ContrastPhase phase, boolean register) {
    return new PhaseCrop(
        ContrastPhase.ARTERIAL, List.of(phase, phase, phase), crop.rule(), register, "made up");
  }

  private static Explainer explainer(RecipeBundle bundle, Networks networks) {
    NetworkDefinition network = bundle.network().orElseThrow();
    return Explainer.of(networks.open(network), network, "asked");
  }

  private static RecipeInput input() {
    RecipeInput example = HrdDemo.input(true, "positive");
    return new RecipeInput(
        example.modality(), PhaseSource.of(images()), example.clinical(), example.features());
  }

  private static Map<ContrastPhase, PhaseImage> images() {
    Map<ContrastPhase, PhaseImage> images = new EnumMap<>(ContrastPhase.class);
    images.put(ContrastPhase.ARTERIAL, image(0, "1.2.3.1"));
    images.put(ContrastPhase.PORTAL_VENOUS, image(1, "1.2.3.2"));
    return images;
  }

  private static PhaseImage image(int shift, String seriesUid) {
    VolumeGeometry grid = grid(shift);
    SplittableRandom random = new SplittableRandom(shift);
    Volume volume = Volume.of(grid, random.doubles(grid.size().voxels(), 0, 200).toArray());
    Mask mask =
        Mask.where(
            grid,
            offset -> {
              Vector3 at = grid.positionOf(offset % 40, offset / 40 % 40, offset / 1600);
              return Math.hypot(at.x() - 20, at.y() - 18) < 8;
            });
    return new PhaseImage(
        volume, new Roi(mask, Roi.Origin.DRAWN, seriesUid, Optional.empty(), List.of()), seriesUid);
  }

  /** Two series of one frame of reference do not share a grid. */
  private static VolumeGeometry grid(int shift) {
    return new VolumeGeometry(
        new GridSize(40, 40, 3),
        new Spacing(1, 1, 5),
        Direction.AXIAL,
        new Vector3(-shift, 2 * shift, 0),
        "1.2.3.9");
  }

  private static void assertSame(Volume ours, Volume asked) {
    assertThat(ours.geometry()).isEqualTo(asked.geometry());
    assertThat(ours.toFloatArray()).containsExactly(asked.toFloatArray());
    float highest = 0;
    for (float value : ours.toFloatArray()) {
      highest = Math.max(highest, value);
    }
    assertThat(highest).isBetween(0.5f, 1f);
  }
}
