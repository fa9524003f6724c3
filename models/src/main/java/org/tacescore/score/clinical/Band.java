package org.tacescore.score.clinical;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A group of totals; of several in order the first that holds is the one.
 *
 * @param label the group
 * @param when the operator; null for the rest of all totals
 * @param than the limit; null for the rest of all totals
 */
record Band(String label, @Nullable Comparison when, @Nullable BigDecimal than) {

  boolean holds(BigDecimal total) {
    return when == null || than == null || when.holds(total, than);
  }
}
