package org.tacescore.network;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.network.InvalidNetworkException.Fault;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/**
 * A network loaded from a TensorFlow SavedModel folder that keeps the {@link NetworkContract}.
 * Thread-safe until closed.
 */
public final class SavedModelNetwork implements AutoCloseable {
  private final Path folder;
  private final SavedModelBundle model;
  private final NetworkContract contract;
  private final ContractTensors tensors;
  private Optional<LogitGradient> gradient = Optional.empty();

  private SavedModelNetwork(
      Path folder, SavedModelBundle model, NetworkContract contract, ContractTensors tensors) {
    this.folder = folder;
    this.model = model;
    this.contract = contract;
    this.tensors = tensors;
  }

  /**
   * Loads and checks a SavedModel.
   *
   * @param folder holds {@code saved_model.pb}
   * @param threads threads of one run
   * @throws InvalidNetworkException naming the fault
   */
  public static SavedModelNetwork load(Path folder, NetworkContract contract, int threads) {
    if (!Files.isRegularFile(folder.resolve("saved_model.pb"))) {
      throw new InvalidNetworkException(
          Fault.NOT_A_SAVED_MODEL, folder + " holds no saved_model.pb");
    }
    SavedModelBundle model = loadUnchecked(folder, threads);
    try {
      return new SavedModelNetwork(
          folder, model, contract, SignatureCheck.check(folder, model, contract));
    } catch (InvalidNetworkException e) {
      model.close();
      throw e;
    }
  }

  private static SavedModelBundle loadUnchecked(Path folder, int threads) {
    ConfigProto config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(1)
            .build();
    try {
      return SavedModelBundle.loader(folder.toString()).withConfigProto(config).load();
    } catch (TensorFlowException | IllegalArgumentException | IllegalStateException e) {
      throw new InvalidNetworkException(
          Fault.NOT_A_SAVED_MODEL, "%s cannot be loaded".formatted(folder), e);
    }
  }

  public NetworkContract contract() {
    return contract;
  }

  /**
   * Runs a batch.
   *
   * @throws IllegalArgumentException when the input has other sizes than the contract's
   */
  public NetworkOutput run(NetworkInput input) {
    return run(input, model.session().runner(), tensors.fetches());
  }

  /**
   * Runs a batch, and {@value LogitGradient#NAME} beside the contract's outputs: how the logit of a
   * class changes with each value of its image's feature map, in the feature map's axes.
   *
   * @throws InvalidNetworkException NO_GRADIENT when the graph does not tell
   */
  NetworkOutput runWithGradient(NetworkInput input, int outputClass) {
    float[] chosen = new float[contract.classes()];
    chosen[outputClass] = 1;
    return runWithGradient(input, chosen);
  }

  /**
   * As {@link #runWithGradient(NetworkInput, int)}, for a weighed sum of the logits.
   *
   * @param chosen the weight of each class's logit
   */
  NetworkOutput runWithGradient(NetworkInput input, float[] chosen) {
    LogitGradient added = gradient();
    Map<String, String> fetches = tensors.fetches();
    fetches.put(LogitGradient.NAME, added.output());
    try (TFloat32 weights = tensor(new long[] {chosen.length}, chosen)) {
      Session.Runner runner = model.session().runner().feed(added.classes(), weights);
      return run(input, runner, fetches);
    }
  }

  /** The operations are added to the graph once. */
  private synchronized LogitGradient gradient() {
    if (gradient.isEmpty()) {
      gradient = Optional.of(LogitGradient.addTo(model.graph(), tensors));
    }
    return gradient.get();
  }

  /** The values of a variable of the graph, the last axis fastest; empty where there is none. */
  Optional<float[]> variable(String name) {
    if (model.graph().operation(name) == null) {
      return Optional.empty();
    }
    try (Result result = model.session().runner().fetch(name).run()) {
      return Optional.of(valuesOf((TFloat32) result.get(0)));
    }
  }

  /**
   * @param fetches the graph's tensor for each output
   */
  private NetworkOutput run(
      NetworkInput input, Session.Runner runner, Map<String, String> fetches) {
    requireFit(input);
    ImageTensor images = input.images();
    try (TFloat32 image = tensor(batchOf(images, images.shape().axes()), images.toArray());
        TFloat32 clinical =
            tensor(batchOf(images, new long[] {input.clinical()}), input.clinicalValues())) {
      runner.feed(tensors.image(), image);
      tensors.clinical().ifPresent(name -> runner.feed(name, clinical));
      fetches.values().forEach(runner::fetch);
      try (Result result = runner.run()) {
        return outputOf(result, List.copyOf(fetches.keySet()));
      }
    }
  }

  /** Runs a batch of a network that takes images alone. */
  public NetworkOutput run(ImageTensor images) {
    return run(NetworkInput.of(images));
  }

  /**
   * Runs it once on noise.
   *
   * @throws InvalidNetworkException when an output is not finite or not of the contract's shape
   */
  public void probe() {
    NetworkProbe.check(folder.toString(), this);
  }

  private void requireFit(NetworkInput input) {
    if (!contract.accepts(input.images().shape()) || input.clinical() != contract.clinical()) {
      throw new IllegalArgumentException(
          "the network takes %s, got %s and %d clinical values"
              .formatted(contract, input.images().shape(), input.clinical()));
    }
  }

  private static long[] batchOf(ImageTensor images, long[] axes) {
    return Shape.of(images.batch()).append(Shape.of(axes)).asArray();
  }

  private static TFloat32 tensor(long[] axes, float[] values) {
    return TFloat32.tensorOf(Shape.of(axes), DataBuffers.of(values));
  }

  private static NetworkOutput outputOf(Result result, List<String> names) {
    Map<String, NetworkOutput.Tensor> tensors = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      TFloat32 tensor = (TFloat32) result.get(i);
      tensors.put(
          names.get(i), new NetworkOutput.Tensor(tensor.shape().asArray(), valuesOf(tensor)));
    }
    return new NetworkOutput(tensors);
  }

  private static float[] valuesOf(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    tensor.copyTo(DataBuffers.of(values, false, false));
    return values;
  }

  @Override
  public void close() {
    model.close();
  }
}
