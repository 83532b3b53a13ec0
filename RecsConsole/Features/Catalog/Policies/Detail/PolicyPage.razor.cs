using RecsConsole.Features.Catalog.Policies.List;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.Policies.Detail;

/// <summary>A policy: its versions, their life, what it means for open cases, and who did what. Read again when somebody changed it.</summary>
public sealed partial class PolicyPage(
    ReadPolicy readPolicy,
    SubmitPolicy submitPolicy,
    WithdrawPolicy withdrawPolicy,
    PublishPolicy publishPolicy,
    RetirePolicy retirePolicy,
    PolicyMemory memory
)
{
    private string? _said;
    private string? _refusal;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Catalog, ChangeKind.Permission];

    private VersionMoves Moves => new(submitPolicy.RunAsync, withdrawPolicy.RunAsync, publishPolicy.RunAsync, retirePolicy.RunAsync);

    protected override Task<Result<PolicyView>> ReadAsync(Actor actor, string question) => readPolicy.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged()
    {
        base.OnQuestionChanged();
        (_said, _refusal) = (null, null);
    }

    private static IEnumerable<PolicyVersion> StandingOf(PolicyView view) =>
        new[] { view.Published ?? (view.Pending is null ? view.Newest : null), view.Pending }.OfType<PolicyVersion>().Distinct();

    private static ItemStand ItemOf(PolicyView view) =>
        new(view.Key, StandOf(view.Newest), view.Published is { } used ? StandOf(used) : null, view.MayManage, view.WroteNewest);

    private static VersionStand StandOf(PolicyVersion version) =>
        new(version.Version, version.Status, version.Revision, version.Text.Title);

    private static string EditAddress(PolicyView view) => PolicyFilter.AddressOf(view.Key) + "/edit";

    private static string RetireConsequence(PolicyView view) => Texts.RetirePolicyConsequence.With(view.Actions, view.Documents);

    // Whatever came of the step, the page shows what stands now.
    private Task StepAsync(Result<VersionMoved> moved)
    {
        (_said, _refusal) = (moved.Value?.Message, moved.Error?.Message);
        return ReadAgainAsync();
    }
}
