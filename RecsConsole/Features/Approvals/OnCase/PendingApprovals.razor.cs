using Microsoft.AspNetCore.Components;
using RecsConsole.Casework;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender.Approvals;

namespace RecsConsole.Features.Approvals.OnCase;

/// <summary>What waits for approval on a case; it follows the case's changes, because a request alone moves nothing on it.</summary>
public sealed partial class PendingApprovals(ListPendingOfCase listPendingOfCase, ActorProvider actors, ChangePoller changes)
{
    private IReadOnlyList<PendingApproval> _pending = [];
    private CaseChanges? _changes;
    private Guid _readFor;

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_readFor != CaseId)
        {
            (_readFor, _pending) = (CaseId, []);
            await ReadAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        _changes?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReadAsync()
    {
        var asked = CaseId;
        var actor = await actors.GetAsync(Disposed);
        _changes ??= new CaseChanges(changes, actor, FollowAsync);
        var result = await listPendingOfCase.RunAsync(actor, asked, Disposed);
        if (asked == CaseId)
        {
            _pending = result.Value?.Requests ?? []; // a case that is not open any more is said by the page
        }
    }

    private Task FollowAsync(IReadOnlySet<Guid> moved) =>
        moved.Contains(CaseId) && !Disposed.IsCancellationRequested
            ? InvokeAsync(async () =>
            {
                await ReadAsync();
                StateHasChanged();
            })
            : Task.CompletedTask;

    private static string Address(PendingApproval request) => new ApprovalFilter { Request = request.Id }.Address;
}
