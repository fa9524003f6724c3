package org.tacescore.kernels;

/** An index of a grid. */
public enum Axis {
  COLUMN,
  ROW,
  SLICE
}
