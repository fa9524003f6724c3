/**
 * The score page: what was scored for one study, as a page that people read.
 *
 * <p>One {@link org.tacescore.report.score.ScorePage} becomes a PDF and pictures of its pages; both
 * show the same texts. Nothing here computes a score or a number.
 */
@NullMarked
package org.tacescore.report.score;

import org.jspecify.annotations.NullMarked;
