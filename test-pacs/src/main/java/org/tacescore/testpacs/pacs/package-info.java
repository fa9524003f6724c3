/** A small PACS inside the process: DIMSE and DICOMweb over one folder, for demo and tests. */
@NullMarked
package org.tacescore.testpacs.pacs;

import org.jspecify.annotations.NullMarked;
