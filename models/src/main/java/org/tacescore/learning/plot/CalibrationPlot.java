package org.tacescore.learning.plot;

import java.util.List;

/**
 * Observed frequency against predicted probability.
 *
 * @param predictions a probability a patient, for the histogram; may be empty
 * @param slope of the calibration line; 1 is ideal
 * @param intercept of the calibration in the large; 0 is ideal
 * @param brier mean squared error, 0 to 1
 */
public record CalibrationPlot(
    String title,
    List<Bin> bins,
    List<Double> predictions,
    Estimate slope,
    Estimate intercept,
    Estimate brier)
    implements Plot {
  private static final double SIDE = 400;
  private static final double LEFT = 96;

  /** At least one bin; predictions are 0 to 1. */
  public CalibrationPlot {
    bins = List.copyOf(bins);
    predictions = List.copyOf(predictions);
    InvalidPlotException.require(!bins.isEmpty(), "a calibration plot needs a bin");
    for (double prediction : predictions) {
      requireShare("a prediction", prediction);
    }
  }

  /**
   * Patients of like predictions.
   *
   * @param predicted their mean prediction, 0 to 1
   * @param observed share with the outcome, with its limits
   * @param n patients
   */
  public record Bin(double predicted, Estimate observed, int n) {
    /** Both are 0 to 1, of one patient at least. */
    public Bin {
      requireShare("a mean prediction", predicted);
      requireShare("an observed share", observed.value());
      InvalidPlotException.require(n > 0, "a bin of %d patients", n);
    }
  }

  private static void requireShare(String name, double value) {
    InvalidPlotException.require(
        value >= 0 && value <= 1, "%s must be 0 to 1, got %s", name, value);
  }

  @Override
  public Drawing drawing() {
    Sheet sheet = new Sheet(title);
    sheet.describe("Calibration: observed frequency against predicted probability");
    Axis x = Axis.linear(0, 1, LEFT, LEFT + SIDE);
    Axis y = Axis.linear(0, 1, sheet.top() + SIDE, sheet.top());
    Frame frame = new Frame(x, y, "Predicted probability", "Observed frequency");
    double next = frame.draw(sheet);
    sheet.line(List.of(frame.at(0, 0), frame.at(1, 1)), Pen.REFERENCE);
    drawBins(sheet, frame);
    next = predictions.isEmpty() ? next : Histogram.draw(sheet, predictions, x, next + 6);
    Legend legend = new Legend();
    legend.dot(Palette.series(0), binText()).line(Pen.REFERENCE, "Ideal");
    double end = legend.draw(sheet, next) + 2;
    end = sheet.note("Slope " + slope.text(), end);
    end = sheet.note("Intercept " + intercept.text(), end);
    return sheet.finish(sheet.note("Brier score " + brier.text(), end));
  }

  private void drawBins(Sheet sheet, Frame frame) {
    Pen pen = Palette.pen(0);
    sheet.line(bins.stream().map(bin -> at(frame, bin)).toList(), Pen.of(pen.colour(), 1));
    for (Bin bin : bins) {
      Point at = at(frame, bin);
      if (bin.observed.limited()) {
        double low = frame.y().within(bin.observed.lower());
        double high = frame.y().within(bin.observed.upper());
        sheet.limits(at.x(), low, high, pen);
      }
      sheet.dot(at, 4, Fill.of(pen.colour()));
    }
  }

  private static Point at(Frame frame, Bin bin) {
    return frame.at(bin.predicted, bin.observed.value());
  }

  private String binText() {
    int patients = bins.stream().mapToInt(Bin::n).sum();
    long without = bins.stream().filter(bin -> !bin.observed.limited()).count();
    String text = "%s groups of patients (n = %s) with 95%% CI".formatted(bins.size(), patients);
    if (bins.size() == 1) {
      text = "1 group of patients (n = %s) with 95%% CI".formatted(patients);
    }
    return without == 0 ? text : text + "; CI not estimable in " + without;
  }
}
