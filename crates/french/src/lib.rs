//! French as contracts print it: typography, numbers, agreement, order.
