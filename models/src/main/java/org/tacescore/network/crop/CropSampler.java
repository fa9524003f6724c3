package org.tacescore.network.crop;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tacescore.network.ImageShape;
import org.tacescore.network.ImageTensor;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Vector3;

/** Cuts what a {@link CropRule} describes out of the series of a study. */
public final class CropSampler {
  private final CropRule rule;
  private final ImageShape shape;
  private final List<SeriesSampler> series;
  private final Intensities intensities;

  private CropSampler(CropRule rule, List<CropSeries> series) {
    this.rule = rule;
    this.shape = rule.shape(series.size());
    this.series = series.stream().map(SeriesSampler::new).toList();
    this.intensities =
        new Intensities(rule.preprocessing(), series.stream().map(CropSeries::volume).toList());
  }

  /**
   * The crops of a region.
   *
   * @param region on the grid that gives slices, squares and axes
   * @param series one after the other the sources of the channels; one may be there twice
   * @throws org.tacescore.refusal.RefusedException EMPTY_SEGMENT for a region without voxels,
   *     FRAME_OF_REFERENCE_MISMATCH where no way leads to a series, MASK_OUTSIDE_VOLUME when the
   *     middle of a crop lies outside a series, INCOMPLETE_FEATURES for a z-score of values that
   *     are all the same, and for values that are no numbers
   */
  public static Crops sample(CropRule rule, Mask region, List<CropSeries> series) {
    return new CropSampler(rule, series).sample(new RegionExtent(region));
  }

  private Crops sample(RegionExtent region) {
    series.forEach(one -> one.requireWayFrom(region.grid()));
    List<Frame> frames = frames(region).toList();
    float[] values = new float[Math.multiplyExact(frames.size(), shape.length())];
    for (int image = 0; image < frames.size(); image++) {
      double[] sampled = sample(frames.get(image));
      for (int i = 0; i < sampled.length; i++) {
        values[image * sampled.length + i] = (float) sampled[i];
      }
    }
    return new Crops(
        ImageTensor.of(frames.size(), shape, values), frames.stream().map(Frame::grid).toList());
  }

  private Stream<Frame> frames(RegionExtent region) {
    return switch (rule.slices()) {
      case LARGEST -> Stream.of(Frame.ofSlice(rule, region, region.largestSlice()));
      case EVERY ->
          region.slices(rule.leastArea()).mapToObj(slice -> Frame.ofSlice(rule, region, slice));
      case CUBE -> Stream.of(Frame.ofVolume(rule, region));
    };
  }

  private double[] sample(Frame frame) {
    Vector3 middle = frame.middlePosition();
    series.forEach(one -> one.requireInside(middle));
    double[] values = new double[shape.length()];
    int line = shape.columns() * shape.channels();
    IntStream.range(0, shape.slices() * shape.rows())
        .forEach(at -> sampleRow(frame, at / shape.rows(), at % shape.rows(), values, at * line));
    intensities.apply(values);
    return values;
  }

  private void sampleRow(Frame frame, int slice, int row, double[] values, int first) {
    int at = first;
    for (int column = 0; column < shape.columns(); column++) {
      Vector3 position = frame.positionOf(column, row, slice);
      for (SeriesSampler one : series) {
        if (rule.slices() == CropRule.Slices.CUBE) {
          values[at++] = one.inSpace(position);
        } else {
          for (int away = -rule.adjacent() / 2; away <= rule.adjacent() / 2; away++) {
            values[at++] = one.inPlane(position, away);
          }
        }
      }
    }
  }
}
