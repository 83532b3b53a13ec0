using RecsConsole.Features.Catalog.Workflows.List;

namespace RecsConsole.Features.Catalog.Workflows;

/// <summary>The list of workflows that this tab left. Lives with the circuit.</summary>
public sealed class WorkflowMemory
{
    /// <summary>The list that was left for a workflow.</summary>
    public WorkflowFilter List { get; private set; } = new();

    public void Leave(WorkflowFilter list) => List = list;
}
