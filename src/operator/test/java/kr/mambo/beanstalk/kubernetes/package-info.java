@NullMarked
package kr.mambo.beanstalk.kubernetes;

import org.jspecify.annotations.NullMarked;
