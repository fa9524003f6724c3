/**
 * Plots of statistics for people who read papers, as SVG and PNG.
 *
 * <p>Each plot is a record of plain numbers that draws itself; nothing is estimated here. A page is
 * 600 px wide, x to the right, y downwards; no letter is smaller than 11 px. {@code Canvas} has two
 * makers of output, so that SVG and PNG are the same drawing. Layout uses a table of letter widths,
 * not the fonts of the machine: the bytes of an SVG depend on its numbers alone. Texts take numbers
 * by {@code %s}: {@code %d} would write the digits of the locale.
 */
@NullMarked
package org.tacescore.learning.plot;

import org.jspecify.annotations.NullMarked;
