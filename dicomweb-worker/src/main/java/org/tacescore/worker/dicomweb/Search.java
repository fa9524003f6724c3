package org.tacescore.worker.dicomweb;

import java.util.List;

/**
 * A question to the catalogue.
 *
 * @param level what is looked for
 * @param conditions all of which must be fulfilled; none is of a lower level
 * @param limit most results, 0 or more
 * @param offset how many results are passed over, 0 or more
 */
public record Search(ResourceLevel level, List<SearchCondition> conditions, int limit, int offset) {

  public Search {
    conditions = List.copyOf(conditions);
    if (limit < 0 || offset < 0) {
      throw new IllegalArgumentException(
          "limit and offset must not be negative, got %d and %d".formatted(limit, offset));
    }
  }
}
