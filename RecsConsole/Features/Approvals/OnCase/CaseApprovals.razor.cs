using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Approvals.OnCase;

/// <summary>What waits for approval on a case; it follows the case's changes, because a request alone moves nothing on it.</summary>
public sealed partial class CaseApprovals(ListPendingOfCase listPendingOfCase)
{
    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Case];

    protected override TimeSpan Gather => TimeSpan.FromMilliseconds(250);

    protected override Guid Question => CaseId;

    protected override Task<Result<PendingOfCase>> ReadAsync(Actor actor, Guid question) =>
        listPendingOfCase.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged() => Forget();

    protected override Task OnChangedAsync(IReadOnlyCollection<Change> changes) =>
        changes.Any(change => change.Concerns(CaseId)) ? ReadAgainAsync() : Task.CompletedTask;

    private static string Address(PendingApproval request) => new ApprovalFilter { Request = request.Id }.Address;
}
