/** The rules of who may know whom, held against the compiled code of every module. */
@NullMarked
package org.tacescore.architecture;

import org.jspecify.annotations.NullMarked;
