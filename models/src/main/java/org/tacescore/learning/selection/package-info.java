/** Choices of columns, each learned on training rows: filters, rankings, elimination. */
@NullMarked
package org.tacescore.learning.selection;

import org.jspecify.annotations.NullMarked;
