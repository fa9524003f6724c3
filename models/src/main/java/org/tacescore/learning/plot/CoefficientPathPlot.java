package org.tacescore.learning.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.tacescore.learning.plot.Axis.Tick;

/**
 * Coefficients of a penalised regression against the natural logarithm of the penalty.
 *
 * @param lambdas positive, descending
 * @param lambdaMin with the least error in cross-validation
 * @param lambdaOneSe the largest within one standard error of it
 */
public record CoefficientPathPlot(
    String title,
    List<Double> lambdas,
    List<Path> paths,
    OptionalDouble lambdaMin,
    OptionalDouble lambdaOneSe)
    implements Plot {
  private static final double HEIGHT = 340;
  private static final int MOST_NAMED = 10;
  private static final Pen OTHER = Pen.of(Colour.of(0xA0A0A0), 0.8);

  /** At least one lambda, and a coefficient for each. */
  public CoefficientPathPlot {
    lambdas = List.copyOf(lambdas);
    paths = List.copyOf(paths);
    InvalidPlotException.require(!lambdas.isEmpty(), "a path needs a lambda");
    for (int i = 0; i < lambdas.size(); i++) {
      double lambda = lambdas.get(i);
      InvalidPlotException.require(
          lambda > 0 && Double.isFinite(lambda), "a lambda must be positive, got %s", lambda);
      InvalidPlotException.require(
          i == 0 || lambda < lambdas.get(i - 1), "lambdas must descend, got %s", lambda);
    }
    for (Path path : paths) {
      InvalidPlotException.require(
          path.coefficients.size() == lambdas.size(),
          "%s has %d coefficients for %d lambdas",
          path.name,
          path.coefficients.size(),
          lambdas.size());
    }
  }

  /** A variable's coefficients, one a lambda. */
  public record Path(String name, List<Double> coefficients) {
    /** Finite ones. */
    public Path {
      coefficients = List.copyOf(coefficients);
      InvalidPlotException.require(
          coefficients.stream().allMatch(Double::isFinite),
          "a coefficient of %s is not finite",
          name);
    }

    boolean enters() {
      return coefficients.stream().anyMatch(value -> value != 0);
    }
  }

  @Override
  public Drawing drawing() {
    Sheet sheet = new Sheet(title);
    sheet.describe("Coefficients against log lambda");
    double top = sheet.top() + 36;
    Frame frame = new Frame(xAxis(), yAxis(top), "log λ", "Coefficient");
    double next = frame.draw(sheet);
    drawCounts(sheet, frame, top);
    List<Path> named = named();
    for (Path path : paths) {
      if (path.enters() && !named.contains(path)) {
        sheet.line(line(frame, path), OTHER);
      }
    }
    Legend legend = new Legend();
    for (int i = named.size() - 1; i >= 0; i--) {
      sheet.line(line(frame, named.get(i)), Palette.pen(i));
    }
    for (int i = 0; i < named.size(); i++) {
      legend.line(Palette.pen(i), named.get(i).name);
    }
    long others = paths.stream().filter(Path::enters).count() - named.size();
    if (others > 0) {
      legend.line(OTHER, "%s other variables".formatted(others));
    }
    mark(sheet, frame, legend, lambdaMin, "λ.min", Pen.REFERENCE);
    mark(sheet, frame, legend, lambdaOneSe, "λ.1se", new Pen(Colour.BLACK, 1.2, Dash.DOTTED));
    double end = legend.draw(sheet, next);
    long never = paths.stream().filter(path -> !path.enters()).count();
    String zero = "Coefficient 0 at every λ: %s of %s variables.".formatted(never, paths.size());
    return sheet.finish(never > 0 ? sheet.note(zero, end) : end);
  }

  private void mark(
      Sheet sheet, Frame frame, Legend legend, OptionalDouble lambda, String name, Pen pen) {
    if (lambda.isEmpty() || !(lambda.getAsDouble() > 0)) {
      return;
    }
    double value = Math.log(lambda.getAsDouble());
    if (frame.x().holds(value)) {
      double x = frame.x().at(value);
      sheet.segment(x, frame.y().from(), x, frame.y().to(), pen);
    }
    int nonZero = nonZero(nearest(value));
    String text = "%s = %s (log λ = %s), non-zero coefficients: %s";
    legend.line(
        pen,
        text.formatted(
            name, NumberText.of(lambda.getAsDouble()), NumberText.fixed(value, 2), nonZero));
  }

  private Axis xAxis() {
    double lo = Math.log(lambdas.get(lambdas.size() - 1));
    return Axis.linear(lo, Math.log(lambdas.get(0)), 92, Sheet.RIGHT - 12);
  }

  private Axis yAxis(double top) {
    double lo = 0;
    double hi = 0;
    for (Path path : paths) {
      for (double value : path.coefficients) {
        lo = Math.min(lo, value);
        hi = Math.max(hi, value);
      }
    }
    double more = (hi / 2 - lo / 2) * 0.08;
    return Axis.linear(lo - more, hi + more, top + HEIGHT, top);
  }

  /** From the last zero before it enters, so that zeros do not hide each other. */
  private List<Point> line(Frame frame, Path path) {
    List<Point> line = new ArrayList<>();
    int first = 0;
    while (first < lambdas.size() - 1 && path.coefficients.get(first + 1) == 0) {
      first++;
    }
    for (int i = path.coefficients.get(0) == 0 ? first : 0; i < lambdas.size(); i++) {
      line.add(frame.at(Math.log(lambdas.get(i)), path.coefficients.get(i)));
    }
    return line;
  }

  /** The largest at lambda.min, or at the least lambda where that one is not known. */
  private List<Path> named() {
    int last = lambdas.size() - 1;
    int place = lambdaMin.isPresent() ? nearest(Math.log(lambdaMin.getAsDouble())) : last;
    Comparator<Path> size =
        Comparator.<Path>comparingDouble(path -> Math.abs(path.coefficients.get(place)))
            .thenComparingDouble(path -> Math.abs(path.coefficients.get(last)));
    return paths.stream().filter(Path::enters).sorted(size.reversed()).limit(MOST_NAMED).toList();
  }

  private int nearest(double logLambda) {
    return IntStream.range(0, lambdas.size())
        .boxed()
        .min(Comparator.comparingDouble(i -> Math.abs(Math.log(lambdas.get(i)) - logLambda)))
        .orElse(0);
  }

  private int nonZero(int place) {
    return (int) paths.stream().filter(path -> path.coefficients.get(place) != 0).count();
  }

  private void drawCounts(Sheet sheet, Frame frame, double top) {
    double middle = (frame.x().from() + frame.x().to()) / 2;
    Point at = new Point(middle, top - 24);
    sheet.text(at, "Non-zero coefficients", Lettering.SMALL.middle());
    for (Tick tick : frame.xTicks()) {
      double x = frame.x().at(tick.value());
      sheet.segment(x, top, x, top - 4, Pen.AXIS);
      String count = Integer.toString(nonZero(nearest(tick.value())));
      sheet.text(new Point(x, top - 8), count, Lettering.SMALL.middle());
    }
  }
}
