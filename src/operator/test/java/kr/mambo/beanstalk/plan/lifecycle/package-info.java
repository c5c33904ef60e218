@NullMarked
package kr.mambo.beanstalk.plan.lifecycle;

import org.jspecify.annotations.NullMarked;
