/** The demo: an embedded PACS, a worker and phantom patients in one process. */
@NullMarked
package org.tacescore.testpacs.demo;

import org.jspecify.annotations.NullMarked;
