package org.tacescore.learning.plot;

import java.util.List;

/**
 * Kaplan-Meier curves with the numbers at risk.
 *
 * @param endpoint what the curve is of, e.g. {@code Progression-free survival}
 * @param timeUnit e.g. {@code months}
 * @param logRankP NaN where there is no test; then it is named so for two groups and more
 */
public record KaplanMeierPlot(
    String title, String endpoint, String timeUnit, List<Group> groups, double logRankP)
    implements Plot {
  static final int MOST_GROUPS = 42;

  /** One to 42 groups. */
  public KaplanMeierPlot {
    groups = List.copyOf(groups);
    InvalidPlotException.require(
        !groups.isEmpty() && groups.size() <= MOST_GROUPS,
        "a Kaplan-Meier plot shows 1 to %d groups, got %d",
        MOST_GROUPS,
        groups.size());
  }

  /**
   * One curve.
   *
   * @param median NaN where not reached, as its limits
   */
  public record Group(String name, int n, int events, Estimate median, List<Step> steps) {
    /** At least one step; times ascend. */
    public Group {
      steps = List.copyOf(steps);
      InvalidPlotException.require(!steps.isEmpty(), "the group %s has no times", name);
      for (int i = 1; i < steps.size(); i++) {
        InvalidPlotException.require(
            steps.get(i).time > steps.get(i - 1).time, "times of the group %s do not ascend", name);
      }
    }

    /** Patients under observation just before this time. */
    int atRisk(double time) {
      for (Step step : steps) {
        if (step.time >= time) {
          return step.atRisk;
        }
      }
      return 0;
    }

    double lastTime() {
      return steps.get(steps.size() - 1).time;
    }
  }

  /**
   * A time at which events or censorings are.
   *
   * @param atRisk patients just before it
   * @param survival after it, 0 to 1
   * @param lower NaN where there is no limit
   * @param upper NaN where there is no limit
   */
  public record Step(
      double time,
      int atRisk,
      int events,
      int censored,
      double survival,
      double lower,
      double upper) {
    /** A finite time of 0 and more; survival 0 to 1. */
    public Step {
      InvalidPlotException.require(
          time >= 0 && Double.isFinite(time), "a time must be 0 and more, got %s", time);
      InvalidPlotException.require(
          survival >= 0 && survival <= 1, "survival must be 0 to 1, got %s", survival);
    }

    boolean limited() {
      return !Double.isNaN(lower) && !Double.isNaN(upper);
    }
  }

  @Override
  public Drawing drawing() {
    return new KaplanMeierDrawing(this).draw();
  }
}
