'use strict';

exports.answer = () => 6 * 9;
