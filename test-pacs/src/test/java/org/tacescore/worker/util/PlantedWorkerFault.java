package org.tacescore.worker.util;

import java.util.List;

/** Breaks a rule on purpose, so that the rule is seen to fail. */
public final class PlantedWorkerFault {
  public static final List<Class<?>> KNOWS =
      List.of(
          org.tacescore.testpacs.PlantedGarden.class,
          org.eclipse.jetty.server.Server.class,
          java.sql.Connection.class);
}
