using RecsConsole.Components.Lists;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.Workflows.List;

/// <summary>The tenant's workflows; reloads when someone changes one.</summary>
public sealed partial class WorkflowsPage(ListWorkflows listWorkflows, WorkflowMemory memory)
{
    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Catalog, ChangeKind.Permission];

    protected override Task<Result<WorkflowList>> ReadAsync(Actor actor, WorkflowFilter question) =>
        listWorkflows.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged() => memory.Leave(Filter);

    private async Task<ListPart<WorkflowLine>?> ReadPageAsync(int page) =>
        (await ReadAsync(await ActorAsync(), Filter with { Page = page })).Value is { } list ? PartOf(list) : null;

    private void Narrow(WorkflowFilter filter) => Show(filter with { Page = 1 });

    private static ListPart<WorkflowLine> PartOf(WorkflowList list) => new(list.Lines, list.Page, ListWorkflows.PageSize, list.Total);
}
