/**
 * The workload as Kubernetes wants it: manifests, and what is in the way of running them. Pure: the
 * same inputs give the same manifests.
 */
@NullMarked
package kr.mambo.beanstalk.kubernetes;

import org.jspecify.annotations.NullMarked;
