package org.tacescore.testpacs.pacs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/**
 * A query by attributes (DICOM PS3.4 C.2.2.2: single value, list of UIDs, wildcard, range, empty)
 * at one level.
 */
final class ArchiveQuery {

  private final QueryLevel level;
  private final Attributes keys;

  /**
   * @param keys what must match; Query/Retrieve Level among them is left out of account
   */
  ArchiveQuery(QueryLevel level, Attributes keys) {
    this.level = level;
    this.keys = new Attributes(keys);
    this.keys.remove(Tag.QueryRetrieveLevel);
    this.keys.remove(Tag.SpecificCharacterSet);
    this.keys.remove(Tag.TimezoneOffsetFromUTC);
    if (keys.containsValue(Tag.SpecificCharacterSet)) {
      this.keys.setSpecificCharacterSet(keys.getStrings(Tag.SpecificCharacterSet));
    }
  }

  List<Attributes> run(Collection<ArchivedInstance> archive, Selection wanted) {
    Map<String, List<ArchivedInstance>> groups = new LinkedHashMap<>();
    for (ArchivedInstance instance : archive) {
      if (UidKeys.match(instance, keys)) {
        groups
            .computeIfAbsent(instance.value(level.uniqueKey()), id -> new ArrayList<>())
            .add(instance);
      }
    }
    List<Attributes> matches = new ArrayList<>();
    for (List<ArchivedInstance> group : groups.values()) {
      Attributes candidate = summary(group, archive);
      if (matches(candidate)) {
        matches.add(wanted.of(candidate));
      }
    }
    return matches;
  }

  /** Modalities in Study has several values, of which one must match. */
  private boolean matches(Attributes candidate) {
    String modality = keys.getString(Tag.ModalitiesInStudy, "");
    if (!modality.isEmpty() && level != QueryLevel.IMAGE) {
      String[] present = candidate.getStrings(Tag.ModalitiesInStudy);
      if (present == null || !List.of(present).contains(modality)) {
        return false;
      }
    }
    Attributes others = new Attributes(keys);
    others.remove(Tag.ModalitiesInStudy);
    UidKeys.removeFrom(others);
    return candidate.matches(others, true, false);
  }

  private Attributes summary(List<ArchivedInstance> group, Collection<ArchivedInstance> archive) {
    ArchivedInstance first = group.get(0);
    Attributes summary = new Attributes(first.header());
    if (level == QueryLevel.PATIENT) {
      List<ArchivedInstance> patient = siblings(first, archive, Tag.PatientID);
      count(summary, Tag.NumberOfPatientRelatedStudies, patient, Tag.StudyInstanceUID);
    } else if (level != QueryLevel.IMAGE) {
      // Counting for each image anew would square the work, and no image is asked for them.
      List<ArchivedInstance> study = siblings(first, archive, Tag.StudyInstanceUID);
      List<ArchivedInstance> series = siblings(first, archive, Tag.SeriesInstanceUID);
      summary.setString(Tag.ModalitiesInStudy, VR.CS, distinct(study, Tag.Modality));
      summary.setString(Tag.SOPClassesInStudy, VR.UI, distinct(study, Tag.SOPClassUID));
      count(summary, Tag.NumberOfStudyRelatedSeries, study, Tag.SeriesInstanceUID);
      count(summary, Tag.NumberOfStudyRelatedInstances, study, Tag.SOPInstanceUID);
      count(summary, Tag.NumberOfSeriesRelatedInstances, series, Tag.SOPInstanceUID);
    }
    return summary;
  }

  private static List<ArchivedInstance> siblings(
      ArchivedInstance one, Collection<ArchivedInstance> archive, int tag) {
    return archive.stream().filter(other -> other.value(tag).equals(one.value(tag))).toList();
  }

  private static void count(Attributes to, int tag, List<ArchivedInstance> of, int distinctTag) {
    to.setInt(tag, VR.IS, distinct(of, distinctTag).length);
  }

  private static String[] distinct(List<ArchivedInstance> of, int tag) {
    return of.stream().map(i -> i.value(tag)).distinct().sorted().toArray(String[]::new);
  }
}
