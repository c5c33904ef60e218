@NullMarked
package kr.mambo.beanstalk.plan.options;

import org.jspecify.annotations.NullMarked;
