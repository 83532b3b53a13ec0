using RecsConsole.Features.Catalog.ServiceLevels.List;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.ServiceLevels.Detail;

/// <summary>A service level: its versions, their life, what it means for open cases, and who did what. Read again when somebody changed it.</summary>
public sealed partial class ServiceLevelPage(
    ReadServiceLevel readLevel,
    SubmitServiceLevel submitLevel,
    WithdrawServiceLevel withdrawLevel,
    PublishServiceLevel publishLevel,
    RetireServiceLevel retireLevel,
    ServiceLevelMemory memory
)
{
    private string? _said;
    private string? _refusal;
    private bool _applies;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Catalog, ChangeKind.Permission];

    private VersionMoves Moves => new(submitLevel.RunAsync, withdrawLevel.RunAsync, PublishAsync, retireLevel.RunAsync);

    protected override Task<Result<ServiceLevelView>> ReadAsync(Actor actor, string question) =>
        readLevel.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged()
    {
        base.OnQuestionChanged();
        (_said, _refusal, _applies) = (null, null, false);
    }

    private static IEnumerable<ServiceLevelVersion> StandingOf(ServiceLevelView view) =>
        new[] { view.Published ?? (view.Pending is null ? view.Newest : null), view.Pending }.OfType<ServiceLevelVersion>().Distinct();

    private static ItemStand ItemOf(ServiceLevelView view) =>
        new(view.Key, StandOf(view.Newest), view.Published is { } used ? StandOf(used) : null, view.MayManage, view.WroteNewest);

    private static VersionStand StandOf(ServiceLevelVersion version) =>
        new(version.Version, version.Status, version.Revision, version.Text.Title);

    private static string EditAddress(ServiceLevelView view) => ServiceLevelFilter.AddressOf(view.Key) + "/edit";

    private Task<Result<VersionMoved>> PublishAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        publishLevel.RunAsync(actor, request with { AppliesToOpenCases = _applies }, cancellationToken);

    // Whatever came of the step, the page shows what stands now.
    private Task StepAsync(Result<VersionMoved> moved)
    {
        (_said, _refusal, _applies) = (moved.Value?.Message, moved.Error?.Message, _applies && !moved.IsOk);
        return ReadAgainAsync();
    }
}
