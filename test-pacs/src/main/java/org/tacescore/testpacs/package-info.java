/** The command line of the whole project: the worker's commands, phantom patients and the demo. */
@NullMarked
package org.tacescore.testpacs;

import org.jspecify.annotations.NullMarked;
