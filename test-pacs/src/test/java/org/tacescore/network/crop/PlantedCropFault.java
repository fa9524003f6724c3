package org.tacescore.network.crop;

/** Breaks a rule on purpose, so that the rule is seen to fail. */
public final class PlantedCropFault {
  public static final Class<?> KNOWS = org.tacescore.segio.Roi.class;
}
