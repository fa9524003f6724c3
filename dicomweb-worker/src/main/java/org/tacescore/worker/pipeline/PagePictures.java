package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.tacescore.recipe.RoiRule;
import org.tacescore.report.score.GreyImage;
import org.tacescore.report.score.HeatLayer;
import org.tacescore.report.score.Outline;
import org.tacescore.report.score.PictureStrip;
import org.tacescore.report.score.SlicePicture;
import org.tacescore.segio.Roi;
import org.tacescore.segio.Series;
import org.tacescore.segio.SeriesPart;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/** Slices of the measured series with the outlines of what was measured, for the score page. */
final class PagePictures {
  private final StudyReading reading;
  private final List<StudyRegions.Region> regions;

  PagePictures(StudyReading reading, StudyMeasures measures) {
    this.reading = reading;
    this.regions = measures.regions();
  }

  /** A strip for each measured series: the lesion's largest slice and one on either side. */
  List<PictureStrip> strips() {
    Map<SeriesPart, StudyRegions.Region> first = new LinkedHashMap<>();
    regions.stream()
        .filter(StudyRegions.Region::isTumour)
        .forEach(region -> first.putIfAbsent(region.series().header().part(), region));
    return first.values().stream()
        .map(
            region ->
                strip(
                    region.phase().name(),
                    region.series(),
                    slices(region.roi().mask()),
                    Optional.empty()))
        .toList();
  }

  /**
   * Slices of one series.
   *
   * @param heat on the grid of the series; empty for none
   */
  PictureStrip strip(String title, Series series, List<Integer> slices, Optional<Volume> heat) {
    Map<Outline.Kind, Mask> masks = masks(series);
    PageField field = PageField.about(masks, series.volume().geometry());
    PageWindow window = PageWindow.of(series, slices);
    List<SlicePicture> pictures = new ArrayList<>();
    for (int slice : slices) {
      pictures.add(
          new SlicePicture(
              grey(series.volume(), field, slice, window),
              heat.map(map -> List.of(layer(map, field, slice))).orElse(List.of()),
              outlines(masks, field, slice),
              position(series.volume().geometry(), slice)));
    }
    return new PictureStrip(title, note(series, window), pictures);
  }

  private static String note(Series series, PageWindow window) {
    String description = series.header().description();
    return "%s%s".formatted(description.isBlank() ? "" : description + "; ", window.words());
  }

  /** What was measured on a series, and the liver where one is drawn. */
  private Map<Outline.Kind, Mask> masks(Series series) {
    Map<Outline.Kind, Mask> masks = new LinkedHashMap<>();
    reading.liverOn(series).map(Roi::mask).ifPresent(liver -> masks.put(Outline.Kind.LIVER, liver));
    for (StudyRegions.Region region : regions) {
      if (region.series().header().part().equals(series.header().part())) {
        kind(region).ifPresent(kind -> masks.merge(kind, region.roi().mask(), Mask::union));
      }
    }
    return masks;
  }

  /** The tumour and what lies around it would only be both again. */
  private static Optional<Outline.Kind> kind(StudyRegions.Region region) {
    if (region.isTumour()) {
      return Optional.of(Outline.Kind.TUMOUR);
    }
    return region.key().kind() == RoiRule.Kind.RING
        ? Optional.of(Outline.Kind.RING)
        : Optional.empty();
  }

  /** The largest slice, and those halfway to both ends. */
  private static List<Integer> slices(Mask tumour) {
    GridBox box = tumour.boundingBox().orElseThrow();
    int largest = MaskOutline.largestSlice(tumour);
    int first = box.firstSlice();
    int last = box.lastSlice();
    return List.copyOf(
        new TreeSet<>(List.of((first + largest) / 2, largest, (largest + last + 1) / 2)));
  }

  private static GreyImage grey(Volume volume, PageField field, int slice, PageWindow window) {
    byte[] pixels = new byte[field.columns() * field.rows()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = window.grey(volume.at(field.column(i), field.row(i), slice));
    }
    return GreyImage.of(
        field.columns(),
        field.rows(),
        volume.geometry().spacingMm().columnMm(),
        volume.geometry().spacingMm().rowMm(),
        pixels);
  }

  private static HeatLayer layer(Volume heat, PageField field, int slice) {
    float[] values = new float[field.columns() * field.rows()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) heat.at(field.column(i), field.row(i), slice);
    }
    return HeatLayer.of(field.columns(), field.rows(), values);
  }

  private static List<Outline> outlines(Map<Outline.Kind, Mask> masks, PageField field, int slice) {
    List<Outline> outlines = new ArrayList<>();
    for (Outline.Kind kind : List.of(Outline.Kind.LIVER, Outline.Kind.RING, Outline.Kind.TUMOUR)) {
      Optional.ofNullable(masks.get(kind))
          .map(mask -> inside(mask, field, slice))
          .filter(inside -> !inside.isEmpty())
          .ifPresent(
              inside ->
                  outlines.add(
                      new Outline(kind, Outline.Region.of(field.columns(), field.rows(), inside))));
    }
    return outlines;
  }

  private static BitSet inside(Mask mask, PageField field, int slice) {
    BitSet inside = new BitSet();
    for (int i = 0; i < field.columns() * field.rows(); i++) {
      inside.set(i, mask.contains(field.column(i), field.row(i), slice));
    }
    return inside;
  }

  /** Slices count from 1, as viewers count them. */
  private static String position(VolumeGeometry geometry, int slice) {
    GridSize size = geometry.size();
    double z = geometry.positionOf((size.columns() - 1) / 2.0, (size.rows() - 1) / 2.0, slice).z();
    return String.format(Locale.ROOT, "%d / %d, z %.1f mm", slice + 1, size.slices(), z);
  }
}
