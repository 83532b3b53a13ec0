using RecsConsole.Features.Catalog.Workflows.List;

namespace RecsConsole.Features.Catalog.Workflows;

/// <summary>The workflow list that this tab last showed. Lives as long as the circuit.</summary>
public sealed class WorkflowMemory
{
    /// <summary>The filter of the list from which a workflow was opened.</summary>
    public WorkflowFilter List { get; private set; } = new();

    public void Leave(WorkflowFilter list) => List = list;
}
