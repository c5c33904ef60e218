@NullMarked
package kr.mambo.beanstalk.status;

import org.jspecify.annotations.NullMarked;
