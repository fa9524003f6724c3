/** Studies in every arrangement of arrival, and the state in which each ends. */
@NullMarked
package org.tacescore.rendezvous;

import org.jspecify.annotations.NullMarked;
