@NullMarked
package kr.mambo.beanstalk.plan.kubernetes;

import org.jspecify.annotations.NullMarked;
