using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Approvals.OnCase;

/// <summary>
/// Pending requests on a case; it follows the changes of the case, because a request alone does not change the case itself.
/// </summary>
public sealed partial class CaseApprovals(ListPendingOfCase listPendingOfCase)
{
    private Guid _shown;

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    /// <summary>
    /// The revision shown on the page; when it changes, for instance by a request made here, the list is reloaded immediately.
    /// </summary>
    [Parameter, EditorRequired]
    public required long Revision { get; set; }

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Case];

    protected override Guid? FollowsOnly(ChangeKind kind, Actor actor) => CaseId;

    protected override TimeSpan Gather => TimeSpan.FromMilliseconds(250);

    protected override CaseAtRevision Question => new(CaseId, Revision);

    protected override Task<Result<PendingOfCase>> ReadAsync(Actor actor, CaseAtRevision question) =>
        listPendingOfCase.RunAsync(actor, question.CaseId, Disposed);

    // requests of one case are never shown under another; for the same case they stay until the list is reloaded
    protected override void OnQuestionChanged()
    {
        if (_shown != CaseId)
        {
            _shown = CaseId;
            Forget();
        }
    }

    protected override Task OnChangedAsync(IReadOnlyCollection<Change> changes) =>
        changes.Any(change => change.Concerns(CaseId)) ? ReadAgainAsync() : Task.CompletedTask;

    private static string Address(PendingApproval request) => new ApprovalFilter { Request = request.Id }.Address;
}

/// <summary>A case as shown on the page.</summary>
public readonly record struct CaseAtRevision(Guid CaseId, long Revision);
