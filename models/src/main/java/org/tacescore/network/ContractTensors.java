package org.tacescore.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** The tensor of each output, in their order; the caller's own to add to. */
  Map<String, String> fetches() {
    Map<String, String> fetches = new LinkedHashMap<>();
    NetworkContract.OUTPUTS.forEach(name -> fetches.put(name, output(name)));
    return fetches;
  }

  /** The name of the tensor for an output of the contract. */
  String output(String name) {
    return outputs.get(NetworkContract.OUTPUTS.indexOf(name));
  }
}
