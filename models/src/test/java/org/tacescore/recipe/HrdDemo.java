package org.tacescore.recipe;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.learning.model.StandardisedModel;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.Residual;
import org.tacescore.segio.Roi;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/** Inputs for the example's HRD recipe. */
final class HrdDemo {
  static final RecipeBundle BUNDLE = RecipeCatalog.read(BundleCopy.EXAMPLE);

  private HrdDemo() {}

  /** A scorer whose network always gives this probability. */
  static RecipeScorer scorerWithDlscore(double probability) {
    return new RecipeScorer(BUNDLE, (crop, clinical, outputClass) -> probability);
  }

  static RecipeInput input(boolean radscoreHigh, String hbsag) {
    return new RecipeInput(
        "CT",
        PhaseSource.of(images()),
        Map.of(Analyte.HBSAG, hbsag(hbsag)),
        (region, settings) -> features(region.phase(), radscoreHigh));
  }

  static ClinicalValue hbsag(String word) {
    return new ClinicalValue(Analyte.HBSAG, word, "", Optional.empty(), "test");
  }

  /** Every feature at its mean, but the first one standard deviation to the side. */
  static Map<String, Double> features(ContrastPhase phase, boolean high) {
    Map<String, Double> values = new HashMap<>();
    for (StandardisedModel.Column column : BUNDLE.model("radscore").model().columns()) {
      FeatureColumn feature = FeatureColumn.parse(column.name());
      if (feature.source().equals(phase.name())) {
        boolean first = feature.feature().equals("original_firstorder_Mean");
        double shift = first && phase == ContrastPhase.ARTERIAL ? (high ? 10 : -10) : 0;
        values.put(feature.feature(), column.mean() + shift * column.sd());
      }
    }
    return values;
  }

  static Map<ContrastPhase, PhaseImage> images() {
    Map<ContrastPhase, PhaseImage> images = new EnumMap<>(ContrastPhase.class);
    images.put(ContrastPhase.ARTERIAL, image("1.2.3.1", Roi.Origin.DRAWN));
    images.put(ContrastPhase.PORTAL_VENOUS, image("1.2.3.2", Roi.Origin.DRAWN));
    return images;
  }

  static PhaseImage image(String seriesUid, Roi.Origin origin) {
    VolumeGeometry geometry = geometry();
    BitSet roi = new BitSet();
    roi.set(geometry.size().offset(4, 4, 1));
    roi.set(geometry.size().offset(5, 5, 1));
    return new PhaseImage(
        Volume.of(geometry, new float[geometry.size().voxels()]),
        region(Mask.of(geometry, roi), seriesUid, origin),
        seriesUid);
  }

  /** A region as the resolver makes it, with the warning of its origin. */
  static Roi region(Mask mask, String seriesUid, Roi.Origin origin) {
    List<Roi.Warning> warnings =
        switch (origin) {
          case DRAWN -> List.of();
          case PROPAGATED -> List.of(Roi.Warning.ROI_PROPAGATED);
          case REGISTERED -> List.of(Roi.Warning.ROI_REGISTERED);
        };
    Optional<Roi.Registered> registered =
        origin == Roi.Origin.REGISTERED
            ? Optional.of(new Roi.Registered(List.of(), new Residual("liver", 1.2, 0.93, 1)))
            : Optional.empty();
    return new Roi(mask, origin, seriesUid, registered, warnings);
  }

  static VolumeGeometry geometry() {
    return new VolumeGeometry(
        new GridSize(10, 10, 3),
        new Spacing(1, 1, 5),
        Direction.AXIAL,
        new Vector3(0, 0, 0),
        "1.2.3.9");
  }
}
