using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Casework.Guards;

/// <summary>Whether an action would exceed the contact cap of a customer, suggested or not.</summary>
public static class ContactGuard
{
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
        if (!ContactCap.AppliesTo(action.IsCustomerContact, IsRequired(facts.Catalog, row, action.Key, at)))
        {
            return null;
        }

        var capped = await CappedChannels.ReadAsync(db, facts.Configuration.ContactCaps, row.AccountKey, at, cancellationToken);
        return ContactCap.Stops(capped, action.Channel) ? CaseworkTexts.ContactedOftenEnough.With(action.Title) : null;
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
}
