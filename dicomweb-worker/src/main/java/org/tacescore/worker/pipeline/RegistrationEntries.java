package org.tacescore.worker.pipeline;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tacescore.volume.registration.RegistrationReport;

/** Tells in the result document how series were laid over each other. */
final class RegistrationEntries {
  private final List<StudyRegions.Region> regions;

  /**
   * @param regions of the study; lesions drawn on both series tell how well they lie
   */
  RegistrationEntries(List<StudyRegions.Region> regions) {
    this.regions = regions.stream().filter(StudyRegions.Region::isTumour).toList();
  }

  List<ResultDocument.LaidOverEntry> of(List<LaidOver> registrations) {
    return registrations.stream().map(this::entry).toList();
  }

  private ResultDocument.LaidOverEntry entry(LaidOver one) {
    RegistrationReport report = one.image().report();
    return new ResultDocument.LaidOverEntry(
        side(one.fixed()),
        side(one.moving()),
        one.image().kind().name(),
        ResultComposer.decimal(report.rotationDegrees(), 2),
        ResultComposer.decimal(report.shiftMm(), 2),
        ResultComposer.decimal(report.meanDisplacementMm(), 2),
        ResultComposer.decimal(report.maxDisplacementMm(), 2),
        ResultComposer.decimal(report.minJacobian(), 3),
        ResultComposer.decimal(report.maxJacobian(), 3),
        new ResultDocument.LikenessEntry(
            ResultComposer.decimal(report.informationStart(), 4),
            ResultComposer.decimal(report.informationEnd(), 4),
            ResultComposer.decimal(report.informationChance(), 4),
            dice(report.diceStart()),
            dice(report.diceEnd()),
            lesions(one)),
        RegistrationSentences.told(one));
  }

  private static ResultDocument.SideEntry side(LaidOver.Side side) {
    return new ResultDocument.SideEntry(
        side.phase().name(),
        side.header().seriesInstanceUid(),
        SeriesEntries.label(side.header()));
  }

  private static Optional<BigDecimal> dice(double dice) {
    return Double.isNaN(dice) ? Optional.empty() : Optional.of(ResultComposer.decimal(dice, 4));
  }

  private List<ResultDocument.LesionGapEntry> lesions(LaidOver one) {
    return on(one.fixed())
        .flatMap(
            fixed ->
                on(one.moving())
                    .filter(moving -> rank(moving) == rank(fixed))
                    .flatMap(moving -> one.lesionMm(fixed, moving).stream().boxed())
                    .map(
                        mm ->
                            new ResultDocument.LesionGapEntry(
                                fixed.lesion().label(), ResultComposer.decimal(mm, 2))))
        .toList();
  }

  private Stream<StudyRegions.Region> on(LaidOver.Side side) {
    return regions.stream()
        .filter(region -> region.series().header().part().equals(side.header().part()));
  }

  private static int rank(StudyRegions.Region region) {
    return region.key().tumour().rank();
  }
}
