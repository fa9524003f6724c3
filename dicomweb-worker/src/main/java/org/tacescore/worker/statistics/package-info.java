/** The statistics of {@code learning}, asked of a table in a file and answered as JSON. */
@NullMarked
package org.tacescore.worker.statistics;

import org.jspecify.annotations.NullMarked;
