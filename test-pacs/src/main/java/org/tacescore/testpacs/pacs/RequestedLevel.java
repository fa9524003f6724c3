package org.tacescore.testpacs.pacs;

import java.util.Arrays;
import org.aoju.bus.image.Status;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.metric.ImageException;

/** Reads Query/Retrieve Level (0008,0052). */
final class RequestedLevel {

  private RequestedLevel() {}

  static QueryLevel of(Attributes keys) throws ImageException {
    String stated = keys.getString(Tag.QueryRetrieveLevel, "");
    return Arrays.stream(QueryLevel.values())
        .filter(level -> level.name().equals(stated))
        .findFirst()
        .orElseThrow(
            () ->
                new ImageException(
                    Status.IdentifierDoesNotMatchSOPClass,
                    "no Query/Retrieve Level '" + stated + "'"));
  }

  /** The level, whose unique key must have a value: a retrieval names what it wants. */
  static QueryLevel ofRetrieval(Attributes keys) throws ImageException {
    QueryLevel level = of(keys);
    if (!keys.containsValue(level.uniqueKey())) {
      throw new ImageException(
          Status.IdentifierDoesNotMatchSOPClass, "the unique key of level " + level + " is empty");
    }
    return level;
  }
}
