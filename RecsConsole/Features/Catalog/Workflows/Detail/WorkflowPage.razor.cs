using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Features.Catalog.Workflows.List;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.Workflows.Detail;

/// <summary>A workflow: its picture and steps, its versions and their life, and who did what. Read again when somebody changed it.</summary>
public sealed partial class WorkflowPage(
    ReadWorkflow readWorkflow,
    SubmitWorkflow submitWorkflow,
    WithdrawWorkflow withdrawWorkflow,
    PublishWorkflow publishWorkflow,
    RetireWorkflow retireWorkflow,
    WorkflowMemory memory
)
{
    private string? _said;
    private string? _refusal;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Catalog, ChangeKind.Permission];

    private VersionMoves Moves =>
        new(submitWorkflow.RunAsync, withdrawWorkflow.RunAsync, publishWorkflow.RunAsync, retireWorkflow.RunAsync);

    protected override Task<Result<WorkflowView>> ReadAsync(Actor actor, string question) =>
        readWorkflow.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged()
    {
        base.OnQuestionChanged();
        (_said, _refusal) = (null, null);
    }

    private static IEnumerable<WorkflowVersion> StandingOf(WorkflowView view) =>
        new[] { view.Published ?? (view.Pending is null ? view.Newest : null), view.Pending }.OfType<WorkflowVersion>().Distinct();

    private static ItemStand ItemOf(WorkflowView view) =>
        new(view.Key, StandOf(view.Newest), view.Published is { } used ? StandOf(used) : null, view.MayManage, view.WroteNewest);

    private static VersionStand StandOf(WorkflowVersion version) =>
        new(version.Version, version.Status, version.Revision, version.Content.Title);

    private static string EditAddress(WorkflowView view) => WorkflowFilter.AddressOf(view.Key) + "/edit";

    // Whatever came of the step, the page shows what stands now.
    private Task StepAsync(Result<VersionMoved> moved)
    {
        (_said, _refusal) = (moved.Value?.Message, moved.Error?.Message);
        return ReadAgainAsync();
    }
}
