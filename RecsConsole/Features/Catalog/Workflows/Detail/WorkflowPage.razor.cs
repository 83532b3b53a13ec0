using RecsConsole.Database;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Features.Catalog.Workflows.List;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Workflows.Detail;

/// <summary>The page of a workflow: diagram and steps, versions and life cycle, and history. Reloads when someone changes it.</summary>
public sealed partial class WorkflowPage(
    ReadWorkflow readWorkflow,
    VersionLife<WorkflowRow, WorkflowContent> life,
    ListMemory<WorkflowFilter> memory
)
{
    protected override Task<Result<WorkflowView>> ReadAsync(Actor actor, string question) =>
        readWorkflow.RunAsync(actor, question, Disposed);

    private static IReadOnlyList<string> NotesOf(WorkflowView view) =>
        view.Against.Count > 0 ? [Texts.CannotBePublishedYet.With(view.Newest.Version, string.Join(' ', view.Against))] : [];

    private static string EditAddress(WorkflowView view) => WorkflowFilter.AddressOf(view.Key) + "/edit";
}
