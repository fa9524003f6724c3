package org.tacescore.report;

import java.util.List;

/** Breaks a rule on purpose, so that the rule is seen to fail. */
public final class PlantedReportFault {
  public static final List<Class<?>> KNOWS = List.of(org.tacescore.score.Analyte.class);
}
