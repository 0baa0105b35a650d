"""How answers are run when nbgrader grades them: without the lesson's long trainings."""

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.converters import Autograde
from nbgrader.preprocessors import Execute

#: Tag of a cell that takes long, or needs the result of such a cell. No exercise needs one.
SLOW = "slow"

NOT_RUN = "This cell takes long and has no points: it was not run when the answers were graded.\n"


class ExecuteAnswers(Execute):
    """Runs every cell but those with the tag "slow"; a cell with an answer or points always."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: ResourcesDict, index: int
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Execute a cell, or say why not."""
        if SLOW in cell.metadata.get("tags", ()) and "nbgrader" not in cell.metadata:
            cell.outputs = [new_output("stream", name="stdout", text=NOT_RUN)]
            return cell, resources
        return super().preprocess_cell(cell, resources, index)


#: nbgrader's own steps of grading, with its execution replaced.
AUTOGRADE_STEPS = [
    ExecuteAnswers if step is Execute else step
    for step in Autograde.class_traits()["autograde_preprocessors"].make_dynamic_default()
]
