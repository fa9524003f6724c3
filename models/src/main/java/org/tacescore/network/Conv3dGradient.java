package org.tacescore.network;

import java.util.Arrays;
import java.util.List;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.TensorFlow;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.Conv3d;
import org.tensorflow.op.nn.Conv3dBackpropFilter;
import org.tensorflow.op.nn.Conv3dBackpropInput;
import org.tensorflow.types.TFloat32;

/**
 * The gradient of {@code Conv3D}, which TensorFlow's C library lacks; once registered it holds for
 * the whole process.
 */
final class Conv3dGradient {
  private Conv3dGradient() {}

  /** A class is initialised once a process. */
  private static final class Registration {
    static final boolean DONE =
        TensorFlow.registerCustomGradient(Conv3d.OP_NAME, Conv3dGradient::gradient);
  }

  /** Registers it; must come before the gradients of a graph with such a layer are asked for. */
  static void register() {
    if (!Registration.DONE) {
      throw new IllegalStateException("this process has another gradient of Conv3D");
    }
  }

  private static List<Operand<?>> gradient(
      Ops tf, GraphOperation convolution, List<Output<?>> gradients) {
    Conv3d.Inputs<TFloat32> inputs = new Conv3d.Inputs<>(convolution);
    Operand<TFloat32> output = gradients.get(0).expect(TFloat32.class);
    List<Long> strides = list(inputs.strides);
    return List.of(
        tf.nn.conv3dBackpropInput(
            tf.shape(inputs.input),
            inputs.filter,
            output,
            strides,
            inputs.padding,
            Conv3dBackpropInput.dataFormat(inputs.dataFormat),
            Conv3dBackpropInput.dilations(list(inputs.dilations))),
        tf.nn.conv3dBackpropFilter(
            inputs.input,
            tf.shape(inputs.filter),
            output,
            strides,
            inputs.padding,
            Conv3dBackpropFilter.dataFormat(inputs.dataFormat),
            Conv3dBackpropFilter.dilations(list(inputs.dilations))));
  }

  private static List<Long> list(long[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
