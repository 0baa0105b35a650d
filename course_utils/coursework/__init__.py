"""From a lesson to an nbgrader assignment; `python -m course_utils.coursework --help` says how."""
