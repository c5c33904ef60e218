@NullMarked
package kr.mambo.beanstalk.poll;

import org.jspecify.annotations.NullMarked;
