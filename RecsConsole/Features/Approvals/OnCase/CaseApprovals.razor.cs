using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Approvals.OnCase;

/// <summary>What waits for approval on a case; it follows the case's changes, because a request alone moves nothing on it.</summary>
public sealed partial class CaseApprovals(ListPendingOfCase listPendingOfCase)
{
    private Guid _shown;

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    /// <summary>The revision the page shows; when it moves, for instance by a request made here, the list is read at once.</summary>
    [Parameter, EditorRequired]
    public required long Revision { get; set; }

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Case];

    protected override TimeSpan Gather => TimeSpan.FromMilliseconds(250);

    protected override CaseAtRevision Question => new(CaseId, Revision);

    protected override Task<Result<PendingOfCase>> ReadAsync(Actor actor, CaseAtRevision question) =>
        listPendingOfCase.RunAsync(actor, question.CaseId, Disposed);

    // what waits on one case never stands under another; on the same case it stays until it is read again
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

/// <summary>A case as it stands on the page.</summary>
public readonly record struct CaseAtRevision(Guid CaseId, long Revision);
