package org.tacescore.network.weights;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a file of weights holds.
 *
 * @param weights in the file's order; torch's counters {@code num_batches_tracked} are left out
 * @param metadata the file's own words by key, in the keys' order; empty in an npz
 * @param sha256 of the file's bytes, lower-case hexadecimal
 */
public record WeightFile(Weights weights, Map<String, String> metadata, String sha256) {
  public WeightFile {
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
  }
}
