@NullMarked
package kr.mambo.beanstalk.plan.version;

import org.jspecify.annotations.NullMarked;
