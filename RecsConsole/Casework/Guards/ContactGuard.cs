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
    /// <summary>Why the cap stops the action, as a sentence without the count; null when it does not.</summary>
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
        if (!action.IsCustomerContact)
        {
            return null;
        }

        var capped = await CappedChannels.ReadAsync(db, facts.Configuration.ContactCaps, row.AccountKey, at, cancellationToken);
        if (!ContactCap.Stops(capped, action.Channel))
        {
            return null;
        }

        var owed = await ReadOwedAsync(db, facts.Catalog, row, at, cancellationToken);
        return ContactCap.AppliesTo(action.IsCustomerContact, owed.Contains(action.Key))
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

        var capped = await CappedChannels.ReadAsync(db, facts.Configuration.ContactCaps, row.AccountKey, at, cancellationToken);
        return ContactCap.Stops(capped, CaseMessages.Mail) ? CaseworkTexts.WrittenOftenEnough : null;
    }

    /// <summary>
    /// Actions that a policy in force requires on the case and that were not done on it yet: they are owed, so no cap prevents them.
    /// </summary>
    internal static async Task<HashSet<string>> ReadOwedAsync(
        ConsoleDbContext db,
        CatalogPart catalog,
        CaseRow row,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var found = await RuledCases.ReadAsync(db, catalog, row, cancellationToken);
        var required = catalog
            .Policies.Where(policy => policy.IsInForceAt(at))
            .SelectMany(policy => policy.Rules)
            .Where(rule => rule.AppliesTo(found))
            .SelectMany(rule => rule.Requires)
            .ToHashSet(StringComparer.Ordinal);
        if (required.Count > 0)
        {
            required.ExceptWith(
                await db
                    .CaseEvents.Where(step =>
                        step.CaseId == row.Id && step.Kind == CaseEventKind.Action && required.Contains(step.Activity)
                    )
                    .Select(step => step.Activity)
                    .Distinct()
                    .ToListAsync(cancellationToken)
            );
        }

        return required;
    }
}
