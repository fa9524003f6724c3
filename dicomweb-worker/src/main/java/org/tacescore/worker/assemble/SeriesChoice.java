package org.tacescore.worker.assemble;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.PhaseChoice;
import org.tacescore.segio.PhaseSelection;
import org.tacescore.segio.PhasedSeries;
import org.tacescore.segio.SeriesHeader;
import org.tacescore.segio.SeriesPart;

/** The seam to the selection of series, so that the rendezvous and the pipeline choose alike. */
final class SeriesChoice {

  private SeriesChoice() {}

  /**
   * The one series that shows a phase, or why there is none.
   *
   * @param fit series that can be measured, of one modality
   */
  static PhaseChoice among(
      List<PhasedSeries> fit, ContrastPhase phase, List<SegmentationObject> drawn) {
    Set<SeriesPart> drawnOn =
        fit.stream()
            .map(PhasedSeries::header)
            .filter(header -> drawn.stream().anyMatch(seg -> seg.isDrawnOn(header)))
            .map(SeriesHeader::part)
            .collect(Collectors.toSet());
    return PhaseSelection.choose(fit, phase, drawnOn);
  }
}
