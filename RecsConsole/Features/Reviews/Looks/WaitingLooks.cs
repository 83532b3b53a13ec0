using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Reviews.Looks;

/// <summary>
/// Decisions that a reviewer is asked to look at, as one line: only cases that the reviewer may see, and never the reviewer's own
/// decisions.
/// </summary>
public sealed class WaitingLooks : IWorkSource
{
    public WaitingKind Kind => WaitingKind.Study;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Study];

    public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.MayAsync(AccessOperation.JudgePairs, cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var rows = await ListLooks.Of(desk.Scope, isDone: false).Take(ListLooks.Max).ToListAsync(cancellationToken);
        var cases = await ListLooks.CasesAsync(desk.Scope, rows, cancellationToken);
        var seen = rows.FindAll(row => cases.ContainsKey(row.CaseId));
        return seen.Count == 0
            ? []
            : [new(Kind, "looks", Texts.LooksThatWait.With(seen.Count), new LookFilter().Address, seen.Min(row => row.PutAt))];
    }
}
