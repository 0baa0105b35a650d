"""The hub of jupyterhub_config.py for a first look: on this computer alone, without its users.

Any name comes in with the password below, and all learners are one user of the computer, so
nothing keeps them apart and nbgrader cannot tell them from each other. Never use it for a class.
"""

import os
from pathlib import Path

here = Path(__file__).resolve().parent
load_subconfig("jupyterhub_config.py", path=str(here))  # noqa: F821  JupyterHub gives it

c = get_config()  # noqa: F821

c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = "perceptron"
c.Authenticator.admin_users = set()
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(Path.cwd() / "homes" / "{username}")
# Jupyter refuses root unless told.
c.Spawner.args = ["--allow-root"] if os.geteuid() == 0 else []
