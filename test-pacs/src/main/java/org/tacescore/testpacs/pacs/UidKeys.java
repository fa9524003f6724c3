package org.tacescore.testpacs.pacs;

import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * The hierarchy's UIDs in a query or retrieve request: each may be a list, of which one matches.
 */
final class UidKeys {

  private static final int[] TAGS = {
    Tag.StudyInstanceUID, Tag.SeriesInstanceUID, Tag.SOPInstanceUID
  };

  private UidKeys() {}

  static boolean match(ArchivedInstance instance, Attributes keys) {
    for (int tag : TAGS) {
      String[] asked = keys.getStrings(tag);
      if (asked != null
          && asked.length > 0
          && !List.of(asked).contains("*")
          && !List.of(asked).contains(instance.value(tag))) {
        return false;
      }
    }
    return true;
  }

  static void removeFrom(Attributes keys) {
    for (int tag : TAGS) {
      keys.remove(tag);
    }
  }
}
