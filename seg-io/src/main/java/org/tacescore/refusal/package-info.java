/** The one list of reasons for which TACEscore declines to compute, and how one is raised. */
@NullMarked
package org.tacescore.refusal;

import org.jspecify.annotations.NullMarked;
