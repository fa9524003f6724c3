package org.tacescore.testpacs.pacs;

import java.util.Arrays;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.ElementDictionary;
import org.aoju.bus.image.galaxy.data.VR;

/** Which attributes of a match are answered. */
@FunctionalInterface
interface Selection {

  Attributes of(Attributes match);

  /** Every attribute. */
  Selection ALL = match -> match;

  /** These attributes; empty where the match has none. */
  static Selection tags(int... tags) {
    int[] ascending = Arrays.stream(tags).distinct().sorted().toArray();
    return match -> {
      Attributes answer = new Attributes(ascending.length);
      answer.addSelected(match, ascending);
      for (int tag : ascending) {
        if (!answer.contains(tag)) {
          VR vr = ElementDictionary.vrOf(tag, null);
          answer.setNull(tag, vr);
        }
      }
      return answer;
    };
  }
}
