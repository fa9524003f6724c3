package org.tacescore.learning.report;

import org.tacescore.learning.plot.Plot;

/**
 * A drawing in a report.
 *
 * @param kind a word without spaces, for the page's markup
 * @param reading a sentence or two that say how to read it
 */
record Figure(String kind, Plot plot, String reading) {}
