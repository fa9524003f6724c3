package org.tacescore.network;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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
  private final SavedModelBundle model;
  private final NetworkContract contract;
  private final ContractTensors tensors;

  private SavedModelNetwork(
      SavedModelBundle model, NetworkContract contract, ContractTensors tensors) {
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
      return new SavedModelNetwork(model, contract, SignatureCheck.check(folder, model, contract));
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
   * @throws IllegalArgumentException when the images have another size than the contract's
   */
  public NetworkOutput run(ImageTensor images) {
    if (!contract.accepts(images.rows(), images.columns(), images.channels())) {
      throw new IllegalArgumentException(
          "the network takes %s, got %d x %d x %d"
              .formatted(contract, images.rows(), images.columns(), images.channels()));
    }
    Shape shape = Shape.of(images.batch(), images.rows(), images.columns(), images.channels());
    try (TFloat32 input = TFloat32.tensorOf(shape, DataBuffers.of(images.toArray()))) {
      Session.Runner runner = model.session().runner();
      runner.feed(tensors.image(), input);
      tensors.outputs().forEach(runner::fetch);
      try (Result result = runner.run()) {
        return outputOf(result);
      }
    }
  }

  private static NetworkOutput outputOf(Result result) {
    Map<String, NetworkOutput.Tensor> tensors = new HashMap<>();
    for (int i = 0; i < NetworkContract.OUTPUTS.size(); i++) {
      TFloat32 tensor = (TFloat32) result.get(i);
      float[] values = new float[Math.toIntExact(tensor.size())];
      tensor.copyTo(DataBuffers.of(values, false, false));
      tensors.put(
          NetworkContract.OUTPUTS.get(i),
          new NetworkOutput.Tensor(tensor.shape().asArray(), values));
    }
    return new NetworkOutput(tensors);
  }

  @Override
  public void close() {
    model.close();
  }
}
