using RecsConsole.Database;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Features.Catalog.ServiceLevels.List;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.ServiceLevels.Detail;

/// <summary>
/// The page of a service level: versions, life cycle, effect on open cases, and history. Reloads when someone changes it.
/// </summary>
public sealed partial class ServiceLevelPage(
    ReadServiceLevel readLevel,
    VersionLife<ServiceLevelRow, ServiceLevelContent> life,
    PublishServiceLevel publishLevel,
    ListMemory<ServiceLevelFilter> memory
)
{
    private bool _applies;

    private VersionMoves Moves => life.Moves with { Publish = PublishAsync };

    protected override Task<Result<ServiceLevelView>> ReadAsync(Actor actor, string question) =>
        readLevel.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged()
    {
        base.OnQuestionChanged();
        _applies = false;
    }

    private static IReadOnlyList<string> NotesOf(ServiceLevelView view) =>
        view.Against.Count > 0 ? [Texts.CannotBePublishedYet.With(view.Newest.Version, ServiceLevelRules.Describe(view.Against))] : [];

    private static string EditAddress(ServiceLevelView view) => ServiceLevelFilter.AddressOf(view.Key) + "/edit";

    private Task<Result<VersionStepResult>> PublishAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        publishLevel.RunAsync(actor, request with { AppliesToOpenCases = _applies }, cancellationToken);

    protected override Task StepAsync(Result<VersionStepResult> result)
    {
        ArgumentNullException.ThrowIfNull(result);
        _applies = _applies && !result.IsOk;
        return base.StepAsync(result);
    }
}
