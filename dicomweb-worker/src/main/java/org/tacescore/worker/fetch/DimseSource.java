package org.tacescore.worker.fetch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.UniqueIdentifier;

/**
 * A PACS over C-FIND and C-MOVE: searched at study, series and image level, instances come through
 * the worker's own C-STORE door.
 */
final class DimseSource implements StudySource {
  private static final int MOST_MATCHES = 100_000;
  private static final int UIDS_A_MOVE = 100;

  private final String name;
  private final QueryConnection connection;

  DimseSource(String name, QueryConnection connection) {
    this.name = name;
    this.connection = connection;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<FoundStudy> studies(StudyWindow window, Collection<String> modalities) {
    Map<String, FoundStudy> found = new LinkedHashMap<>();
    for (String modality : new TreeSet<>(modalities)) {
      Attributes keys = keys("STUDY");
      keys.setString(Tag.StudyDate, VR.DA, window.range());
      keys.setString(Tag.ModalitiesInStudy, VR.CS, modality);
      keys.setNull(Tag.StudyInstanceUID, VR.UI);
      keys.setNull(Tag.StudyDescription, VR.LO);
      keys.setNull(Tag.NumberOfStudyRelatedInstances, VR.IS);
      find(keys, Tag.StudyInstanceUID)
          .forEach(
              (uid, study) ->
                  found.put(
                      uid,
                      new FoundStudy(
                          uid,
                          study.getString(Tag.StudyDescription, ""),
                          number(study, Tag.NumberOfStudyRelatedInstances))));
    }
    return List.copyOf(found.values());
  }

  @Override
  public List<FoundSeries> series(FoundStudy study) {
    Attributes keys = keys("SERIES");
    keys.setString(Tag.StudyInstanceUID, VR.UI, study.studyInstanceUid());
    keys.setNull(Tag.SeriesInstanceUID, VR.UI);
    keys.setNull(Tag.Modality, VR.CS);
    keys.setNull(Tag.NumberOfSeriesRelatedInstances, VR.IS);
    List<FoundSeries> found = new ArrayList<>();
    find(keys, Tag.SeriesInstanceUID)
        .forEach(
            (uid, series) ->
                found.add(
                    new FoundSeries(
                        study.studyInstanceUid(),
                        uid,
                        series.getString(Tag.Modality, ""),
                        number(series, Tag.NumberOfSeriesRelatedInstances))));
    return found;
  }

  @Override
  public List<String> instances(FoundSeries series) {
    Attributes keys = keys("IMAGE", series);
    keys.setNull(Tag.SOPInstanceUID, VR.UI);
    return List.copyOf(find(keys, Tag.SOPInstanceUID).keySet());
  }

  @Override
  public void retrieve(FoundSeries series) {
    connection.move(keys("SERIES", series));
  }

  @Override
  public void retrieve(FoundSeries series, Collection<String> sopInstanceUids) {
    List<String> uids = List.copyOf(sopInstanceUids);
    for (int first = 0; first < uids.size(); first += UIDS_A_MOVE) {
      Attributes keys = keys("IMAGE", series);
      keys.setString(
          Tag.SOPInstanceUID,
          VR.UI,
          uids.subList(first, Math.min(first + UIDS_A_MOVE, uids.size())).toArray(String[]::new));
      connection.move(keys);
    }
  }

  private static Attributes keys(String level) {
    Attributes keys = new Attributes();
    keys.setString(Tag.QueryRetrieveLevel, VR.CS, level);
    return keys;
  }

  private static Attributes keys(String level, FoundSeries series) {
    Attributes keys = keys(level);
    keys.setString(Tag.StudyInstanceUID, VR.UI, series.studyInstanceUid());
    keys.setString(Tag.SeriesInstanceUID, VR.UI, series.seriesInstanceUid());
    return keys;
  }

  /** All matches by the UID of their level; one whose UID is none is passed over. */
  private Map<String, Attributes> find(Attributes keys, int uidTag) {
    Map<String, Attributes> found = new LinkedHashMap<>();
    connection.find(
        keys,
        match -> {
          String uid = match.getString(uidTag, "");
          if (UniqueIdentifier.isValid(uid) && found.size() < MOST_MATCHES) {
            found.putIfAbsent(uid, match);
          }
        });
    if (found.size() == MOST_MATCHES) {
      throw new SourceFaultException(
          "source %s has more than %d matches for one question".formatted(name, MOST_MATCHES));
    }
    return found;
  }

  private static OptionalInt number(Attributes match, int tag) {
    int value = match.getInt(tag, -1);
    return value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
