/** OHIF beside a PACS: where it is installed, and a web site that serves it. */
@NullMarked
package org.tacescore.testpacs.viewer;

import org.jspecify.annotations.NullMarked;
