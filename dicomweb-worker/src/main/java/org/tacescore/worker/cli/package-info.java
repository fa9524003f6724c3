/** The command line: one class a command, and the one place that wires the worker together. */
@NullMarked
package org.tacescore.worker.cli;

import org.jspecify.annotations.NullMarked;
