package org.tacescore.testpacs.pacs;

import java.util.List;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/**
 * The path of a DICOMweb resource: {@code studies/<uid>/series/<uid>/instances/<uid>} with a word
 * after it, such as {@code metadata}, or with a collection at its end.
 *
 * @param uids Study, Series and SOP Instance UIDs that the path names
 * @param last the word after the named UIDs: {@code studies}, {@code series}, {@code instances},
 *     {@code metadata}, {@code frames}; empty where the path ends with a UID
 * @param frames numbers of the frames that the path names, from 1; empty without {@code frames}
 */
record ResourcePath(Attributes uids, String last, List<Integer> frames) {

  private static final List<String> COLLECTIONS = List.of("studies", "series", "instances");
  private static final List<QueryLevel> LEVELS =
      List.of(QueryLevel.STUDY, QueryLevel.SERIES, QueryLevel.IMAGE);
  private static final int[] TAGS = {
    Tag.StudyInstanceUID, Tag.SeriesInstanceUID, Tag.SOPInstanceUID
  };

  static ResourcePath parse(String pathInContext) {
    if (!pathInContext.startsWith(DicomwebServer.ROOT + "/")) {
      throw new HttpProblem(404, "there is nothing but " + DicomwebServer.ROOT);
    }
    String[] parts = pathInContext.substring(DicomwebServer.ROOT.length() + 1).split("/", -1);
    Attributes uids = new Attributes(3);
    int at = 0;
    int depth = 0;
    while (at + 1 < parts.length && depth < 3 && parts[at].equals(COLLECTIONS.get(depth))) {
      if (!parts[at + 1].matches("[0-9.]{1,64}")) {
        break;
      }
      uids.setString(TAGS[depth], VR.UI, parts[at + 1]);
      at += 2;
      depth++;
    }
    String last = at < parts.length ? parts[at] : "";
    boolean ofFrames = depth == 3 && last.equals("frames");
    if (parts.length - at > (ofFrames ? 2 : 1)) {
      throw new HttpProblem(404, "no such resource");
    }
    return new ResourcePath(uids, last, ofFrames ? numbers(parts[parts.length - 1]) : List.of());
  }

  private static List<Integer> numbers(String list) {
    if (!list.matches("[0-9]{1,6}(,[0-9]{1,6})*")) {
      throw new HttpProblem(400, "frames are named by their numbers");
    }
    return Stream.of(list.split(",")).map(Integer::valueOf).toList();
  }

  boolean isCollection() {
    return COLLECTIONS.contains(last);
  }

  /** Level of the objects that a search of this collection answers. */
  QueryLevel level() {
    return LEVELS.get(COLLECTIONS.indexOf(last));
  }

  boolean namesStudy() {
    return uids.containsValue(Tag.StudyInstanceUID);
  }
}
