package org.tacescore.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tacescore.network.InvalidNetworkException.Fault;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Signature;
import org.tensorflow.Signature.TensorDescription;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;

/** Checks the signature of a loaded SavedModel against a contract. */
final class SignatureCheck {
  private final Path folder;
  private final Signature signature;
  private final NetworkContract contract;

  private SignatureCheck(Path folder, Signature signature, NetworkContract contract) {
    this.folder = folder;
    this.signature = signature;
    this.contract = contract;
  }

  /**
   * Finds the contract's tensors.
   *
   * @throws InvalidNetworkException naming the first fault
   */
  static ContractTensors check(Path folder, SavedModelBundle model, NetworkContract contract) {
    List<String> keys = model.signatures().stream().map(Signature::key).toList();
    Signature signature =
        model.signatures().stream()
            .filter(s -> s.key().equals(NetworkContract.SIGNATURE))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidNetworkException(
                        Fault.MISSING_SIGNATURE,
                        "%s has the signatures %s, needs %s"
                            .formatted(folder, keys, NetworkContract.SIGNATURE)));
    return new SignatureCheck(folder, signature, contract).tensors();
  }

  private ContractTensors tensors() {
    requireInputs();
    String image = inputName(NetworkContract.IMAGE, imageShape());
    Optional<String> clinical = Optional.empty();
    if (contract.clinical() > 0) {
      clinical =
          Optional.of(inputName(NetworkContract.CLINICAL, Shape.of(-1, contract.clinical())));
    }
    List<String> outputs = new ArrayList<>();
    for (String output : NetworkContract.OUTPUTS) {
      outputs.add(outputName(output));
    }
    return new ContractTensors(image, clinical, outputs);
  }

  private Shape imageShape() {
    return Shape.of(-1).append(Shape.of(contract.image().axes()));
  }

  private void requireInputs() {
    Set<String> needed =
        contract.clinical() > 0
            ? Set.of(NetworkContract.IMAGE, NetworkContract.CLINICAL)
            : Set.of(NetworkContract.IMAGE);
    Set<String> found = signature.getInputs().keySet();
    if (!found.equals(needed)) {
      throw inputFault(needed);
    }
  }

  private String inputName(String name, Shape needed) {
    TensorDescription input = signature.getInputs().get(name);
    if (input == null) {
      throw inputFault(Set.of(name));
    }
    requireShape(name, input, needed);
    return input.name;
  }

  private InvalidNetworkException inputFault(Set<String> needed) {
    return fault(
        Fault.MISSING_INPUT,
        "has the inputs %s, needs %s"
            .formatted(new TreeSet<>(signature.getInputs().keySet()), new TreeSet<>(needed)));
  }

  private String outputName(String name) {
    TensorDescription output = signature.getOutputs().get(name);
    if (output == null) {
      throw fault(
          Fault.MISSING_OUTPUT,
          "has the outputs %s, needs %s".formatted(signature.outputNames(), name));
    }
    requireRank(name, output);
    requireClasses(name, output);
    requireShape(
        name,
        output,
        switch (name) {
          case NetworkContract.LOGITS -> Shape.of(-1, contract.classes());
          case NetworkContract.FEATURES -> Shape.of(-1, -1);
          default -> {
            long[] axes = imageShape().asArray();
            Arrays.fill(axes, -1);
            yield Shape.of(axes);
          }
        });
    return output.name;
  }

  private void requireRank(String name, TensorDescription output) {
    int needed = imageShape().numDimensions();
    if (name.equals(NetworkContract.FEATURE_MAP)
        && !output.shape.isUnknown()
        && output.shape.numDimensions() != needed) {
      throw fault(
          Fault.FEATURE_MAP_RANK,
          "%s has shape %s, needs %d axes as the image".formatted(name, output.shape, needed));
    }
  }

  private void requireClasses(String name, TensorDescription output) {
    if (name.equals(NetworkContract.LOGITS)
        && output.shape.numDimensions() == 2
        && output.shape.get(1) >= 0
        && output.shape.get(1) != contract.classes()) {
      throw fault(
          Fault.WRONG_CLASSES,
          "%s are of %d classes, needs %d"
              .formatted(name, output.shape.get(1), contract.classes()));
    }
  }

  /** The tensor must have as many axes, and the same lengths where both are known (not -1). */
  private void requireShape(String name, TensorDescription tensor, Shape needed) {
    if (tensor.dataType != DataType.DT_FLOAT) {
      throw fault(
          Fault.WRONG_TYPE, "%s is of type %s, needs DT_FLOAT".formatted(name, tensor.dataType));
    }
    if (!tensor.shape.isUnknown() && !tensor.shape.isCompatibleWith(needed)) {
      throw fault(
          Fault.WRONG_SHAPE, "%s has shape %s, needs %s".formatted(name, tensor.shape, needed));
    }
  }

  private InvalidNetworkException fault(Fault fault, String detail) {
    return new InvalidNetworkException(fault, folder + ": " + detail);
  }
}
