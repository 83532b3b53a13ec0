using RecsConsole.Database;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Workflows.List;

/// <summary>The tenant's workflows; reloads when someone changes one.</summary>
public sealed partial class WorkflowsPage(
    ListWorkflows listWorkflows,
    VersionLife<WorkflowRow, WorkflowContent> life,
    ListMemory<WorkflowFilter> memory
)
{
    protected override Task<Result<WorkflowList>> ReadAsync(Actor actor, WorkflowFilter question) =>
        listWorkflows.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged() => memory.Leave(Filter);
}
