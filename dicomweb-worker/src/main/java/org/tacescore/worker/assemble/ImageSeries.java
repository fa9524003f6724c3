package org.tacescore.worker.assemble;

import java.util.List;
import java.util.Optional;
import org.tacescore.refusal.Refusal;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.SeriesPart;

/**
 * An image series of a study, or a part of one, judged by its headers.
 *
 * @param part the images meant
 * @param modality Modality (0008,0060)
 * @param candidate whether it could be measured at all; false for localizers, projections and the
 *     like, which are ignored
 * @param phase its contrast phase; empty when unknown or ambiguous
 * @param trouble why it is not fit to be measured as it stands, e.g. {@link Refusal#MISSING_SLICE}
 *     or {@link Refusal#AMBIGUOUS_PHASE}; empty when it is fit
 * @param instances its instances; parts of one series may share some
 */
public record ImageSeries(
    SeriesPart part,
    String modality,
    boolean candidate,
    Optional<ContrastPhase> phase,
    Optional<Refusal> trouble,
    List<UsedInstance> instances) {

  public ImageSeries {
    instances = List.copyOf(instances);
  }

  /** Series Instance UID. */
  public String seriesInstanceUid() {
    return part.seriesInstanceUid();
  }

  /** Whether it can be measured as the given phase. */
  boolean fitFor(ContrastPhase wanted, String wantedModality) {
    return candidate
        && trouble.isEmpty()
        && modality.equals(wantedModality)
        && phase.filter(wanted::equals).isPresent();
  }
}
