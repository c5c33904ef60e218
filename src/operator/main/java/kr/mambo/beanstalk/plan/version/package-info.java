/** Application versions: whether and what to deploy, and what follows a failed deployment. */
@NullMarked
package kr.mambo.beanstalk.plan.version;

import org.jspecify.annotations.NullMarked;
