package org.tacescore.segio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.aoju.bus.image.Tag;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.RejectionNote;

/** What the rejection notes among instances take back of them. */
final class Rejections {
  private final Map<String, RejectionNote> notes = new TreeMap<>();
  private final List<DicomObject> instances;

  private Rejections(List<DicomObject> instances) {
    this.instances = instances;
    for (DicomObject instance : instances) {
      RejectionNote.of(instance).ifPresent(note -> notes.put(instance.sopInstanceUid(), note));
    }
  }

  /**
   * @param instances headers, of any studies; notes and what they may name
   */
  static Rejections among(List<DicomObject> instances) {
    return new Rejections(instances);
  }

  /** Why an instance is not used, {@code rejected: title (note UID)}; empty where it is. */
  Optional<String> reason(DicomObject instance) {
    return notes.entrySet().stream()
        .filter(note -> note.getValue().covers(instance))
        .map(note -> "rejected: %s (note %s)".formatted(title(note.getValue()), note.getKey()))
        .findFirst();
  }

  /** By series, then by note. */
  List<RejectedSeries> bySeries() {
    Map<String, List<RejectedSeries>> found = new TreeMap<>();
    notes.forEach((uid, note) -> add(uid, note, found));
    return found.values().stream().flatMap(List::stream).toList();
  }

  private void add(String uid, RejectionNote note, Map<String, List<RejectedSeries>> found) {
    Map<String, List<DicomObject>> taken = new TreeMap<>();
    instances.stream()
        .filter(note::covers)
        .forEach(i -> taken.computeIfAbsent(i.seriesInstanceUid(), s -> new ArrayList<>()).add(i));
    taken.forEach(
        (series, all) ->
            found
                .computeIfAbsent(series, s -> new ArrayList<>())
                .add(
                    new RejectedSeries(
                        series,
                        all.get(0).dataset().getString(Tag.Modality, ""),
                        all.size(),
                        title(note),
                        uid)));
  }

  private static String title(RejectionNote note) {
    return note.title().meaning();
  }
}
