package org.tacescore.report.score;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Scales below each other with this patient's place on them.
 *
 * @param title what it predicts
 * @param axes from the top: points, the variables, the sum, the predictions
 */
public record Nomogram(String title, List<Axis> axes) {
  public Nomogram {
    axes = List.copyOf(axes);
    InvalidScorePageException.require(!axes.isEmpty(), "nomogram %s has no axes", title);
  }

  /**
   * One scale. Places are fractions of the drawing's width, 0 left and 1 right.
   *
   * @param from where its line begins
   * @param to where its line ends
   * @param ticks with their labels, which have to have room
   * @param place of the patient, empty on the scale of points
   * @param told the patient's value there, with the points it gives
   */
  public record Axis(
      String name, double from, double to, List<Tick> ticks, OptionalDouble place, String told) {
    public Axis {
      ticks = List.copyOf(ticks);
      InvalidScorePageException.requireText("name of a scale", name);
      requireInside(name, from);
      requireInside(name, to);
      place.ifPresent(at -> requireInside(name, at));
    }
  }

  /** A mark on a scale. */
  public record Tick(double at, String label) {
    public Tick {
      requireInside(label, at);
    }
  }

  private static void requireInside(String name, double at) {
    InvalidScorePageException.require(
        at >= -1e-9 && at <= 1 + 1e-9, "a place on the scale %s is %s, not 0 to 1", name, at);
  }
}
