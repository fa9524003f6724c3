package org.tacescore.worker.assemble;

import java.util.Comparator;
import java.util.List;
import org.tacescore.digest.Sha256;
import org.tacescore.score.ClinicalValue;
import org.tacescore.worker.clinical.ClinicalValues;

/**
 * The identity of a job: SHA-256 over all that its outcome depends on.
 *
 * <p>Every part is length-prefixed, and lists are sorted, so that neither a boundary nor the order
 * of arrival can change or confuse a key. The hashes of the segmentation objects stand for the
 * voxels of the regions.
 */
final class JobKey {

  private static final Comparator<ClinicalValue> CLINICAL_ORDER =
      Comparator.comparing(ClinicalValue::analyte)
          .thenComparing(value -> time(value))
          .thenComparing(ClinicalValue::value)
          .thenComparing(ClinicalValue::unit)
          .thenComparing(ClinicalValue::source);

  private final StringBuilder content = new StringBuilder();

  private JobKey() {}

  /**
   * @param settings what the site's configuration adds: its digest and the report version
   */
  static String of(
      String studyInstanceUid,
      List<UsedInstance> instances,
      List<RecipeChoice> recipes,
      ClinicalValues clinical,
      Withheld withheld,
      KeySettings settings) {
    JobKey key = new JobKey();
    key.add(studyInstanceUid);
    key.list("instances", instances.size());
    instances.stream().sorted().forEach(i -> key.add(i.sopInstanceUid()).add(i.sha256()));
    key.list("recipes", recipes.size());
    recipes.stream().sorted().forEach(r -> key.add(r.id()).add(r.bundleDigest()));
    key.list("clinical", clinical.chosen().size());
    key.add(clinical);
    if (!withheld.isNothing()) {
      key.list("rejected", withheld.rejected().size());
      withheld.rejected().forEach(key::add);
      key.list("orphans", withheld.orphans().size());
      withheld.orphans().forEach(key::add);
    }
    key.add(settings.digest()).add(settings.reportVersion());
    return key.sha256();
  }

  /** A digest of clinical values that does not depend on their order. */
  static String clinicalDigest(ClinicalValues clinical) {
    JobKey key = new JobKey();
    key.add(clinical);
    return key.sha256();
  }

  private JobKey add(String part) {
    content.append(part.length()).append(':').append(part);
    return this;
  }

  private void list(String name, int size) {
    add(name).add(Integer.toString(size));
  }

  /** Values of other times count where there are such: keys without them stay as they were. */
  private void add(ClinicalValues clinical) {
    clinical.chosen().stream().sorted(CLINICAL_ORDER).forEach(this::add);
    clinical
        .history()
        .ifPresent(
            history -> {
              list("history", history.size());
              history.stream().sorted(CLINICAL_ORDER).forEach(this::add);
            });
  }

  private void add(ClinicalValue value) {
    add(value.analyte().contractName())
        .add(value.value())
        .add(value.unit())
        .add(time(value))
        .add(value.source());
  }

  private static String time(ClinicalValue value) {
    return value.time().map(Object::toString).orElse("");
  }

  private String sha256() {
    return Sha256.hexOf(content.toString());
  }
}
