/** Pages of XHTML as PDF, for any report that people read. */
@NullMarked
package org.tacescore.report.page;

import org.jspecify.annotations.NullMarked;
