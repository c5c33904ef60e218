@NullMarked
package kr.mambo.beanstalk.plan.platform;

import org.jspecify.annotations.NullMarked;
