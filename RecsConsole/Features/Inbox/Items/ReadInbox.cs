using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Inbox.Items;

/// <summary>Reads the actor's own inbox: the newest items, the numbers of unread and waiting ones, and the open item.</summary>
public sealed class ReadInbox(OperationScopeFactory scopes, IEnumerable<JobInfo> jobs)
{
    public async Task<Result<InboxView>> RunAsync(Actor actor, InboxFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(filter);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, "read.inbox", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var rows = await OfTab(scope, filter)
            .AsNoTracking()
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Take(filter.Count + 1)
            .ToListAsync(cancellationToken);
        var listed = rows.Take(filter.Count).ToList();
        var open = await FindOpenAsync(scope, filter, listed, cancellationToken);
        var subjects = await InboxSubjects.ReadAsync(scope, open is null ? listed : [.. listed, open], jobs, cancellationToken);
        return new InboxView(
            [.. listed.Select(subjects.ToLine)],
            rows.Count > filter.Count,
            await OwnItems.Of(scope).Unread().CountAsync(cancellationToken),
            await OwnItems.Of(scope).Waiting().CountAsync(cancellationToken),
            open is null ? null : await OpenItem.ReadAsync(scope, open, subjects.ToLine(open), cancellationToken)
        )
        {
            TimeZone = await scope
                .Db.People.Where(person => person.Id == actor.PersonId)
                .Select(person => person.TimeZone)
                .FirstOrDefaultAsync(cancellationToken),
        };
    }

    // the open item stays in the list of unread ones although it is read now: it must not vanish while being viewed
    private static IQueryable<InboxItemRow> OfTab(OperationScope scope, InboxFilter filter) =>
        filter.Tab switch
        {
            InboxTab.Unread => OwnItems.Of(scope).Where(row => row.ReadAt == null || row.Id == filter.Item),
            InboxTab.Waiting => OwnItems.Of(scope).Waiting(),
            _ => OwnItems.Of(scope),
        };

    private static async Task<InboxItemRow?> FindOpenAsync(
        OperationScope scope,
        InboxFilter filter,
        List<InboxItemRow> listed,
        CancellationToken cancellationToken
    ) =>
        filter.Item is not { } id ? listed.FirstOrDefault()
        : listed.Find(row => row.Id == id) is { } known ? known
        : await OwnItems.Of(scope).AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
}

/// <summary>An inbox.</summary>
/// <param name="Lines">Newest first.</param>
/// <param name="Open">The item beside the list: the requested one, otherwise the newest; null when there is none.</param>
public sealed record InboxView(IReadOnlyList<InboxLine> Lines, bool HasOlder, int Unread, int Waiting, OpenItem? Open)
{
    /// <summary>The reader's time zone.</summary>
    public string? TimeZone { get; init; }
}
