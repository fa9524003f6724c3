package org.tacescore.segio;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a value of Convolution Kernel (0018,1210) is made for, best for the liver first.
 *
 * <p>The attribute has no defined terms; the vendors' names are data, {@code
 * reconstruction-kernels.tsv}. A name that is not there is {@link #UNKNOWN}, which is neither.
 */
enum ReconstructionKernel {
  SOFT_TISSUE(0),
  UNKNOWN(1),
  SHARP(2);

  private static final List<Rule> RULES =
      TsvResource.rows("reconstruction-kernels.tsv").stream()
          .map(row -> new Rule(Pattern.compile(row.get(0)), valueOf(row.get(1))))
          .toList();

  private final long rank;

  ReconstructionKernel(long rank) {
    this.rank = rank;
  }

  /** The smallest is best for the liver. */
  long rank() {
    return rank;
  }

  /** By the first value of the attribute; a second one says how much of it was applied. */
  static ReconstructionKernel of(String value) {
    int end = value.indexOf('\\');
    String name = (end < 0 ? value : value.substring(0, end)).strip().toUpperCase(Locale.ROOT);
    return RULES.stream()
        .filter(rule -> rule.pattern().matcher(name).matches())
        .map(Rule::kernel)
        .findFirst()
        .orElse(UNKNOWN);
  }

  private record Rule(Pattern pattern, ReconstructionKernel kernel) {}
}
