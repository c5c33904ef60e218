@NullMarked
package kr.mambo.beanstalk.observe;

import org.jspecify.annotations.NullMarked;
