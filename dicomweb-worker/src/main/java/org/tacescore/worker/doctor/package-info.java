/** Looks at a worker's surroundings and names what is wrong with a remedy; changes nothing. */
@NullMarked
package org.tacescore.worker.doctor;

import org.jspecify.annotations.NullMarked;
