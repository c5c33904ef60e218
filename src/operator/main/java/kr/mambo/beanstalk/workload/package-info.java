/**
 * The workload, described once for both targets: spec and resolved inputs become a {@link
 * kr.mambo.beanstalk.workload.Workload}, or a list of problems. Pure.
 */
@NullMarked
package kr.mambo.beanstalk.workload;

import org.jspecify.annotations.NullMarked;
