using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Candidates;

namespace RecsConsole.Tenancy;

/// <summary>Documents that candidate sources propose without a search, by issue type.</summary>
/// <param name="Curated">Documents that people picked, by issue type.</param>
/// <param name="RecentPolicies">Documents of recently changed policies, with their issue types; an empty list means any.</param>
public sealed record DocumentLists(IReadOnlyDictionary<string, IReadOnlyList<string>> Curated, IReadOnlyList<PolicyDocument> RecentPolicies)
{
    private const int MaxRecent = 200;

    /// <summary>No document.</summary>
    public static DocumentLists None { get; } = new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), []);

    /// <summary>Reads the tenant's lists as of a time; the engine checks the dates again.</summary>
    public static async Task<DocumentLists> ReadAsync(ConsoleDbContext db, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var curated = await db.CuratedDocuments.AsNoTracking().ToListAsync(cancellationToken);
        var since = at.AddDays(-RecentPolicySource.RecentDays);
        var recent = await db
            .Documents.AsNoTracking()
            .Effective()
            .Where(row => row.PolicyKey != null && (row.EffectiveFrom >= since || (row.EffectiveFrom == null && row.UpdatedAt >= since)))
            .OrderBy(row => row.Key)
            .Take(MaxRecent)
            .Select(row => new { row.Key, row.IssueTypes })
            .ToListAsync(cancellationToken);
        return new(
            curated
                .GroupBy(row => row.IssueType, StringComparer.Ordinal)
                .ToDictionary(
                    group => group.Key,
                    IReadOnlyList<string> (group) => [.. group.Select(row => row.DocumentKey).Order(StringComparer.Ordinal)],
                    StringComparer.Ordinal
                ),
            [.. recent.Select(row => new PolicyDocument(row.Key, [.. row.IssueTypes]))]
        );
    }

    /// <summary>The documents picked for an issue type.</summary>
    public IReadOnlyList<string> CuratedFor(string issueType) => Curated.GetValueOrDefault(issueType) ?? [];

    /// <summary>The documents of changed policies for an issue type.</summary>
    public IEnumerable<string> RecentFor(string issueType) =>
        RecentPolicies
            .Where(document => document.IssueTypes.Count == 0 || document.IssueTypes.Contains(issueType, StringComparer.Ordinal))
            .Select(document => document.Key);
}

/// <summary>A document of a policy, with the issue types it is for.</summary>
public sealed record PolicyDocument(string Key, IReadOnlyList<string> IssueTypes);
