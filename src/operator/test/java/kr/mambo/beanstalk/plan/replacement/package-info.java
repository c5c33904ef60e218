@NullMarked
package kr.mambo.beanstalk.plan.replacement;

import org.jspecify.annotations.NullMarked;
