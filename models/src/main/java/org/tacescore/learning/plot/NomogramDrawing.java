package org.tacescore.learning.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.tacescore.learning.plot.Axis.Tick;
import org.tacescore.learning.plot.NomogramPlot.Categorical;
import org.tacescore.learning.plot.NomogramPlot.Continuous;
import org.tacescore.learning.plot.NomogramPlot.Horizon;
import org.tacescore.learning.plot.NomogramPlot.Level;
import org.tacescore.learning.plot.NomogramPlot.Probability;
import org.tacescore.learning.plot.NomogramPlot.Survival;
import org.tacescore.learning.plot.NomogramPlot.Variable;
import org.tacescore.learning.plot.NomogramScale.Label;

/** Draws the scales of a nomogram below each other. */
final class NomogramDrawing {
  static final double NAMES = 150;
  static final double LEFT = 190;
  private static final double END = Sheet.RIGHT - 14;

  /** Those that must stand come first; the rest where there is room. */
  private static final List<Double> PROBABILITIES =
      List.of(0.5, 0.1, 0.9, 0.3, 0.7, 0.2, 0.8, 0.4, 0.6, 0.01, 0.99, 0.05, 0.95, 0.001, 0.999);

  private final NomogramPlot plot;
  private final Sheet sheet;
  private final double widest;
  private final Axis points;
  private final Axis total;
  private final double least;

  NomogramDrawing(NomogramPlot plot) {
    this.plot = plot;
    this.sheet = new Sheet(plot.title());
    this.widest = plot.variables().stream().mapToDouble(NomogramDrawing::range).max().orElse(1);
    double sum = plot.variables().stream().mapToDouble(NomogramDrawing::range).sum();
    this.least = plot.variables().stream().mapToDouble(Variable::lowest).sum();
    this.points = Axis.linear(0, 100, LEFT, END);
    this.total = Axis.linear(0, 100 * sum / widest, LEFT, END);
  }

  private static double range(Variable variable) {
    return variable.highest() - variable.lowest();
  }

  Drawing draw() {
    sheet.describe("Nomogram of %s variables".formatted(plot.variables().size()));
    double y = axisScale("Points", points).draw(sheet, sheet.top());
    for (Variable variable : plot.variables()) {
      y = scale(variable).draw(sheet, y);
    }
    y = axisScale("Total points", total).draw(sheet, y + 6);
    for (NomogramScale scale : predictions()) {
      y = scale.draw(sheet, y);
    }
    plot.variables().forEach(variable -> sheet.describe(text(variable)));
    String how =
        "Read the points of each value on the top scale, add them, and read below the sum.";
    return sheet.finish(sheet.note(how, y));
  }

  private String text(Variable variable) {
    double most = 100 * range(variable) / widest;
    return "%s: up to %s points".formatted(variable.name(), NumberText.fixed(most, 0));
  }

  private static NomogramScale axisScale(String name, Axis axis) {
    NomogramScale scale = new NomogramScale(name, axis.from(), axis.to());
    scale.offer(axis, axis.ticksAcross(Lettering.SMALL, 26));
    return scale;
  }

  private NomogramScale scale(Variable variable) {
    double to = points.at(100 * range(variable) / widest);
    NomogramScale scale = new NomogramScale(variable.name(), LEFT, to);
    if (variable instanceof Categorical categorical) {
      for (Level level : categorical.levels()) {
        double place = points.at(100 * (level.effect() - variable.lowest()) / widest);
        scale.keep(new Label(place, level.name()));
      }
    } else if (variable instanceof Continuous continuous) {
      number(scale, continuous);
    }
    return scale;
  }

  /** Round values where two have room, else both ends in one label. */
  private void number(NomogramScale scale, Continuous variable) {
    double length = 100 * range(variable) / widest;
    double start = points.at(0);
    double end = points.at(length);
    boolean rises = variable.coefficient() >= 0;
    Axis axis =
        Axis.linear(variable.least(), variable.most(), rises ? start : end, rises ? end : start);
    List<Tick> ticks = axis.ticksAcross(Lettering.SMALL, 0);
    if (end - start < 40 || ticks.size() < 2) {
      String text = NumberText.plain(variable.least()) + " to " + NumberText.plain(variable.most());
      scale.keep(new Label((start + end) / 2, text));
      return;
    }
    scale.offer(axis, ticks);
  }

  private List<NomogramScale> predictions() {
    List<NomogramScale> scales = new ArrayList<>();
    if (plot.prediction() instanceof Probability probability) {
      DoubleUnaryOperator predictor = p -> Math.log(p / (1 - p)) - probability.intercept();
      String name = "Probability of " + probability.outcome();
      scales.add(prediction(name, predictor));
    } else if (plot.prediction() instanceof Survival survival) {
      for (Horizon horizon : survival.horizons()) {
        double hazard = Math.log(-Math.log(horizon.baseline()));
        DoubleUnaryOperator predictor = p -> Math.log(-Math.log(p)) - hazard + survival.centre();
        scales.add(prediction(horizon.name(), predictor));
      }
    }
    return scales;
  }

  /** A scale of probabilities below that of total points. */
  private NomogramScale prediction(String name, DoubleUnaryOperator predictor) {
    double first = END;
    double last = LEFT;
    List<Label> labels = new ArrayList<>();
    for (double probability : PROBABILITIES) {
      double sum = 100 * (predictor.applyAsDouble(probability) - least) / widest;
      if (total.holds(sum)) {
        double place = total.at(sum);
        labels.add(new Label(place, Double.toString(probability)));
        first = Math.min(first, place);
        last = Math.max(last, place);
      }
    }
    if (labels.isEmpty()) {
      NomogramScale scale = new NomogramScale(name, LEFT, LEFT);
      scale.remark("no value from 0.001 to 0.999 in this range");
      return scale;
    }
    NomogramScale scale = new NomogramScale(name, first, last);
    labels.forEach(scale::offer);
    return scale;
  }
}
