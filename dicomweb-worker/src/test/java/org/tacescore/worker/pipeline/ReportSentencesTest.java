package org.tacescore.worker.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tacescore.dicom.Code;
import org.tacescore.refusal.Refusal;
import org.tacescore.report.Measurement;
import org.tacescore.report.UcumUnits;
import org.tacescore.score.NotScorable;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.MrTechnique;
import org.tacescore.segio.PhaseChoice;
import org.tacescore.segio.PhaseEvidence;
import org.tacescore.segio.PhaseFinding;
import org.tacescore.segio.PhasedSeries;
import org.tacescore.segio.Residual;
import org.tacescore.segio.Roi;
import org.tacescore.segio.Segment;
import org.tacescore.segio.SegmentRole;
import org.tacescore.segio.Segmentation;
import org.tacescore.segio.SeriesHeader;
import org.tacescore.segio.SeriesLayout;
import org.tacescore.segio.SeriesPart;
import org.tacescore.segio.SpatialRegistration;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

class ReportSentencesTest {
  private static final Code ANY = new Code("X", "99TACE", "x");

  @Test
  void tellsAPhaseInWordsWithItsEvidenceOnce() {
    List<PhaseEvidence> evidence =
        List.of(
            new PhaseEvidence(
                PhaseEvidence.Kind.TIME, ContrastPhase.PORTAL_VENOUS, "76 s after injection"),
            new PhaseEvidence(
                PhaseEvidence.Kind.DESCRIPTION,
                ContrastPhase.PORTAL_VENOUS,
                "series description reads portal"),
            new PhaseEvidence(
                PhaseEvidence.Kind.TIME, ContrastPhase.PORTAL_VENOUS, "76 s after injection"));

    assertThat(
            ReportSentences.phase(
                ContrastPhase.PORTAL_VENOUS,
                series(),
                evidence,
                RegionSentences.origin(roi(Roi.Origin.DRAWN), "Tumour")))
        .isEqualTo(
            "Portal venous phase: 76 s after injection; series description reads portal."
                + " Tumour drawn on this series. Series 2.25.2");
  }

  @Test
  void saysWhenARegionWasCarriedOver() {
    assertThat(
            ReportSentences.phase(
                ContrastPhase.ARTERIAL,
                series(),
                List.of(),
                RegionSentences.origin(roi(Roi.Origin.PROPAGATED), "Tumour")))
        .isEqualTo(
            "Arterial phase. Tumour drawn on another series and carried over by position."
                + " Series 2.25.2");
  }

  @Test
  void tellsWhyOneOfSeveralSeriesWasTaken() {
    PhasedSeries one = new PhasedSeries(series(), new PhaseFinding.Unknown());

    assertThat(
            ReportSentences.choice(
                ContrastPhase.ARTERIAL,
                new PhaseChoice.Chosen(one, "its slices are thinner", List.of(one))))
        .contains(
            "Arterial phase: 1 other series of this phase passed over."
                + " Taken: its slices are thinner");
    assertThat(
            ReportSentences.choice(
                ContrastPhase.ARTERIAL, new PhaseChoice.Chosen(one, "the only one", List.of())))
        .isEmpty();
  }

  @Test
  void tellsTheSizeOfTheScoredLesion() {
    assertThat(
            ReportSentences.lesions(List.of(lesion("Tumour 1", false), lesion("Tumour 2", true))))
        .isEqualTo("2 lesions. Scored: Tumour 2, volume 41.39 mL, longest diameter 50.4 mm.");
  }

  @Test
  void tellsARefusalInASentenceBeforeItsName() {
    NotScorable refused = new NotScorable("hrd", Refusal.MISSING_PHASE, "needed: arterial phase");

    assertThat(ReportSentences.refused(refused))
        .isEqualTo("hrd: no score. A contrast phase that is needed was not found. (MISSING_PHASE)");
  }

  @Test
  void saysThroughWhichRegistrationARegionCameAndWhatItLeaves() {
    SpatialRegistration object = new SpatialRegistration("", "2.25.6", "2.25.7", List.of());
    Roi compared =
        new Roi(
            roi(Roi.Origin.DRAWN).mask(),
            Roi.Origin.REGISTERED,
            "2.25.2",
            Optional.of(
                new Roi.Registered(List.of(object), new Residual("liver", 1.26, 0.9449, 1))),
            List.of(Roi.Warning.ROI_REGISTERED));

    assertThat(RegionSentences.origin(compared, "Tumour"))
        .isEqualTo(
            "Tumour drawn in another frame of reference and carried over by registration 2.25.7"
                + " (residual: liver centroid 1.3 mm apart, Dice 0.94)");
  }

  private static Roi roi(Roi.Origin origin) {
    VolumeGeometry grid =
        new VolumeGeometry(
            new GridSize(1, 1, 1),
            new Spacing(1, 1, 1),
            Direction.AXIAL,
            new Vector3(0, 0, 0),
            "2.25.9");
    return new Roi(Mask.where(grid, offset -> true), origin, "2.25.2", Optional.empty(), List.of());
  }

  private static LesionMeasures lesion(String label, boolean scored) {
    VolumeGeometry grid =
        new VolumeGeometry(
            new GridSize(1, 1, 1),
            new Spacing(1, 1, 1),
            Direction.AXIAL,
            new Vector3(0, 0, 0),
            "2.25.9");
    Segment segment =
        new Segment(
            1,
            label,
            ANY,
            ANY,
            label,
            "2.25.5",
            SegmentRole.TUMOUR,
            Mask.where(grid, offset -> true));
    return new LesionMeasures(
        new Segmentation("2.25.1", "2.25.3", "2.25.4", "", List.of("2.25.2"), List.of(segment)),
        segment,
        label,
        "2.25.5",
        Optional.of(SeriesPart.whole("2.25.2")),
        scored,
        List.of(
            new Measurement(ANY, new BigDecimal("41.39"), UcumUnits.MILLILITRE),
            new Measurement(ANY, new BigDecimal("50.4"), UcumUnits.MILLIMETRE),
            new Measurement(ANY, new BigDecimal("104.6"), UcumUnits.HOUNSFIELD)));
  }

  private static SeriesHeader series() {
    return new SeriesHeader(
        "2.25.1",
        SeriesPart.whole("2.25.2"),
        "2.25.9",
        "CT",
        "",
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        Optional.empty(),
        "",
        List.of(),
        "",
        SeriesLayout.unplaced(0),
        MrTechnique.unknown(),
        Set.of(),
        false);
  }
}
