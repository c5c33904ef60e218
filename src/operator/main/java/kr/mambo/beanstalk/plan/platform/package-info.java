/** Platform versions: which one to run, when to move to it, and what AWS still supports. */
@NullMarked
package kr.mambo.beanstalk.plan.platform;

import org.jspecify.annotations.NullMarked;
