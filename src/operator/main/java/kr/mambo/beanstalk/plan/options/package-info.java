/**
 * Configuration options: what the spec asks for, how it differs from what is live, and the calls
 * that close the difference.
 */
@NullMarked
package kr.mambo.beanstalk.plan.options;

import org.jspecify.annotations.NullMarked;
