package org.tacescore.network;

import java.util.List;

/**
 * Names of the graph's tensors that stand for the contract's input and outputs.
 *
 * @param image the input
 * @param outputs in the order of {@link NetworkContract#OUTPUTS}
 */
record ContractTensors(String image, List<String> outputs) {
  ContractTensors {
    outputs = List.copyOf(outputs);
  }
}
