package org.tacescore.learning.plot;

/** Numbers that can be drawn. Immutable. */
public sealed interface Plot
    permits RocPlot,
        CalibrationPlot,
        DecisionCurvePlot,
        KaplanMeierPlot,
        CorrelationMapPlot,
        CoefficientPathPlot,
        ForestPlot,
        NomogramPlot,
        TimeAucPlot,
        CutpointPlot {

  /** Stands above the drawing. */
  String title();

  /** The drawing; the same numbers give the same one. */
  Drawing drawing();
}
