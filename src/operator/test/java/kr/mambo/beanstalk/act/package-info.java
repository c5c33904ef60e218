@NullMarked
package kr.mambo.beanstalk.act;

import org.jspecify.annotations.NullMarked;
