@NullMarked
package kr.mambo.beanstalk.plan.evidence;

import org.jspecify.annotations.NullMarked;
