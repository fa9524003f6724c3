package org.tacescore.volume;

import java.util.List;

/** Breaks a rule on purpose, so that the rule is seen to fail. */
public final class PlantedVolumeFault {
  public static final List<Class<?>> KNOWS =
      List.of(
          org.aoju.bus.image.galaxy.data.Attributes.class,
          org.tacescore.worker.cli.Main.class,
          org.tacescore.radiomics.PlantedKernelFault.class);
}
