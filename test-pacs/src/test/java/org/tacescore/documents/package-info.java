/** What the documents say, held against the code. */
@NullMarked
package org.tacescore.documents;

import org.jspecify.annotations.NullMarked;
