using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Casework.Inbox;

/// <summary>
/// Notifies those who may decide that reviewers disagree on a case. While somebody has not read of one disagreement of a study, its others
/// add nothing to their inbox: all are decided on one page.
/// </summary>
public static class DisagreementNews
{
    /// <param name="reviewers">Those who judged the case; they do not decide on it.</param>
    public static async Task NotifyAsync(
        ConsoleDbContext db,
        StudyPairRow pair,
        IReadOnlySet<Guid> reviewers,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(pair);
        ArgumentNullException.ThrowIfNull(reviewers);
        var reference = pair.StudyId.ToString("D");
        var told = await db
            .InboxItems.Where(row => row.Kind == InboxKind.Disagreed && row.Reference == reference && row.ReadAt == null)
            .Select(row => row.RecipientId)
            .ToListAsync(cancellationToken);
        foreach (var lead in await LeadsAsync(db, pair, at, cancellationToken))
        {
            if (!reviewers.Contains(lead) && !told.Contains(lead))
            {
                await InboxPost.NotifyAsync(
                    db,
                    new(lead, $"disagreement:{reference}:{pair.CaseId:D}", InboxKind.Disagreed, at) { Reference = reference },
                    cancellationToken
                );
            }
        }
    }

    // nobody decides on a case that they may not see
    private static async Task<IReadOnlyList<Guid>> LeadsAsync(
        ConsoleDbContext db,
        StudyPairRow pair,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var row = await db.Cases.AsNoTracking().FirstOrDefaultAsync(found => found.Id == pair.CaseId, cancellationToken);
        if (row is null)
        {
            return [];
        }

        var leads = await RightHolders.ReadAsync(db, AccessOperation.ManageStudies, at, cancellationToken);
        var readers = await RightHolders.ReadAsync(db, AccessOperation.ViewCase, at, cancellationToken, AccessResources.Of(row));
        return [.. leads.Intersect(readers)];
    }
}
