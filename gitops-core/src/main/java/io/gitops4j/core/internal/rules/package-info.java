/** Makes recording and alert rules of services. Pure: equal services and settings give equal rules, in the same order. */
@NullMarked
package io.gitops4j.core.internal.rules;

import org.jspecify.annotations.NullMarked;
