/**
 * Clinical values of a patient from files that a site puts into a folder, and which of them belong
 * to a study.
 */
@NullMarked
package org.tacescore.worker.clinical;

import org.jspecify.annotations.NullMarked;
