package org.tacescore.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.network.ImageShape;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.NetworkInput;
import org.tacescore.network.Networks;
import org.tacescore.score.Scored;
import org.tacescore.segio.Roi;
import org.tacescore.volume.Mask;
import org.tacescore.volume.VolumeGeometry;

class RecipeNetworkTest {
  @TempDir Path cache;

  @Test
  void theProbabilityOfSeveralImagesIsTheirMean() {
    int images = NetworkInput.MOST_AT_ONCE + 2;
    ImageTensor crops = noise(images);
    try (Networks networks = new Networks(cache, 2)) {
      RecipeNetwork network = RecipeNetwork.of(HrdDemo.BUNDLE, networks);
      double[] alone =
          IntStream.range(0, images)
              .mapToDouble(image -> network.probability(crops.image(image), List.of(), 1))
              .toArray();
      assertThat(alone[0]).isNotCloseTo(alone[images - 1], within(1e-6));
      double mean = IntStream.range(0, images).mapToDouble(i -> alone[i]).sum() / images;
      assertThat(network.probability(crops, List.of(), 1)).isCloseTo(mean, within(1e-6));
    }
  }

  @Test
  void everySliceOfAStudyGoesToTheNetworkAtOnce(@TempDir Path recipes) throws Exception {
    Path recipe = BundleCopy.ofExample(recipes).resolve("recipe.json");
    Files.writeString(
        recipe,
        Files.readString(recipe)
            .replace("\"size\": 224", "\"size\": 224, \"slices\": \"every\"")
            .replace("\"output-class\"", "\"aggregate\": \"mean\", \"output-class\""));
    RecipeBundle bundle = RecipeCatalog.ofFolder(recipes).all().get(0);
    List<Integer> batches = new ArrayList<>();
    RecipeScorer scorer =
        new RecipeScorer(
            bundle,
            (crops, clinical, outputClass) -> {
              batches.add(crops.batch());
              return 0.25;
            });
    assertThat(scorer.score(threeSlices())).isInstanceOf(Scored.class);
    assertThat(batches).containsExactly(3);
  }

  private static RecipeInput threeSlices() {
    RecipeInput one = HrdDemo.input(true, "positive");
    VolumeGeometry grid = HrdDemo.geometry();
    int slice = grid.size().columns() * grid.size().rows();
    Mask mask = Mask.where(grid, offset -> offset % slice == 44 || offset % slice == 45);
    PhaseSource phases =
        region -> {
          PhaseImage image = one.phases().image(region);
          return new PhaseImage(
              image.volume(),
              HrdDemo.region(mask, image.seriesUid(), Roi.Origin.DRAWN),
              image.seriesUid());
        };
    return new RecipeInput(one.modality(), phases, one.clinical(), one.features());
  }

  private static ImageTensor noise(int images) {
    SplittableRandom random = new SplittableRandom(5);
    float[] values = new float[images * 224 * 224 * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return ImageTensor.of(images, ImageShape.planar(224, 224, 3), values);
  }
}
