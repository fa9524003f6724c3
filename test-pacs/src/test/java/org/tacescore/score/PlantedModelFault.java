package org.tacescore.score;

import java.util.List;

/** Breaks a rule on purpose, so that the rule is seen to fail. */
public final class PlantedModelFault {
  public static final List<Class<?>> KNOWS =
      List.of(org.tacescore.worker.cli.Main.class, org.tensorflow.Graph.class);
}
