package org.tacescore.worker.assemble;

import java.util.List;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.PhaseSelection;
import org.tacescore.segio.PhasedSeries;
import org.tacescore.segio.Segmentation;

/** The seam to the selection of series, so that the rendezvous and the pipeline choose alike. */
final class SeriesChoice {

  private SeriesChoice() {}

  /**
   * The one series that shows a phase.
   *
   * @param fit series that can be measured, of one modality
   * @throws RefusedException MISSING_PHASE or AMBIGUOUS_PHASE
   */
  static PhasedSeries among(
      List<PhasedSeries> fit, ContrastPhase phase, List<SegmentationObject> drawn) {
    return PhaseSelection.select(
        fit, phase, drawn.stream().map(SeriesChoice::withoutVoxels).toList());
  }

  /** All that the selection looks at. */
  private static Segmentation withoutVoxels(SegmentationObject segmentation) {
    UsedInstance object = segmentation.instance();
    return new Segmentation(
        "",
        object.seriesInstanceUid(),
        object.sopInstanceUid(),
        object.sopClassUid(),
        segmentation.referencedSeriesUids(),
        List.of());
  }
}
