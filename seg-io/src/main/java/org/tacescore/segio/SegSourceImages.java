package org.tacescore.segio;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;

/**
 * The images that a segmentation was drawn on: Source Image Sequence (0008,2112) in the Derivation
 * Image groups of its frames (DICOM PS3.3 C.7.6.16.2.6), with Referenced Frame Number (0008,1160)
 * where the source has several; where no frame names one, Referenced Instance Sequence (0008,114A)
 * of Common Instance Reference (C.12.2), in which a writer may list a whole series.
 */
final class SegSourceImages {
  private SegSourceImages() {}

  static List<FrameReference> of(Attributes seg) {
    Set<FrameReference> sources = new LinkedHashSet<>();
    Stream.concat(
            items(seg, Tag.SharedFunctionalGroupsSequence),
            items(seg, Tag.PerFrameFunctionalGroupsSequence))
        .flatMap(groups -> items(groups, Tag.DerivationImageSequence))
        .flatMap(derivation -> items(derivation, Tag.SourceImageSequence))
        .forEach(source -> add(sources, source));
    if (sources.isEmpty()) {
      items(seg, Tag.ReferencedSeriesSequence)
          .flatMap(series -> items(series, Tag.ReferencedInstanceSequence))
          .forEach(instance -> add(sources, instance));
    }
    return new ArrayList<>(sources);
  }

  private static void add(Set<FrameReference> sources, Attributes reference) {
    String uid = reference.getString(Tag.ReferencedSOPInstanceUID);
    if (uid == null) {
      return;
    }
    int[] frames = frames(reference);
    if (frames.length == 0) {
      sources.add(FrameReference.whole(uid));
    }
    for (int frame : frames) {
      sources.add(new FrameReference(uid, Math.max(0, frame)));
    }
  }

  /** Numbers that cannot be read are none: the reference is to the whole instance. */
  private static int[] frames(Attributes reference) {
    try {
      int[] frames = reference.getInts(Tag.ReferencedFrameNumber);
      return frames == null ? new int[0] : frames;
    } catch (IllegalArgumentException e) {
      return new int[0];
    }
  }

  private static Stream<Attributes> items(Attributes dataset, int sequence) {
    Sequence items = dataset.getSequence(sequence);
    return items == null ? Stream.empty() : items.stream();
  }
}
