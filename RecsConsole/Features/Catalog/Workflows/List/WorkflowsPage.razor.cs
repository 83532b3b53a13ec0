using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Workflows.List;

/// <summary>The tenant's workflows; reloads when someone changes one.</summary>
public sealed partial class WorkflowsPage(ListWorkflows listWorkflows, ListMemory<WorkflowFilter> memory)
{
    protected override Task<Result<WorkflowList>> ReadAsync(Actor actor, WorkflowFilter question) =>
        listWorkflows.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged() => memory.Leave(Filter);
}
