package org.tacescore.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;

/**
 * References grouped by study and series, in the order in which they first come; each once.
 *
 * <p>Source: PS3.3 table C.17-3b Hierarchical SOP Instance Reference Macro.
 */
final class InstanceHierarchy {
  private InstanceHierarchy() {}

  /** Adds the sequence, or nothing where there are no references: it is of type 1C. */
  static void add(Attributes target, int sequenceTag, Collection<InstanceReference> references) {
    if (references.isEmpty()) {
      return;
    }
    Sequence studies = target.newSequence(sequenceTag, 1);
    groups(references, InstanceReference::studyInstanceUid)
        .forEach((uid, instances) -> studies.add(study(uid, instances)));
  }

  private static Attributes study(String uid, List<InstanceReference> references) {
    Attributes item = new Attributes(2);
    Sequence series = item.newSequence(Tag.ReferencedSeriesSequence, 1);
    groups(references, InstanceReference::seriesInstanceUid)
        .forEach((seriesUid, instances) -> series.add(series(seriesUid, instances)));
    item.setString(Tag.StudyInstanceUID, VR.UI, uid);
    return item;
  }

  private static Attributes series(String uid, List<InstanceReference> references) {
    Attributes item = new Attributes(2);
    Sequence instances = item.newSequence(Tag.ReferencedSOPSequence, references.size());
    for (InstanceReference reference : new LinkedHashSet<>(references)) {
      Attributes instance = new Attributes(2);
      instance.setString(Tag.ReferencedSOPClassUID, VR.UI, reference.sopClassUid());
      instance.setString(Tag.ReferencedSOPInstanceUID, VR.UI, reference.sopInstanceUid());
      instances.add(instance);
    }
    item.setString(Tag.SeriesInstanceUID, VR.UI, uid);
    return item;
  }

  private static Map<String, List<InstanceReference>> groups(
      Collection<InstanceReference> references, Function<InstanceReference, String> key) {
    return references.stream()
        .collect(
            Collectors.groupingBy(
                key, LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
  }
}
