using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Inbox.Items;

/// <summary>
/// Reads the data of the bell: number of unread items, and the newest items. Muted kinds do not count and are not among them.
/// </summary>
public sealed class ReadBell(OperationScopeFactory scopes, IEnumerable<JobInfo> jobs)
{
    private const int MaxLines = 7;

    public async Task<Result<BellSummary>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, "read.inbox", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var muted = MuteGroups.KindsOf((await SettingsOfPerson.ReadAsync(scope, cancellationToken)).Muted);
        var heard = OwnItems.Of(scope).Where(row => !muted.Contains(row.Kind));
        var unread = await heard.Unread().CountAsync(cancellationToken);
        var newest = await heard
            .AsNoTracking()
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Take(MaxLines)
            .ToListAsync(cancellationToken);
        var subjects = await InboxSubjects.ReadAsync(scope, newest, jobs, cancellationToken);
        return new BellSummary(unread, [.. newest.Select(subjects.ToLine)])
        {
            TimeZone = await scope
                .Db.People.Where(person => person.Id == actor.PersonId)
                .Select(person => person.TimeZone)
                .FirstOrDefaultAsync(cancellationToken),
        };
    }
}

/// <summary>What is new.</summary>
/// <param name="Lines">The newest items, read or not, newest first.</param>
public sealed record BellSummary(int Unread, IReadOnlyList<InboxLine> Lines)
{
    /// <summary>The newest of them that is unread; null when there is none.</summary>
    public InboxLine? Newest => Lines.FirstOrDefault(line => line.IsUnread);

    /// <summary>The reader's time zone.</summary>
    public string? TimeZone { get; init; }
}
