package org.tacescore.radiomics;

import java.util.List;

/** Breaks a rule on purpose, so that the rule is seen to fail. */
public final class PlantedKernelFault {
  public static final List<Class<?>> KNOWS =
      List.of(
          org.tacescore.volume.PlantedVolumeFault.class,
          org.tacescore.score.Analyte.class,
          org.jocl.CL.class);
}
