package org.tacescore.segio;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * How an MR series was acquired, as far as it tells a T1-weighted image from others; empty for CT.
 *
 * @param scanningSequence values of Scanning Sequence (0018,0020), PS3.3 C.8.3.1
 * @param echoTimeMs Echo Time (0018,0081)
 * @param diffusionBValue Diffusion b-value (0018,9087) in s/mm2
 */
public record MrTechnique(
    List<String> scanningSequence, Optional<Double> echoTimeMs, Optional<Double> diffusionBValue) {

  public MrTechnique {
    scanningSequence = List.copyOf(scanningSequence);
  }

  /** Of a series that says nothing of it. */
  public static MrTechnique unknown() {
    return new MrTechnique(List.of(), Optional.empty(), Optional.empty());
  }

  static MrTechnique of(Attributes instance) {
    String[] sequence = instance.getStrings(Tag.ScanningSequence);
    return new MrTechnique(
        sequence == null
            ? List.of()
            : Arrays.stream(sequence).map(value -> value == null ? "" : value.strip()).toList(),
        number(instance, Tag.EchoTime),
        number(instance, Tag.DiffusionBValue));
  }

  private static Optional<Double> number(Attributes instance, int tag) {
    double value = instance.getDouble(tag, Double.NaN);
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }
}
