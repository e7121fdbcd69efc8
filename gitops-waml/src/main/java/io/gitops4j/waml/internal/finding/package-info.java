/** What is wrong with a manifest, and where: places, paths, stable codes and the collector of findings. */
@NullMarked
package io.gitops4j.waml.internal.finding;

import org.jspecify.annotations.NullMarked;
