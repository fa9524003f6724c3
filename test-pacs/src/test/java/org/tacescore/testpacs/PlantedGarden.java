package org.tacescore.testpacs;

/** Breaks a rule on purpose, so that the rule is seen to fail. */
public final class PlantedGarden {}
