using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Casework.Guards;

/// <summary>Which channels to a customer have reached their contact cap. The rule is <see cref="ContactCap"/>.</summary>
public static class CappedChannels
{
    // no cap allows this many, so more rows would not change the result
    private const int MaxRead = 500;

    /// <summary>
    /// Channels at their cap in ordinal order, <see cref="ContactCap.AnyChannel"/> among them; empty when none is. Counts contacts over all
    /// cases of the account and all operators, in a rolling window, and reveals neither the count nor the cases.
    /// </summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyList<ContactCap>? caps,
        string? accountKey,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        if (caps is not { Count: > 0 } || accountKey is null)
        {
            return [];
        }

        var contacts = await ContactsAsync(db, accountKey, at.AddDays(-caps.Max(cap => cap.Days)), cancellationToken);
        return
        [
            .. caps.Where(cap => cap.IsReached(contacts, at))
                .Select(cap => cap.Channel ?? ContactCap.AnyChannel)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    // Steps that reach the customer, and letters that no step sent and no customer had asked for. The channel of a step is that of the action's
    // newest version; an action withdrawn since still counts as a contact.
    private static Task<List<CustomerContact>> ContactsAsync(
        ConsoleDbContext db,
        string accountKey,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) =>
        db
            .Cases.Where(row => row.AccountKey == accountKey && row.LastEventAt > since)
            .Join(
                db.CaseEvents.Where(row => (row.Kind == CaseEventKind.Action || row.Kind == CaseEventKind.Message) && row.At > since),
                row => new { row.TenantId, CaseId = row.Id },
                row => new { row.TenantId, row.CaseId },
                (_, row) =>
                    new
                    {
                        row.Activity,
                        row.At,
                        IsLetter = row.Kind == CaseEventKind.Message,
                    }
            )
            .Where(row =>
                row.IsLetter
                    ? row.Activity == CaseMessages.Outreach
                    : db.Actions.Any(action => action.Key == row.Activity && action.IsCustomerContact)
            )
            .OrderByDescending(row => row.At)
            .Take(MaxRead)
            .Select(row => new CustomerContact(
                row.At,
                row.IsLetter
                    ? CaseMessages.Mail
                    : db
                        .Actions.Where(action => action.Key == row.Activity)
                        .OrderByDescending(action => action.Version)
                        .Select(action => action.Channel)
                        .FirstOrDefault()
            ))
            .ToListAsync(cancellationToken);
}
