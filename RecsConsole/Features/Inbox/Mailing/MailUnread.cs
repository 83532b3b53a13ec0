using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Mail;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Inbox.Mailing;

/// <summary>
/// Mails people who have left items unread: how many, and a link. What an item says stays in the console, where rights are checked on each
/// reading. An item is part of one mail only. Returns how many people were mailed.
/// </summary>
public sealed class MailUnread(OperationScopeFactory scopes, IMailTransport transport, InboxMail mail, AuditTrail auditTrail)
{
    private const string Name = "mail.unread";

    /// <summary>Who is at work reads the item in the console by then.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    // after an outage of the server, older items are no news
    private static readonly TimeSpan s_lookBack = TimeSpan.FromDays(2);

    /// <param name="actor">An administrator, or a job of the tenant.</param>
    public async Task<Result<int>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.RunJobs, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var mailed = 0;
        foreach (var reader in transport.IsOpen ? await ReadersAsync(scope, cancellationToken) : [])
        {
            mailed += await MailAsync(scope, reader, cancellationToken) ? 1 : 0;
            scope.Db.ChangeTracker.Clear(); // what could not be saved must not be saved with the next person
        }

        return mailed;
    }

    private static async Task<IReadOnlyList<UnreadOfPerson>> ReadersAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var (db, first, last) = (scope.Db, scope.Now - s_lookBack, scope.Now - Patience);
        var items = await db
            .InboxItems.AsNoTracking()
            .Where(item => item.ReadAt == null && item.At > first && item.At <= last)
            .Select(item => new
            {
                item.RecipientId,
                item.Kind,
                item.At,
            })
            .ToListAsync(cancellationToken);
        var ids = items.Select(item => item.RecipientId).Distinct().ToList();
        var people = await db
            .People.AsNoTracking()
            .Where(person => person.IsActive && person.Email != null && ids.Contains(person.Id))
            .Select(person => new { person.Id, person.Email })
            .ToListAsync(cancellationToken);
        var settings = await db
            .PersonSettings.AsNoTracking()
            .Where(row => ids.Contains(row.PersonId))
            .ToDictionaryAsync(row => row.PersonId, row => PersonalSettings.Parse(row.SettingsJson), cancellationToken);
        List<UnreadOfPerson> readers = [];
        foreach (var person in people.Where(person => !string.IsNullOrWhiteSpace(person.Email)).OrderBy(person => person.Id))
        {
            var own = settings.GetValueOrDefault(person.Id) ?? new();
            var muted = MuteGroups.KindsOf(own.Muted);
            var count = items.Count(item =>
                item.RecipientId == person.Id && !muted.Contains(item.Kind) && (own.MailedUpTo is not { } upTo || item.At > upTo)
            );
            if (own.IsMailed && count > 0)
            {
                readers.Add(new(person.Id, person.Email!, count, own));
            }
        }

        return readers;
    }

    // Recorded before sending: a second process that runs the same job mails nobody twice. A mail that was not accepted is tried again.
    private async Task<bool> MailAsync(OperationScope scope, UnreadOfPerson reader, CancellationToken cancellationToken)
    {
        var row = await SettingsRowAsync(scope, reader.PersonId, cancellationToken);
        Record(scope, row, scope.Now - Patience);
        if (!await scope.Db.TrySaveChangesAsync(cancellationToken))
        {
            return false;
        }

        var outcome = await mail.SendAsync(reader, cancellationToken);
        if (outcome is InboxMailOutcome.Later)
        {
            Record(scope, row, reader.Settings.MailedUpTo);
        }
        else if (outcome is InboxMailOutcome.Sent)
        {
            var person = reader.PersonId.ToString("D");
            auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(Name, "person", person, AuditOutcome.Done));
        }

        await scope.Db.TrySaveChangesAsync(cancellationToken);
        return outcome is InboxMailOutcome.Sent;
    }

    private static void Record(OperationScope scope, PersonSettingsRow row, DateTimeOffset? upTo)
    {
        var settings = PersonalSettings.Parse(row.SettingsJson) with { MailedUpTo = upTo };
        (row.SettingsJson, row.UpdatedAt) = (settings.ToJson(), scope.Now);
        row.Revision++;
    }

    private static async Task<PersonSettingsRow> SettingsRowAsync(OperationScope scope, Guid person, CancellationToken cancellationToken)
    {
        var row = await scope.Db.PersonSettings.FirstOrDefaultAsync(found => found.PersonId == person, cancellationToken);
        if (row is null)
        {
            row = new()
            {
                TenantId = scope.Db.TenantId,
                PersonId = person,
                SettingsJson = "{}",
            };
            scope.Db.PersonSettings.Add(row);
        }

        return row;
    }
}
