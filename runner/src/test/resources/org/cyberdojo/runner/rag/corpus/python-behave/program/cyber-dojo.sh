export PYTHONPATH=.
behave --no-color
