@NullMarked
package kr.mambo.beanstalk.plan;

import org.jspecify.annotations.NullMarked;
