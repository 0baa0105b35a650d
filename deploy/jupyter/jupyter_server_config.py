"""JupyterLab on the hub: as start.py opens it, and it ends what nobody uses."""

from pathlib import Path

load_subconfig(  # noqa: F821
    "jupyter_server_config.py", path=str(Path(__file__).resolve().parents[2] / "course_utils")
)

c = get_config()  # noqa: F821

c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"

# Kernels talk through sockets in the learner's own folder. Over TCP, kernels that start in the same
# moment may choose the same port, and then one of them does not come up.
c.KernelManager.transport = "ipc"

# Terminals find the course's own programs; a login shell, the default, would forget where.
c.ServerApp.terminado_settings = {"shell_command": ["/bin/bash"]}

# A notebook that nobody looks at gives its memory back after an hour, a server after two.
c.MappingKernelManager.cull_idle_timeout = 3600
c.MappingKernelManager.cull_interval = 300
c.ServerApp.shutdown_no_activity_timeout = 7200
