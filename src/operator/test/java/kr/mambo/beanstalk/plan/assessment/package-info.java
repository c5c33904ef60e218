@NullMarked
package kr.mambo.beanstalk.plan.assessment;

import org.jspecify.annotations.NullMarked;
