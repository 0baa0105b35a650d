"""A JupyterHub for a class on one Linux server; docs/TEACHING.md says how to set it up.

Everybody works in the course's own environment, the one that this JupyterHub runs in. Each
learner is a user of the server, and files of the course that belong to root can be read by all
and changed by none. trial_config.py is the same without users of the server, for a first look.
"""

import os
import sys
from pathlib import Path

DEPLOY = Path(__file__).resolve().parent
PROGRAMS = Path(sys.prefix) / "bin"

c = get_config()  # noqa: F821  JupyterHub gives it

# Who may come in: every user of the server, with the server's password. To name them instead,
# write allowed_users = {"ann", "bob"} in place of allow_all.
c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allow_all = True
# Who may start and stop the servers of others, on the page /hub/admin.
c.Authenticator.admin_users = {"teacher"}

# Passwords must not travel in the clear: give a certificate here, or let a web server in front
# of the hub keep one, and then listen on 127.0.0.1 only.
c.JupyterHub.bind_url = "http://:8000"
# c.JupyterHub.ssl_key, c.JupyterHub.ssl_cert = "/etc/ssl/hub.key", "/etc/ssl/hub.pem"
c.ConfigurableHTTPProxy.command = [str(PROGRAMS / "configurable-http-proxy")]

# start_server.py runs as the learner. It puts the lessons into ~/lessons, once each, and starts
# JupyterLab; so a learner's own copy is never written over.
c.Spawner.cmd = [sys.executable, str(DEPLOY / "start_server.py")]
c.Spawner.notebook_dir = "~"
c.Spawner.default_url = "/lab/tree/lessons/00_start_here.ipynb"
# When a whole class comes at once, a server may take its time.
c.Spawner.start_timeout = 300
c.Spawner.http_timeout = 300

# The most memory that one notebook may take. Beyond it, Python says MemoryError in that notebook
# and nobody else notices. The largest lesson needs a third of it.
c.Spawner.mem_limit = "2G"

c.Spawner.environment = {
    "PATH": f"{PROGRAMS}{os.pathsep}/usr/local/bin:/usr/bin:/bin",
    # Settings of JupyterLab and nbgrader for the class, in terminals too.
    "JUPYTER_CONFIG_PATH": str(DEPLOY / "jupyter"),
    # One processor a notebook: with a class at work, more would only wait for each other.
    "OMP_NUM_THREADS": "1",
}
