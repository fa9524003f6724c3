/** Taking back what was sent: the rejection notes of retracted jobs. */
@NullMarked
package org.tacescore.worker.retract;

import org.jspecify.annotations.NullMarked;
