using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Casework.Guards;

/// <summary>Whether an action would exceed the contact cap of a customer, suggested or not.</summary>
public static class ContactGuard
{
    // no cap allows this many, so more rows would not change the result
    private const int MaxRead = 500;

    /// <summary>Why the cap stops it, as a sentence without the count; null when it does not.</summary>
    public static async Task<string?> FindAsync(
        ConsoleDbContext db,
        TenantFacts facts,
        CaseRow row,
        ActionRow action,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(action);
        if (!action.IsCustomerContact || IsRequired(facts.Catalog, row, action.Key, at))
        {
            return null;
        }

        var capped = await CappedChannelsAsync(db, facts.Configuration.ContactCaps, row.AccountKey, at, cancellationToken);
        return ContactCap.Stops(capped, action.IsCustomerContact, action.Channel, isRequired: false)
            ? CaseworkTexts.ContactedOftenEnough.With(action.Title)
            : null;
    }

    /// <summary>
    /// Why the cap prevents a message outside of a step; null when it does not. A reply to the customer is always allowed.
    /// </summary>
    public static async Task<string?> FindForMessageAsync(
        ConsoleDbContext db,
        TenantFacts facts,
        CaseRow row,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(row);
        if (CaseMessages.IsUnanswered(row))
        {
            return null;
        }

        var capped = await CappedChannelsAsync(db, facts.Configuration.ContactCaps, row.AccountKey, at, cancellationToken);
        return ContactCap.Stops(capped, isCustomerContact: true, CaseMessages.Mail, isRequired: false)
            ? CaseworkTexts.WrittenOftenEnough
            : null;
    }

    /// <summary>
    /// Whether a policy in force requires the action on the case: then it is owed to the customer, and no cap prevents it.
    /// </summary>
    internal static bool IsRequired(CatalogPart catalog, CaseRow row, string action, DateTimeOffset at) =>
        catalog
            .Policies.Where(policy => policy.IsInForceAt(at))
            .Any(policy =>
                policy.Rules.Any(rule =>
                    rule.AppliesTo(row.TypeKey, row.IssueType, row.Status) && rule.Requires.Contains(action, StringComparer.Ordinal)
                )
            );

    /// <summary>
    /// Channels at their cap in ordinal order, including <see cref="ContactCap.AnyChannel"/>; empty when there are none. Counts contacts
    /// over all cases of the account and all operators, in a rolling window, and reveals neither the count nor the cases.
    /// </summary>
    public static async Task<IReadOnlyList<string>> CappedChannelsAsync(
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
            .. caps.Where(cap => IsReached(cap, contacts, at))
                .Select(cap => cap.Channel ?? ContactCap.AnyChannel)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static bool IsReached(ContactCap cap, List<Contact> contacts, DateTimeOffset at) =>
        contacts.Count(contact =>
            contact.At > at.AddDays(-cap.Days)
            && (cap.Channel is null || string.Equals(contact.Channel, cap.Channel, StringComparison.Ordinal))
        ) >= cap.Most;

    // Steps that contact the customer, and unsolicited messages outside of steps. The channel of a step is that of the action's newest
    // version; a step with an action withdrawn since still counts.
    private static Task<List<Contact>> ContactsAsync(
        ConsoleDbContext db,
        string accountKey,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) =>
        db
            .Cases.Where(row => row.AccountKey == accountKey && row.LastEventAt > since)
            .Join(
                db.CaseEvents.Where(row => (row.Kind == "action" || row.Kind == CaseMessages.EventKind) && row.At > since),
                row => new { row.TenantId, CaseId = row.Id },
                row => new { row.TenantId, row.CaseId },
                (_, row) =>
                    new
                    {
                        row.Activity,
                        row.At,
                        IsLetter = row.Kind == CaseMessages.EventKind,
                    }
            )
            .Where(row =>
                row.IsLetter
                    ? row.Activity == CaseMessages.Outreach
                    : db.Actions.Any(action => action.Key == row.Activity && action.IsCustomerContact)
            )
            .OrderByDescending(row => row.At)
            .Take(MaxRead)
            .Select(row => new Contact(
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

    private sealed record Contact(DateTimeOffset At, string? Channel);
}
