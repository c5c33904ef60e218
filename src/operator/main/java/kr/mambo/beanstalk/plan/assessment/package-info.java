/** What is reported beside the decision: conditions, drift and planned changes. */
@NullMarked
package kr.mambo.beanstalk.plan.assessment;

import org.jspecify.annotations.NullMarked;
