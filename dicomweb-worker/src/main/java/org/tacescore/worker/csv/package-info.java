/** Comma-separated values by RFC 4180, read and written. */
@NullMarked
package org.tacescore.worker.csv;

import org.jspecify.annotations.NullMarked;
