package org.tacescore.worker.assemble;

import java.util.List;
import java.util.Optional;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.PhaseFinding;
import org.tacescore.segio.PhasedSeries;
import org.tacescore.segio.SeriesPart;
import org.tacescore.segio.SeriesTrouble;

/**
 * An image series of a study, or a part of one, judged by its headers.
 *
 * @param phased its header, and what was made of its contrast phase
 * @param trouble why it is not fit to be measured as it stands; empty when it is fit
 * @param instances its instances, and what lies in the series and is no image of any part; parts of
 *     one series may share some
 */
public record ImageSeries(
    PhasedSeries phased, Optional<SeriesTrouble> trouble, List<UsedInstance> instances) {

  public ImageSeries {
    instances = List.copyOf(instances);
  }

  /** The images meant: a series, or a part of one. */
  public SeriesPart part() {
    return phased.header().part();
  }

  /** Series Instance UID. */
  public String seriesInstanceUid() {
    return phased.header().seriesInstanceUid();
  }

  /** Modality (0008,0060). */
  public String modality() {
    return phased.header().modality();
  }

  /**
   * Whether it could be measured at all; false for localizers, projections and the like, which are
   * ignored.
   */
  public boolean candidate() {
    return !(phased.finding() instanceof PhaseFinding.Excluded);
  }

  /** Its contrast phase; empty when unknown or ambiguous. */
  public Optional<ContrastPhase> phase() {
    return phased.finding() instanceof PhaseFinding.Found found
        ? Optional.of(found.phase())
        : Optional.empty();
  }
}
