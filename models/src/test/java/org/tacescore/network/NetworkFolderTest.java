package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.network.InvalidNetworkException.Fault;
import org.tacescore.network.NetworkDescription.Source;
import org.tacescore.network.weights.InvalidWeightsException;
import org.tacescore.network.weights.Safetensors;
import org.tacescore.network.weights.WeightFile;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;
import org.tacescore.score.ResearchStatus;

/** Folders of networks, on the smallest one: lenet for images of 64 x 64 x 1. */
class NetworkFolderTest {
  private static final NetworkSpec SPEC =
      new LeNet().shipped().withImage(ImageShape.planar(64, 64, 1));
  private static final Weights WEIGHTS = NetworkWeights.seeded(SPEC, 4);

  @TempDir static Path cache;

  @TempDir Path folder;

  @Test
  void weightsAndSavedModelAndSeedAreTheSameNetwork() {
    Path weights = folder.resolve("weights");
    Path model = folder.resolve("deep/model");
    Path copy = folder.resolve("copy");
    NetworkFolderWriter.writeWeights(weights, described(SPEC), WEIGHTS, Map.of("seed", "4"));
    NetworkFolderWriter.writeSavedModel(model, described(SPEC), SPEC, WEIGHTS);
    NetworkFolderWriter.copySavedModel(copy, described(SPEC), SPEC, model);

    try (Networks networks = networks()) {
      float[] expected = features(networks, new NetworkDefinition.Seeded(SPEC, 4));
      for (Path written : List.of(weights, model, copy)) {
        NetworkFolder read = NetworkFolder.read(written);
        read.verify(networks);
        assertThat(features(networks, read.definition())).isEqualTo(expected);
      }
    }
    assertThat(names(weights)).containsExactly("network.json", "weights.safetensors");
    assertThat(names(folder.resolve("deep"))).containsExactly("model");
  }

  @Test
  void sameWeightsAreTheSameBytes() throws IOException {
    NetworkFolderWriter.writeWeights(folder.resolve("a"), described(SPEC), WEIGHTS, Map.of());
    NetworkFolderWriter.writeWeights(folder.resolve("b"), described(SPEC), WEIGHTS, Map.of());

    for (String name : names(folder.resolve("a"))) {
      assertThat(folder.resolve("a").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("b").resolve(name));
    }
  }

  @Test
  void refusesOtherWeightsThanItDescribes() throws IOException {
    Path weights = folder.resolve("weights");
    Path model = folder.resolve("model");
    NetworkFolderWriter.writeWeights(weights, described(SPEC), WEIGHTS, Map.of());
    NetworkFolderWriter.writeSavedModel(model, described(SPEC), SPEC, WEIGHTS);
    Safetensors.write(weights.resolve(NetworkFolder.WEIGHTS), NetworkWeights.seeded(SPEC, 5));
    Files.writeString(model.resolve("variables/more"), "");

    assertFault(weights, Fault.WEIGHTS_MISMATCH, "network.json states");
    assertFault(model, Fault.WEIGHTS_MISMATCH, "network.json states");
    Files.delete(weights.resolve(NetworkFolder.WEIGHTS));
    try (Networks networks = networks()) {
      assertThatThrownBy(() -> NetworkFolder.read(weights).verify(networks))
          .isInstanceOf(InvalidWeightsException.class)
          .hasMessageStartingWith("UNREADABLE: ");
    }
  }

  @Test
  void whatWasLearnedOnASeedIsStoredAlone() {
    Path learned = folder.resolve("learned");
    Path seeded = folder.resolve("seeded");
    Weights weights = withLayerOf(WEIGHTS, "fc.", NetworkWeights.seeded(SPEC, 5));
    write(learned, weights);
    write(seeded, WEIGHTS);

    NetworkFolder read = NetworkFolder.read(learned);
    assertThat(Safetensors.readFile(learned.resolve(NetworkFolder.WEIGHTS)).weights().names())
        .containsExactly("fc.weight");
    assertThat(NetworkWeights.read((NetworkDefinition.SeededWith) read.definition()))
        .isEqualTo(weights);
    assertThat(names(seeded)).containsExactly("network.json");
    assertThat(NetworkFolder.read(seeded).definition())
        .isEqualTo(new NetworkDefinition.Seeded(SPEC, 4));
    try (Networks networks = networks()) {
      read.verify(networks);
      assertThat(logit(networks, read.definition()))
          .isNotEqualTo(logit(networks, new NetworkDefinition.Seeded(SPEC, 4)));
    }
  }

  @Test
  void refusesOtherTensorsOnASeedThanItDescribes() {
    Path learned = folder.resolve("learned");
    write(learned, withLayerOf(WEIGHTS, "fc.", NetworkWeights.seeded(SPEC, 6)));
    try (Networks networks = networks()) {
      NetworkFolder.read(learned).verify(networks);
    }

    Safetensors.write(learned.resolve(NetworkFolder.WEIGHTS), NetworkWeights.seeded(SPEC, 7));

    assertFault(learned, Fault.WEIGHTS_MISMATCH, "network.json states");
  }

  @Test
  void refusesTensorsOnASeedThatTheArchitectureHasNot() {
    Path file = folder.resolve("w.safetensors");
    WeightTensor one = WeightTensor.of(new int[] {1}, new float[] {1});
    Safetensors.write(
        file,
        Weights.of(
            Map.of("conv1.bias", one, "norm.weight", one, "fc.bias", WEIGHTS.get("fc.bias"))));
    NetworkDefinition with =
        new NetworkDefinition.SeededWith(SPEC, 4, file, WeightFile.sha256Of(file));

    try (Networks networks = networks()) {
      assertThatThrownBy(() -> networks.open(with))
          .isInstanceOf(InvalidWeightsException.class)
          .hasMessageContaining("0 tensors missing, 1 too many, 1 of another shape")
          .hasMessageContaining("norm.weight [1]")
          .hasMessageContaining("conv1.bias is [1], needs [");
    }
  }

  @Test
  void refusesAFolderWithoutDescription() throws IOException {
    Path nothing = Files.createDirectory(folder.resolve("nothing"));
    assertFault(nothing, Fault.MISSING_METADATA, "holds no network.json");
    Files.write(nothing.resolve("network.json"), new byte[(1 << 20) + 1]);
    assertFault(nothing, Fault.MALFORMED_METADATA, "larger than");
  }

  @Test
  void refusesSizesThatDoNotSuitTheArchitecture() throws IOException {
    Path seeded = Files.createDirectory(folder.resolve("seeded"));
    Files.writeString(
        seeded.resolve("network.json"),
        """
        {"kind": "seeded", "architecture": "resnet34", "seed": 1, "origin": "test",
         "image": {"slices": 9, "rows": 64, "columns": 64, "channels": 1}}
        """);

    assertFault(seeded, Fault.WRONG_SHAPE, "resnet34 cannot be built: resnet34 takes planar");
  }

  @Test
  void leavesNothingOfAFolderThatCannotBeWritten() throws IOException {
    float[] broken = WEIGHTS.get("fc.bias").toArray();
    broken[0] = Float.POSITIVE_INFINITY;
    Map<String, WeightTensor> tensors = new LinkedHashMap<>(WEIGHTS.asMap());
    tensors.put("fc.bias", WeightTensor.of(new int[] {2}, broken));
    Path there = Files.createDirectory(folder.resolve("there"));
    Path model = folder.resolve("model");

    assertThatThrownBy(
            () ->
                NetworkFolderWriter.writeSavedModel(
                    model, described(SPEC), SPEC, Weights.of(tensors)))
        .isInstanceOfSatisfying(
            InvalidNetworkException.class,
            e -> assertThat(e.fault()).isEqualTo(Fault.NON_FINITE_OUTPUT));
    assertThatThrownBy(
            () ->
                NetworkFolderWriter.copySavedModel(
                    model, described(SPEC), SPEC.withClasses(3), there))
        .isInstanceOfSatisfying(
            InvalidNetworkException.class,
            e -> assertThat(e.fault()).isEqualTo(Fault.NOT_A_SAVED_MODEL));
    assertThatThrownBy(
            () -> NetworkFolderWriter.writeWeights(there, described(SPEC), WEIGHTS, Map.of()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("there");
    assertThat(names(folder)).containsExactly("there");
    assertThat(names(there)).isEmpty();
  }

  @Test
  void fitsWeightsOfAnotherTaskWithANewHead() {
    NetworkSpec five = SPEC.withClasses(5);
    Weights file = NetworkWeights.seeded(five, 9);

    Weights fitted = NetworkWeights.fit(SPEC, "file", file, OptionalLong.of(4));

    assertThat(fitted.names()).containsExactlyElementsOf(WEIGHTS.names());
    assertThat(fitted.get("fc.weight")).isEqualTo(WEIGHTS.get("fc.weight"));
    assertThat(fitted.get("conv1.weight")).isEqualTo(file.get("conv1.weight"));
    assertThatThrownBy(() -> NetworkWeights.fit(SPEC, "file", file, OptionalLong.empty()))
        .hasMessageStartingWith("WRONG_CLASSES: file has a head of 5 classes, lenet is to have 2");
  }

  private static void write(Path network, Weights weights) {
    NetworkFolderWriter.writeSeeded(network, described(SPEC), SPEC, 4, weights, Map.of());
  }

  private static Weights withLayerOf(Weights weights, String layer, Weights other) {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>(weights.asMap());
    tensors.replaceAll((name, tensor) -> name.startsWith(layer) ? other.get(name) : tensor);
    return Weights.of(tensors);
  }

  private static void assertFault(Path network, Fault fault, String message) {
    try (Networks networks = networks()) {
      assertThatThrownBy(() -> NetworkFolder.read(network).verify(networks))
          .isInstanceOfSatisfying(
              InvalidNetworkException.class, e -> assertThat(e.fault()).isEqualTo(fault))
          .hasMessageContaining(message);
    }
  }

  private static Networks networks() {
    return new Networks(cache, 1);
  }

  private static float[] features(Networks networks, NetworkDefinition definition) {
    return output(networks, definition).features();
  }

  private static float logit(Networks networks, NetworkDefinition definition) {
    return output(networks, definition).logit(0, 0);
  }

  private static NetworkOutput output(Networks networks, NetworkDefinition definition) {
    float[] image = new float[64 * 64];
    for (int i = 0; i < image.length; i++) {
      image[i] = (i * 31 % 64) / 64f;
    }
    return networks.open(definition).run(ImageTensor.of(1, SPEC.contract().image(), image));
  }

  private static Function<Source, NetworkDescription> described(NetworkSpec spec) {
    return source ->
        new NetworkDescription(
            source,
            spec,
            List.of(),
            Optional.of(
                Preprocessing.plain(new Intensity.Window(-100, 250), ChannelMeaning.PHASES, 1)),
            ResearchStatus.SYNTHETIC,
            "test");
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
