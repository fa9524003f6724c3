/**
 * The last station: objects go to the PACS by C-STORE or STOW-RS, exactly the bytes that were
 * stored when the job ended.
 */
@NullMarked
package org.tacescore.worker.deliver;

import org.jspecify.annotations.NullMarked;
