using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Digest;

/// <summary>What waits for a person today, as far as they may see it now.</summary>
/// <param name="Cases">Their open cases, the most urgent first.</param>
/// <param name="Work">What they have to decide, review or answer outside of cases, oldest first.</param>
/// <param name="Questions">Number of questions from colleagues that they have not answered.</param>
/// <param name="News">Number of unread notifications.</param>
internal sealed record WaitingToday(IReadOnlyList<CaseRow> Cases, IReadOnlyList<WaitingItem> Work, int Questions, int News)
{
    // nobody has more open cases than this at a time
    private const int MaxCases = 500;

    public bool IsEmpty => Cases.Count == 0 && Work.Count == 0 && Questions == 0 && News == 0;

    /// <param name="scope">Of the person.</param>
    public static async Task<WaitingToday> ReadAsync(
        OperationScope scope,
        IEnumerable<IWorkSource> sources,
        CancellationToken cancellationToken
    )
    {
        var reader = scope.Actor.PersonId;
        var cases = await scope
            .Db.Cases.AsNoTracking()
            .Where(row => row.IsOpen && row.AssigneeId == reader)
            .OrderBy(row => row.SlaDeadline == null)
            .ThenBy(row => row.SlaDeadline)
            .ThenBy(row => row.Key)
            .Take(MaxCases)
            .ToListAsync(cancellationToken);
        var inbox = scope.Db.InboxItems.Where(row => row.RecipientId == reader);
        return new(
            await scope.KeepAsync(AccessOperation.ViewCase, cases, AccessResources.Of, cancellationToken),
            [.. (await WaitingWork.ReadAsync(sources, scope, cancellationToken)).ForReader],
            await inbox.CountAsync(row => row.Kind == InboxKind.Asked && row.AnsweredAt == null, cancellationToken),
            await inbox.CountAsync(row => row.ReadAt == null, cancellationToken)
        );
    }
}
