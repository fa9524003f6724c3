package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.network.InvalidNetworkException.Fault;
import org.tacescore.network.weights.Weights;
import org.tensorflow.Graph;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** All that needs the TensorFlow runtime in this package, which loads once. */
class SavedModelNetworkTest {
  private static final long SEED = 7;
  private static final NetworkSpec LENET_SPEC = new LeNet().shipped();
  private static final NetworkDefinition LENET = new NetworkDefinition.Seeded(LENET_SPEC, SEED);

  @TempDir static Path folder;
  private static Networks networks;

  @BeforeAll
  static void openNetworks() {
    networks = new Networks(folder.resolve("cache"), 2);
  }

  @AfterAll
  static void closeNetworks() {
    networks.close();
  }

  @Test
  void loadedLeNetAgreesWithPlainLoops() {
    ImageTensor image = randomImage(1, 11);
    NetworkOutput output = networks.open(LENET).run(image);
    double[] expected = new ReferenceLeNet(SEED).logits(image);
    assertThat((double) output.logit(0, 0)).isCloseTo(expected[0], within(1e-5));
    assertThat((double) output.logit(0, 1)).isCloseTo(expected[1], within(1e-5));
    assertThat(output.probability(0, 1))
        .isCloseTo(1 / (1 + Math.exp(expected[0] - expected[1])), within(1e-5));
    assertThat(output.features()).hasSize(6144).isEqualTo(output.featureMap());
  }

  @Test
  void imagesOfABatchDoNotTouchEachOther() {
    float[] first = randomImage(1, 1).toArray();
    float[] second = randomImage(1, 2).toArray();
    float[] both = new float[first.length * 2];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    NetworkOutput together =
        networks.open(LENET).run(ImageTensor.of(2, ImageShape.planar(224, 224, 3), both));
    NetworkOutput alone =
        networks.open(LENET).run(ImageTensor.of(1, ImageShape.planar(224, 224, 3), second));
    assertThat(together.logit(1, 0)).isCloseTo(alone.logit(0, 0), within(1e-5f));
    assertThat(together.logit(0, 0)).isNotCloseTo(alone.logit(0, 0), within(1e-5f));
  }

  @Test
  void sameSeedGivesTheSameNetworkAndAnotherSeedAnother() {
    ImageTensor image = randomImage(1, 3);
    float first = networks.open(LENET).run(image).logit(0, 0);
    try (Networks again = new Networks(folder.resolve("again"), 2)) {
      assertThat(again.open(LENET).run(image).logit(0, 0)).isEqualTo(first);
      assertThat(again.open(new NetworkDefinition.Seeded(LENET_SPEC, 8)).run(image).logit(0, 0))
          .isNotEqualTo(first);
    }
  }

  @Test
  void seededNetworkIsWrittenOnceAndLeavesNoOtherFiles() throws IOException {
    networks.open(LENET);
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactly("lenet-224x224x3-2-seed7-2");
    }
  }

  @Test
  void refusesAnImageOfAnotherSize() {
    SavedModelNetwork network = networks.open(LENET);
    ImageTensor small = ImageTensor.of(1, ImageShape.planar(2, 2, 3), new float[12]);
    assertThatThrownBy(() -> network.run(small))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the network takes 224 x 224 x 3 (2 classes), got 2 x 2 x 3 and 0 clinical values");
  }

  @Test
  void namesWhatIsWrongWithASavedModel() throws IOException {
    NetworkContract contract = new NetworkContract(ImageShape.planar(4, 4, 3), 0, 2);
    Path nothing = Files.createDirectory(folder.resolve("nothing"));
    Path noise = Files.createDirectory(folder.resolve("noise"));
    Files.write(noise.resolve("saved_model.pb"), new byte[] {1, 2, 3, 4, 5});
    assertFault(nothing, contract, Fault.NOT_A_SAVED_MODEL, "holds no saved_model.pb");
    assertFault(noise, contract, Fault.NOT_A_SAVED_MODEL, "cannot be loaded");
    assertFault(
        model("other-key", "other", "image", "feature_map"),
        contract,
        Fault.MISSING_SIGNATURE,
        "needs serving_default");
    assertFault(
        model("no-map", NetworkContract.SIGNATURE, "image", "map"),
        contract,
        Fault.MISSING_OUTPUT,
        "needs feature_map");
    assertFault(
        model("no-image", NetworkContract.SIGNATURE, "picture", "feature_map"),
        contract,
        Fault.MISSING_INPUT,
        "has the inputs [picture], needs [image]");
    Path whole = model("whole", NetworkContract.SIGNATURE, "image", "feature_map");
    assertFault(
        whole,
        new NetworkContract(ImageShape.planar(4, 5, 3), 0, 2),
        Fault.WRONG_SHAPE,
        "image has shape");
    assertFault(
        whole,
        new NetworkContract(ImageShape.planar(4, 4, 3), 0, 3),
        Fault.WRONG_CLASSES,
        "logits are of 2 classes, needs 3");
    assertFault(
        whole,
        new NetworkContract(new ImageShape(2, 4, 4, 3), 0, 2),
        Fault.WRONG_SHAPE,
        "image has shape");
    SavedModelNetwork.load(whole, contract, 1).close();
  }

  @Test
  void weightsOfASeedAreTheSameBytes() throws IOException {
    Weights weights = SavedModelWriter.seeded(LENET_SPEC, 5);
    assertThat(SavedModelWriter.seeded(LENET_SPEC, 5)).isEqualTo(weights);
    SavedModelWriter.write(folder.resolve("a"), LENET_SPEC, weights);
    SavedModelWriter.write(folder.resolve("b"), LENET_SPEC, weights);
    // saved_model.pb is not byte-stable: its maps are serialised in any order.
    assertThat(contents(folder.resolve("a/variables")))
        .isEqualTo(contents(folder.resolve("b/variables")))
        .containsOnlyKeys("variables.data-00000-of-00001", "variables.index");
  }

  private static Map<String, Integer> contents(Path model) throws IOException {
    Map<String, Integer> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(model)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(model.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return contents;
  }

  private static void assertFault(
      Path model, NetworkContract contract, Fault fault, String message) {
    assertThatThrownBy(() -> SavedModelNetwork.load(model, contract, 1))
        .isInstanceOfSatisfying(
            InvalidNetworkException.class, e -> assertThat(e.fault()).isEqualTo(fault))
        .hasMessageContaining(message);
  }

  /** A network of 4 x 4 x 3 images whose two logits are its first two features. */
  private static Path model(String name, String signature, String input, String map)
      throws IOException {
    Path model = folder.resolve(name);
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> image =
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 4, 4, 3)));
      var features = tf.reshape(image, tf.constant(new int[] {-1, 48}));
      var logits =
          tf.slice(features, tf.constant(new int[] {0, 0}), tf.constant(new int[] {-1, 2}));
      tf.variable(tf.constant(0f));
      try (Session session = new Session(graph)) {
        session.initialize();
        SavedModelBundle.exporter(model.toString())
            .withSession(session)
            .withSignature(
                Signature.builder(signature)
                    .input(input, image)
                    .output(map, tf.identity(image))
                    .output(NetworkContract.FEATURES, features)
                    .output(NetworkContract.LOGITS, logits)
                    .build())
            .export();
      }
    }
    return model;
  }

  private static ImageTensor randomImage(int batch, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[batch * 224 * 224 * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return ImageTensor.of(batch, ImageShape.planar(224, 224, 3), values);
  }
}
