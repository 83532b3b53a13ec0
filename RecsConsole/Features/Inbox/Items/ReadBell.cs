using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Inbox.Items;

/// <summary>Reads the data of the bell: number of unread items, and the newest of them. Muted kinds do not count.</summary>
public sealed class ReadBell(OperationScopeFactory scopes)
{
    public async Task<Result<BellSummary>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, "read.inbox", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var muted = MuteGroups.KindsOf((await SettingsOfPerson.ReadAsync(scope, cancellationToken)).Muted);
        var heard = OwnItems.Of(scope).Unread().Where(row => !muted.Contains(row.Kind));
        var unread = await heard.CountAsync(cancellationToken);
        var newest = await heard
            .AsNoTracking()
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Take(1)
            .ToListAsync(cancellationToken);
        var subjects = await InboxSubjects.ReadAsync(scope, newest, cancellationToken);
        return new BellSummary(unread, newest.Select(subjects.ToLine).FirstOrDefault());
    }
}

/// <summary>What is new.</summary>
/// <param name="Newest">The newest unread item; null when there is none.</param>
public sealed record BellSummary(int Unread, InboxLine? Newest);
