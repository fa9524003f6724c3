/** The worker's configuration: one YAML file, read once, typed records, every key known. */
@NullMarked
package org.tacescore.worker.config;

import org.jspecify.annotations.NullMarked;
