/**
 * The workload on Kubernetes: manifests, and blockers and warnings of a migration. Pure: the same
 * inputs give the same manifests.
 */
@NullMarked
package kr.mambo.beanstalk.kubernetes;

import org.jspecify.annotations.NullMarked;
