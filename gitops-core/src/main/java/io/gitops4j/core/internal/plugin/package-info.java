/** Which plug-ins are there, and how instances are made of them. */
@NullMarked
package io.gitops4j.core.internal.plugin;

import org.jspecify.annotations.NullMarked;
