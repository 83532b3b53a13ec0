using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Casework.Guards;

/// <summary>
/// Cases as the rules of policies compare them, with their fields as they are: what a tenant withholds from suggestions still binds the
/// people who act.
/// </summary>
public static class RuledCases
{
    /// <param name="tier">Tier of the case's customer.</param>
    public static RuledCase Of(CaseRow row, string? tier)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(row.TypeKey, row.IssueType, row.Status)
        {
            Priority = row.Priority,
            Tier = tier,
            Region = row.Region,
            Product = row.Product,
            Language = row.Language,
            Team = row.TeamKey,
            Fields = CaseFactsMapper.FieldsOf(row),
        };
    }

    /// <summary>A case as it was read for a recommendation.</summary>
    public static RuledCase Of(CaseRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(record.Type, record.IssueType, record.State)
        {
            Priority = record.Priority,
            Tier = record.AccountTier,
            Region = record.Region,
            Product = record.Product,
            Language = record.Language,
            Team = record.Team,
            Fields = record.CustomFields,
        };
    }

    /// <summary>The case with the tier of its customer, which is read only if a rule compares it.</summary>
    public static async Task<RuledCase> ReadAsync(
        ConsoleDbContext db,
        CatalogPart catalog,
        CaseRow row,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(row);
        var compares = catalog.Policies.Any(policy => policy.Rules.Any(rule => rule.Tiers is { Count: > 0 }));
        return Of(row, compares ? (await EntitlementGuard.ReadAsync(db, row.AccountKey, cancellationToken)).Tier : null);
    }
}
