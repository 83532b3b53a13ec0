using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Mail;
using RecsConsole.Platform.Web;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Inbox.Mailing;

/// <summary>
/// Mails people who have left items unread: how many, and a link. What an item says stays in the console, where rights are checked on each
/// reading. An item is part of one mail only. Returns how many people were mailed.
/// </summary>
public sealed class MailUnread(OperationScopeFactory scopes, PlainMail mail, PublicAddress address, AuditTrail auditTrail)
{
    internal const string Name = "mail.unread";

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
        foreach (var reader in mail.IsOpen ? await ReadersAsync(scope, cancellationToken) : [])
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
        List<UnreadOfPerson> readers = [];
        foreach (var person in await MailReaders.ReadAsync(db, ids, cancellationToken))
        {
            var own = person.Settings;
            var muted = MuteGroups.KindsOf(own.Muted);
            var count = items.Count(item =>
                item.RecipientId == person.PersonId && !muted.Contains(item.Kind) && (own.MailedUpTo is not { } upTo || item.At > upTo)
            );
            if (own.IsMailed && count > 0)
            {
                readers.Add(new(person, count));
            }
        }

        return readers;
    }

    // Recorded before sending: a second process that runs the same job mails nobody twice. A mail that was not accepted is tried again.
    private async Task<bool> MailAsync(OperationScope scope, UnreadOfPerson unread, CancellationToken cancellationToken)
    {
        var reader = unread.Reader;
        // until the end of this method
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ScreenLanguages.Of(reader.Settings.Language);
        var row = await SettingsRowAsync(scope, reader.PersonId, cancellationToken);
        Record(scope, row, scope.Now - Patience);
        if (!await scope.Db.TrySaveChangesAsync(cancellationToken))
        {
            return false;
        }

        var outcome = await mail.SendAsync([scope.Actor.TenantId], UnreadLetter.Write(unread, address), cancellationToken);
        var isTaken = outcome is MailOutcome.Sent or MailOutcome.InFolder;
        if (outcome is MailOutcome.Later)
        {
            Record(scope, row, reader.Settings.MailedUpTo);
        }
        else if (isTaken)
        {
            var person = reader.PersonId.ToString("D");
            auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(Name, "person", person, AuditOutcome.Done));
        }

        await scope.Db.TrySaveChangesAsync(cancellationToken);
        return isTaken;
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
