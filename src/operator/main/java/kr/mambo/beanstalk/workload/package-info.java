/**
 * What runs, said once for both targets: spec and resolved inputs become a {@link
 * kr.mambo.beanstalk.workload.Workload}, or a list of sentences that say why not. Pure.
 */
@NullMarked
package kr.mambo.beanstalk.workload;

import org.jspecify.annotations.NullMarked;
