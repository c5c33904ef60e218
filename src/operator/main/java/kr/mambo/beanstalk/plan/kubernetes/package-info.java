/** The Kubernetes side: manifests, cutover of the Service, rollback and removal. */
@NullMarked
package kr.mambo.beanstalk.plan.kubernetes;

import org.jspecify.annotations.NullMarked;
