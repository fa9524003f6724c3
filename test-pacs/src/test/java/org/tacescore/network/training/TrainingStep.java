package org.tacescore.network.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.tacescore.network.Architecture;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.Layers;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.TorchAxes;
import org.tacescore.network.TorchPeer;
import org.tacescore.network.weights.Safetensors;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Result;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The step that gradients.py gives, made by the graph that trains: the gradients are those that
 * Adam was given, told by the mean that it keeps of them.
 *
 * @param gradients of the trained tensors, torch's axes
 * @param after all tensors with the running statistics moved on; the learning rate is too small to
 *     change another one
 */
public record TrainingStep(double loss, Weights gradients, Weights after) {
  /** As in gradients.py. */
  private static final double L2 = 1e-3;

  /** As in gradients.py. */
  private static final List<Double> CLASS_WEIGHTS = List.of(1.0, 2.5);

  private static final double LEARNING_RATE = 1e-30;
  private static final String MEAN = ".adam_mean";

  /**
   * Makes the step and leaves the rectifiers' outputs and the dropout's mask as gradients.py wants
   * them.
   *
   * @param trained prefixes of the trained layers' names
   * @param folder what gradients.py gave
   */
  public static TrainingStep make(NetworkSpec spec, List<String> trained, int batch, Path folder) {
    TrainingTask task =
        new TrainingTask(
            spec,
            Safetensors.read(folder.resolve("weights.safetensors")),
            set(spec, batch, folder),
            plan(trained, batch));
    List<String> rectifiers = rectifiersAndMask(task, folder);
    try (TrainingGraph graph = new TrainingGraph(task)) {
      graph.start(task.start());
      try (Result result = graph.step(batch(task), 1, 1, 1, rectifiers)) {
        for (int i = 0; i < rectifiers.size(); i++) {
          TFloat32 output = (TFloat32) result.get(1 + i);
          TorchPeer.write(folder.resolve("rectified." + i), values(output));
        }
        double loss = ((TFloat32) result.get(0)).getFloat();
        return new TrainingStep(
            loss, gradients(task, graph.slots()), task.started(graph.changed()));
      }
    }
  }

  private static TrainingPlan plan(List<String> trained, int batch) {
    return new TrainingPlan(
        trained, 1, batch, LEARNING_RATE, L2, CLASS_WEIGHTS, List.of(), false, 0, 0, batch, 1);
  }

  /** Every image is a patient, twice, since a class needs two patients. */
  private static TrainingSet set(NetworkSpec spec, int batch, Path folder) {
    float[] images = TorchPeer.floats(folder.resolve("image"));
    float[] labels = TorchPeer.floats(folder.resolve("labels"));
    int clinical = spec.contract().clinical();
    float[] values = clinical == 0 ? new float[0] : TorchPeer.floats(folder.resolve("clinical"));
    List<TrainingCase> cases = new ArrayList<>();
    for (int i = 0; i < 2 * batch; i++) {
      int place = i % batch;
      float[] image =
          Arrays.copyOfRange(
              images, place * images.length / batch, (place + 1) * images.length / batch);
      List<Float> ofPatient = new ArrayList<>();
      for (int k = 0; k < clinical; k++) {
        ofPatient.add(values[place * clinical + k]);
      }
      cases.add(
          new TrainingCase(
              "patient " + i,
              labels[2 * place + 1] == 1 ? 1 : 0,
              ImageTensor.of(1, spec.contract().image(), image),
              ofPatient));
    }
    return new TrainingSet(cases, 2);
  }

  private static ImageBatch batch(TrainingTask task) {
    return ImageBatch.of(
        TrainingBatches.images(task.set().cases().subList(0, task.plan().batch())));
  }

  /**
   * Writes the mask that the step will draw.
   *
   * @return names of the rectifiers in the order in which the layers are declared
   */
  private static List<String> rectifiersAndMask(TrainingTask task, Path folder) {
    try (Graph graph = new Graph()) {
      Layers layers = Layers.training(Ops.create(graph), task.plan()::trains);
      Architecture.of(task.spec().architecture()).build(layers, task.spec());
      SplittableRandom random = Draws.masks(task.plan().seed(), 1, 1);
      for (Layers.DropoutMask mask : layers.masks()) {
        int length = task.plan().batch() * mask.units();
        TorchPeer.write(folder.resolve("mask"), Draws.mask(length, mask.rate(), random));
      }
      List<String> names = new ArrayList<>();
      graph
          .operations()
          .forEachRemaining(
              operation -> {
                if (List.of("Relu", "LeakyRelu").contains(((GraphOperation) operation).type())) {
                  names.add(operation.name());
                }
              });
      return names;
    }
  }

  private static float[] values(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    tensor.copyTo(DataBuffers.of(values, false, false));
    return values;
  }

  /** After the first step the mean is the gradient times 1 minus its decay. */
  private static Weights gradients(TrainingTask task, Weights slots) {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    for (String slot : slots.names()) {
      if (slot.endsWith(MEAN)) {
        String name = slot.substring(0, slot.length() - MEAN.length());
        int[] shape = task.start().get(name).shape();
        float[] mean = TorchAxes.of(shape, slots.get(slot)).toArray();
        for (int i = 0; i < mean.length; i++) {
          mean[i] /= 1 - AdamSlots.MEAN_DECAY;
        }
        tensors.put(name, WeightTensor.of(shape, mean));
      }
    }
    return Weights.of(tensors);
  }
}
