package org.tacescore.network;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.tacescore.network.InvalidNetworkException.Fault;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * One run of a network on noise, which shows what its signature leaves open: the shapes of its
 * outputs, and that they are numbers.
 */
final class NetworkProbe {
  private static final long SEED = 1;
  private static final int ANY = -1;

  private NetworkProbe() {}

  /**
   * @param name of the network, for messages
   * @throws InvalidNetworkException naming the fault
   */
  static void check(String name, SavedModelNetwork network) {
    NetworkContract contract = network.contract();
    NetworkOutput output = run(name, network);
    require(name, output, NetworkContract.LOGITS, Fault.WRONG_CLASSES, 1, contract.classes());
    require(name, output, NetworkContract.FEATURES, Fault.WRONG_SHAPE, 1, ANY);
    int[] map = new int[contract.image().axes().length + 1];
    Arrays.fill(map, ANY);
    map[0] = 1;
    require(name, output, NetworkContract.FEATURE_MAP, Fault.FEATURE_MAP_RANK, map);
    for (String tensor : NetworkContract.OUTPUTS) {
      for (float value : output.values(tensor)) {
        if (!Float.isFinite(value)) {
          throw new InvalidNetworkException(
              Fault.NON_FINITE_OUTPUT, "%s: %s of a probe holds %s".formatted(name, tensor, value));
        }
      }
    }
  }

  private static NetworkOutput run(String name, SavedModelNetwork network) {
    NetworkContract contract = network.contract();
    SplittableRandom random = new SplittableRandom(SEED);
    ImageTensor image =
        ImageTensor.of(1, contract.image(), noise(random, contract.image().length()));
    NetworkInput input =
        contract.clinical() == 0
            ? NetworkInput.of(image)
            : NetworkInput.of(image, noise(random, contract.clinical()));
    try {
      return network.run(input);
    } catch (TensorFlowException e) {
      throw new InvalidNetworkException(
          Fault.CANNOT_RUN, "%s: %s".formatted(name, e.getMessage()), e);
    }
  }

  private static void require(
      String name, NetworkOutput output, String tensor, Fault fault, int... axes) {
    long[] found = output.shape(tensor);
    boolean fits = found.length == axes.length;
    for (int axis = 0; fits && axis < axes.length; axis++) {
      fits = axes[axis] == ANY ? found[axis] > 0 : found[axis] == axes[axis];
    }
    if (!fits) {
      throw new InvalidNetworkException(
          fault,
          "%s: %s of a probe has the shape %s, needs %s (-1: any)"
              .formatted(name, tensor, Arrays.toString(found), Arrays.toString(axes)));
    }
  }

  private static float[] noise(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return values;
  }
}
