package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.network.InvalidNetworkException.Fault;
import org.tacescore.network.weights.Weights;
import org.tacescore.volume.GridSize;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class ExplainerTest {
  private static final NetworkSpec RESNET =
      Architecture.of("resnet34").shipped().withImage(ImageShape.planar(96, 64, 3));
  private static final NetworkDefinition SEEDED = new NetworkDefinition.Seeded(RESNET, 9);
  private static final NetworkDefinition STORED =
      new NetworkDefinition.Stored(Path.of("net"), RESNET.contract(), "");

  @TempDir static Path shared;
  private static Weights resnetWeights;
  private static SavedModelNetwork resnet;

  @TempDir Path folder;

  @BeforeAll
  static void openResNet() {
    resnetWeights = SavedModelWriter.seeded(RESNET, 9);
    SavedModelWriter.write(shared.resolve("net"), RESNET, resnetWeights);
    resnet = SavedModelNetwork.load(shared.resolve("net"), RESNET.contract(), 1);
  }

  @AfterAll
  static void closeResNet() {
    resnet.close();
  }

  @Test
  void aClassActivationMapIsTheFeatureMapByTheHeadsWeights() {
    NetworkInput input = NetworkInput.of(noise(2, RESNET.contract().image(), 1));
    NetworkOutput output = resnet.run(input);
    float[] map = output.featureMap();
    float[] head = resnetWeights.get("fc.weight").toArray();
    double[] sums = new double[2 * 6];
    for (int i = 0; i < map.length; i++) {
      sums[i / 512] += head[512 + i % 512] * map[i];
    }
    // Exact: the logit is the map's mean plus the bias, which seeded networks have as 0.
    assertThat(Arrays.stream(sums, 0, 6).average().orElseThrow())
        .isCloseTo(output.logit(0, 1), within(1e-4 * Math.abs(output.logit(0, 1))));
    Explanation explanation = Explainer.of(resnet, SEEDED, "resnet34 1").explain(input, 1);
    assertThat(explanation.method()).isEqualTo(ActivationMethod.CAM);
    assertThat(explanation.outputClass()).isEqualTo(OptionalInt.of(1));
    assertThat(explanation.network()).isEqualTo("resnet34 1");
    assertCells(explanation, sums, 1e-5);
    assertThat(explanation.maps().get(0).size()).isEqualTo(new GridSize(2, 3, 1));
  }

  @Test
  void gradCamIsTheSameUpToAFactorWhereFeaturesAreMeans() {
    NetworkInput input = NetworkInput.of(noise(2, RESNET.contract().image(), 2));
    for (int outputClass = 0; outputClass < 2; outputClass++) {
      Explanation cam = Explainer.of(resnet, SEEDED, "net").explain(input, outputClass);
      Explanation gradCam = Explainer.of(resnet, STORED, "net").explain(input, outputClass);
      assertThat(gradCam.method()).isEqualTo(ActivationMethod.GRAD_CAM);
      assertThat(gradCam.maps()).hasSameSizeAs(cam.maps());
      for (int i = 0; i < 12; i++) {
        assertThat(cell(gradCam, i / 6, i % 6)).isCloseTo(cell(cam, i / 6, i % 6), within(1e-5f));
      }
    }
  }

  @Test
  void coefficientsOfASignatureMakeAMapOfTheirFeatures() {
    NetworkInput input = NetworkInput.of(noise(1, RESNET.contract().image(), 3));
    double[] coefficients = new double[512];
    coefficients[7] = -0.5;
    coefficients[300] = 2;
    float[] map = resnet.run(input).featureMap();
    double[] sums = new double[6];
    for (int cell = 0; cell < 6; cell++) {
      sums[cell] = 2 * map[cell * 512 + 300] - 0.5 * map[cell * 512 + 7];
    }
    Explainer explainer = Explainer.of(resnet, SEEDED, "net");
    Explanation explanation = explainer.explain(input, coefficients);
    assertThat(explanation.outputClass()).isEmpty();
    assertCells(explanation, sums, 1e-5);
    assertThatThrownBy(() -> explainer.explain(input, new double[10]))
        .hasMessage("10 weights are not for a feature map of 512 channels");
    assertThatThrownBy(() -> Explainer.of(resnet, STORED, "net").explain(input, coefficients))
        .hasMessageContaining("not known to be means");
    assertThatThrownBy(() -> explainer.explain(input, 2)).hasMessage("class 2 is not among 2");
  }

  @Test
  void gradCamOfLeNetHasItsDenseWeightsMeans() {
    NetworkSpec spec = Architecture.of("lenet").shipped();
    NetworkInput input = NetworkInput.of(noise(1, spec.contract().image(), 4));
    Weights weights = SavedModelWriter.seeded(spec, 4);
    SavedModelWriter.write(folder.resolve("net"), spec, weights);
    try (SavedModelNetwork network = load("net", spec.contract())) {
      float[] map = network.run(input).featureMap();
      float[] head = weights.get("fc.weight").toArray();
      double[] means = new double[24];
      for (int i = 0; i < map.length; i++) {
        means[i % 24] += head[i] / 256.0;
      }
      double[] sums = new double[256];
      for (int i = 0; i < map.length; i++) {
        sums[i / 24] += means[i % 24] * map[i];
      }
      NetworkDefinition seeded = new NetworkDefinition.Seeded(spec, 4);
      assertCells(Explainer.of(network, seeded, "net").explain(input, 0), sums, 1e-5);
    }
  }

  @Test
  void aContrastIsTheLogitMinusTheOthersCellByCell() {
    NetworkSpec spec = Architecture.of("lenet").shipped();
    NetworkInput input = NetworkInput.of(noise(1, spec.contract().image(), 5));
    Weights weights = SavedModelWriter.seeded(spec, 5);
    SavedModelWriter.write(folder.resolve("net"), spec, weights);
    try (SavedModelNetwork network = load("net", spec.contract())) {
      NetworkOutput output = network.run(input);
      float[] map = output.featureMap();
      float[] head = weights.get("fc.weight").toArray();
      double[] sums = new double[256];
      for (int i = 0; i < map.length; i++) {
        sums[i / 24] += (head[map.length + i] - head[i]) * map[i];
      }
      // Exact: the cells' sum is the log odds, for biases that seeded networks have as 0.
      double odds = output.logit(0, 1) - output.logit(0, 0);
      assertThat(Arrays.stream(sums).sum()).isCloseTo(odds, within(1e-4 * Math.abs(odds) + 1e-5));
      NetworkDefinition seeded = new NetworkDefinition.Seeded(spec, 5);
      Explanation explanation = Explainer.of(network, seeded, "net").contrast(input, 1);
      assertThat(explanation.method()).isEqualTo(ActivationMethod.HIRES_CAM);
      assertCells(explanation, sums, 1e-5);
    }
  }

  @Test
  void aContrastByTheHeadIsThatByTheGradient() {
    NetworkInput input = NetworkInput.of(noise(2, RESNET.contract().image(), 7));
    Explanation cam = Explainer.of(resnet, SEEDED, "net").contrast(input, 1);
    Explanation gradient = Explainer.of(resnet, STORED, "net").contrast(input, 1);
    assertThat(cam.method()).isEqualTo(ActivationMethod.CAM);
    for (int i = 0; i < 12; i++) {
      assertThat(cell(gradient, i / 6, i % 6)).isCloseTo(cell(cam, i / 6, i % 6), within(1e-5f));
    }
  }

  @Test
  void manyImagesAreRunInPartsAndHaveOneScale() throws IOException {
    // Two channels, weights 3 and -1 for class 0: the image is its own feature map.
    NetworkContract contract = new NetworkContract(ImageShape.planar(1, 2, 2), 0, 2);
    toy("toy", contract.image(), true);
    float[] values = new float[40 * 4];
    values[0] = 1; // image 0: cell 0 has 3 * 1 - 1 * 1
    values[1] = 1;
    values[39 * 4 + 2] = 2; // image 39: cell 1 has 3 * 2
    values[39 * 4 + 1] = 5; // and cell 0 less than nothing
    try (SavedModelNetwork network = load("toy", contract)) {
      Explanation explanation =
          Explainer.of(network, new NetworkDefinition.Stored(folder, contract, ""), "toy")
              .explain(NetworkInput.of(ImageTensor.of(40, contract.image(), values)), 0);
      assertThat(explanation.maps()).hasSize(40);
      assertThat(cell(explanation, 39, 1)).isEqualTo(1);
      assertThat(cell(explanation, 39, 0)).isZero();
      assertThat(cell(explanation, 0, 0)).isCloseTo(1 / 3f, within(1e-6f));
      assertThat(cell(explanation, 20, 0)).isZero();
    }
  }

  @Test
  void aVolumetricNetworkHasCellsInSlices() throws IOException {
    NetworkContract contract = new NetworkContract(new ImageShape(2, 3, 4, 2), 0, 2);
    toy("toy", contract.image(), true);
    float[] values = new float[2 * 3 * 4 * 2];
    values[((1 * 3 + 2) * 4 + 3) * 2] = 4;
    values[((0 * 3 + 1) * 4 + 2) * 2] = 1;
    try (SavedModelNetwork network = load("toy", contract)) {
      ActivationMap map =
          Explainer.of(network, new NetworkDefinition.Stored(folder, contract, ""), "toy")
              .explain(NetworkInput.of(ImageTensor.of(1, contract.image(), values)), 0)
              .maps()
              .get(0);
      assertThat(map.size()).isEqualTo(new GridSize(4, 3, 2));
      assertThat(map.at(3, 2, 1)).isEqualTo(1);
      assertThat(map.at(2, 1, 0)).isEqualTo(0.25f);
      assertThat(map.at(0, 0, 0)).isZero();
    }
  }

  @Test
  void aVolumetricArchitectureIsExplainedByItsHead() {
    NetworkSpec spec =
        Architecture.of("resnext3d")
            .shipped()
            .withWidth(1)
            .withImage(new ImageShape(32, 48, 16, 2));
    NetworkInput input = NetworkInput.of(noise(2, spec.contract().image(), 6));
    Weights weights = SavedModelWriter.seeded(spec, 6);
    SavedModelWriter.write(folder.resolve("net"), spec, weights);
    try (SavedModelNetwork network = load("net", spec.contract())) {
      float[] map = network.run(input).featureMap();
      float[] head = weights.get("fc.weight").toArray();
      int channels = head.length / 2;
      double[] sums = new double[map.length / channels];
      for (int i = 0; i < map.length; i++) {
        sums[i / channels] += head[i % channels] * map[i];
      }
      Explanation explanation =
          Explainer.of(network, new NetworkDefinition.Seeded(spec, 6), "net").explain(input, 0);
      assertThat(explanation.method()).isEqualTo(ActivationMethod.CAM);
      assertThat(explanation.maps().get(0).size()).isEqualTo(new GridSize(1, 3, 2));
      assertCells(explanation, sums, 1e-5);
    }
  }

  @Test
  void saysThatAFeatureMapBesideTheWayExplainsNothing() throws IOException {
    NetworkContract contract = new NetworkContract(ImageShape.planar(1, 2, 2), 0, 2);
    toy("toy", contract.image(), false);
    try (SavedModelNetwork network = load("toy", contract)) {
      Explainer explainer =
          Explainer.of(network, new NetworkDefinition.Stored(folder, contract, ""), "toy");
      NetworkInput input = NetworkInput.of(ImageTensor.of(1, contract.image(), new float[4]));
      assertThatThrownBy(() -> explainer.explain(input, 0))
          .isInstanceOfSatisfying(
              InvalidNetworkException.class,
              e -> assertThat(e.fault()).isEqualTo(Fault.NO_GRADIENT));
    }
  }

  private SavedModelNetwork load(String name, NetworkContract contract) {
    return SavedModelNetwork.load(folder.resolve(name), contract, 1);
  }

  private static float cell(Explanation explanation, int image, int offset) {
    ActivationMap map = explanation.maps().get(image);
    GridSize size = map.size();
    return map.at(
        offset % size.columns(),
        offset / size.columns() % size.rows(),
        offset / size.columns() / size.rows());
  }

  /** The sums of all images, rectified and by their highest. */
  private static void assertCells(Explanation explanation, double[] sums, double tolerance) {
    double highest = Arrays.stream(sums).max().orElseThrow();
    assertThat(highest).isPositive();
    int cells = explanation.maps().get(0).size().voxels();
    for (int i = 0; i < sums.length; i++) {
      assertThat((double) cell(explanation, i / cells, i % cells))
          .isCloseTo(Math.max(0, sums[i]) / highest, within(tolerance));
    }
  }

  /** Features are the means of two channels, the image itself; logits have fixed weights. */
  private void toy(String name, ImageShape shape, boolean onTheWay) throws IOException {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> image =
          tf.placeholder(
              TFloat32.class, Placeholder.shape(Shape.of(-1).append(Shape.of(shape.axes()))));
      Operand<TFloat32> map = tf.identity(image);
      int[] spatial = shape.volumetric() ? new int[] {1, 2, 3} : new int[] {1, 2};
      Operand<TFloat32> features =
          tf.math.mean(onTheWay ? map : tf.identity(image), tf.constant(spatial));
      Operand<TFloat32> logits =
          tf.linalg.matMul(features, tf.constant(new float[][] {{3, 0.5f}, {-1, 2}}));
      tf.variable(tf.constant(0f));
      try (Session session = new Session(graph)) {
        session.initialize();
        SavedModelBundle.exporter(folder.resolve(name).toString())
            .withSession(session)
            .withSignature(
                Signature.builder(NetworkContract.SIGNATURE)
                    .input(NetworkContract.IMAGE, image)
                    .output(NetworkContract.FEATURE_MAP, map)
                    .output(NetworkContract.FEATURES, features)
                    .output(NetworkContract.LOGITS, logits)
                    .build())
            .export();
      }
    }
  }

  private static ImageTensor noise(int batch, ImageShape shape, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[batch * shape.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return ImageTensor.of(batch, shape, values);
  }
}
