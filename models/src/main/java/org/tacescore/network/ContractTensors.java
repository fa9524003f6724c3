package org.tacescore.network;

import java.util.List;
import java.util.Optional;

/**
 * Names of the graph's tensors that stand for the contract's input and outputs.
 *
 * @param image the input of images
 * @param clinical the input of clinical values, where there is one
 * @param outputs in the order of {@link NetworkContract#OUTPUTS}
 */
record ContractTensors(String image, Optional<String> clinical, List<String> outputs) {
  ContractTensors {
    outputs = List.copyOf(outputs);
  }
}
