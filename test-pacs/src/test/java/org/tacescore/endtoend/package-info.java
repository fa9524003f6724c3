/** Studies in, reports out: the whole worker as a process of its own, against real peers. */
@NullMarked
package org.tacescore.endtoend;

import org.jspecify.annotations.NullMarked;
