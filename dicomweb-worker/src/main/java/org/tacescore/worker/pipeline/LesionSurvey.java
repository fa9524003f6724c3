package org.tacescore.worker.pipeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.dicom.Code;
import org.tacescore.refusal.RefusedException;
import org.tacescore.report.Measurement;
import org.tacescore.report.UcumUnits;
import org.tacescore.score.LesionReference;
import org.tacescore.segio.Lesion;
import org.tacescore.segio.Series;
import org.tacescore.segio.SeriesHeader;
import org.tacescore.segio.SeriesPart;

/**
 * Measures every lesion where it was drawn: volume, longest diameter and, for CT, mean attenuation.
 *
 * <p>Concepts are IBSI's (Zwanenburg et al., Radiology 2020): RNU0 volume (mesh), L0JK maximum 3D
 * diameter, Q4LE mean intensity.
 */
final class LesionSurvey {
  private static final Code VOLUME = new Code("RNU0", "IBSI", "Volume (mesh)");
  private static final Code DIAMETER = new Code("L0JK", "IBSI", "Maximum 3D diameter");
  private static final Code MEAN = new Code("Q4LE", "IBSI", "Mean intensity");

  /** Just the three features, from the image as it is. */
  private static final String SETTINGS =
      """
      imageType:
        Original: {}
      featureClass:
        shape: [MeshVolume, Maximum3DDiameter]
        firstorder: [Mean]
      setting:
        binWidth: 25
      """;

  private final StudyReading reading;
  private final LesionFeatures features;

  LesionSurvey(StudyReading reading, LesionFeatures features) {
    this.reading = reading;
    this.features = features;
  }

  /**
   * Lesions in the order of their segment numbers, each on the first series it was drawn on.
   *
   * @param scored the lesion that the patient's scores stand on; empty where there are none
   */
  List<LesionMeasures> of(
      List<Lesion> lesions, Optional<Lesion> scored, List<SeriesHeader> preferred) {
    List<LesionMeasures> survey = new ArrayList<>();
    for (Lesion lesion : lesions) {
      LesionReference reference = reading.reference(lesion, preferred);
      Lesion.Drawing drawing = StudyReading.drawing(lesion, preferred);
      Optional<SeriesPart> images = reading.drawnOn(drawing.segmentation());
      survey.add(
          new LesionMeasures(
              drawing.segmentation(),
              drawing.segment(),
              reference.trackingId(),
              reference.trackingUid(),
              images,
              scored.filter(lesion::equals).isPresent(),
              images.map(part -> measure(drawing, part)).orElse(List.of())));
    }
    return survey;
  }

  private List<Measurement> measure(Lesion.Drawing drawing, SeriesPart images) {
    Series series = reading.pixels(images);
    Optional<Map<String, Double>> found = features(drawing, series);
    if (found.isEmpty()) {
      return List.of();
    }
    Map<String, Double> values = found.get();
    List<Measurement> measurements = new ArrayList<>();
    measurements.add(
        measurement(
            VOLUME, value(values, "original_shape_MeshVolume") / 1000, 2, UcumUnits.MILLILITRE));
    measurements.add(
        measurement(
            DIAMETER, value(values, "original_shape_Maximum3DDiameter"), 1, UcumUnits.MILLIMETRE));
    if (series.header().modality().equals("CT")) {
      measurements.add(
          measurement(MEAN, value(values, "original_firstorder_Mean"), 1, UcumUnits.HOUNSFIELD));
    }
    return measurements;
  }

  /** A lesion too small to be measured keeps its group, without numbers. */
  private Optional<Map<String, Double>> features(Lesion.Drawing drawing, Series series) {
    try {
      return Optional.of(features.of(drawing.segment().mask(), series, SETTINGS));
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  private static double value(Map<String, Double> values, String name) {
    return Optional.ofNullable(values.get(name))
        .orElseThrow(() -> new IllegalStateException(name + " was asked for and is not there"));
  }

  private static Measurement measurement(Code concept, double value, int decimals, Code unit) {
    return new Measurement(
        concept, BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN), unit);
  }
}
