/**
 * The way in for PACS that do not push: studies are looked for by QIDO-RS or C-FIND, what the index
 * lacks is fetched by WADO-RS or C-MOVE, and enters by the same door as what is sent.
 */
@NullMarked
package org.tacescore.worker.fetch;

import org.jspecify.annotations.NullMarked;
