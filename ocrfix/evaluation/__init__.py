"""How good the program is: texts beside their truth, figures of a run, floors they must keep."""
