package org.tacescore.network;

import org.tacescore.network.weights.WeightTensor;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** A named tensor of weights or of running statistics: a variable of the graph. */
public final class Parameter {
  private final String name;
  private final int[] fileShape;
  private final WeightLayout layout;
  private final InitialWeights initial;
  private final boolean trained;
  private final Variable<TFloat32> variable;
  private final Placeholder<TFloat32> value;
  private final Op assign;

  Parameter(
      Declaration declaration,
      boolean trained,
      Variable<TFloat32> variable,
      Placeholder<TFloat32> value,
      Op assign) {
    this.name = declaration.name();
    this.fileShape = declaration.fileShape();
    this.layout = declaration.layout();
    this.initial = declaration.initial();
    this.trained = trained;
    this.variable = variable;
    this.value = value;
    this.assign = assign;
  }

  /** What a layer says of a tensor: torch's name and shape. */
  @SuppressWarnings("ArrayRecordComponent") // lives for the length of one call
  record Declaration(String name, int[] fileShape, WeightLayout layout, InitialWeights initial) {
    Shape graphShape() {
      return Shape.of(layout.graphShape(fileShape));
    }
  }

  /** The name of the tensor in a torch {@code state_dict}, e.g. {@code layer1.0.conv1.weight}. */
  public String name() {
    return name;
  }

  /** The shape in a file, torch's axes. */
  public int[] shape() {
    return fileShape.clone();
  }

  /** Whether gradients change it; never so for running statistics. */
  public boolean trained() {
    return trained;
  }

  /** The graph's variable. */
  public Variable<TFloat32> variable() {
    return variable;
  }

  /** Values that depend on the seed alone, in a file's order. */
  WeightTensor draw(SeededWeights seeded) {
    int length = Math.toIntExact(Shape.of(layout.graphShape(fileShape)).size());
    return WeightTensor.of(fileShape, layout.toFile(fileShape, initial.draw(seeded, length)));
  }

  /**
   * Lets a run give the variable its value.
   *
   * @return what the run is fed; the caller's to close after the run
   */
  TFloat32 assign(Session.Runner runner, WeightTensor weights) {
    Shape shape = Shape.of(layout.graphShape(fileShape));
    float[] values = layout.toGraph(fileShape, weights.toArray());
    TFloat32 tensor = TFloat32.tensorOf(shape, DataBuffers.of(values));
    runner.feed(value, tensor).addTarget(assign);
    return tensor;
  }

  /** A fetched value of the variable, in a file's order. */
  WeightTensor read(TFloat32 fetched) {
    float[] values = new float[Math.toIntExact(fetched.size())];
    fetched.copyTo(DataBuffers.of(values, false, false));
    return WeightTensor.of(fileShape, layout.toFile(fileShape, values));
  }
}
