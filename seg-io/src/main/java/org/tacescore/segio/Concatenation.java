package org.tacescore.segio;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aoju.bus.image.Tag;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * A multi-frame image that was sent as several instances (DICOM PS3.3 C.7.6.16.2.2.4). Frames are
 * put in order by position, so that joining it is to have all its instances.
 */
final class Concatenation {
  private Concatenation() {}

  /**
   * Refuses frames of a concatenation of which an instance is missing.
   *
   * @throws RefusedException MISSING_SLICE
   */
  static void requireWhole(List<ImageFrame> frames) {
    Map<String, List<ImageFrame>> byUid =
        frames.stream()
            .filter(frame -> frame.header().containsValue(Tag.ConcatenationUID))
            .collect(
                Collectors.groupingBy(
                    frame -> frame.header().getString(Tag.ConcatenationUID, ""),
                    TreeMap::new,
                    Collectors.toList()));
    byUid.forEach(Concatenation::requireWhole);
  }

  private static void requireWhole(String uid, List<ImageFrame> frames) {
    int total = frames.get(0).header().getInt(Tag.InConcatenationTotalNumber, 0);
    Set<Integer> present =
        frames.stream()
            .map(frame -> frame.header().getInt(Tag.InConcatenationNumber, 0))
            .collect(Collectors.toSet());
    if (total > 0 && present.size() < total) {
      throw new RefusedException(
          Refusal.MISSING_SLICE,
          "%d of %d instances of concatenation %s are there".formatted(present.size(), total, uid));
    }
  }
}
