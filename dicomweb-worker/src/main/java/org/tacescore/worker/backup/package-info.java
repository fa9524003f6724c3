/** Backups of a worker's data folder: one is written, checked and put back whole or not at all. */
@NullMarked
package org.tacescore.worker.backup;

import org.jspecify.annotations.NullMarked;
