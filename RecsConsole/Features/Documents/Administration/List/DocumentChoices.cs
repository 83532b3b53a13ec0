using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Components.Badges;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Documents.Administration.List;

/// <summary>The choices in a document's form.</summary>
public sealed record DocumentChoices(
    IReadOnlyList<SelectOption> People,
    IReadOnlyList<SelectOption> Teams,
    IReadOnlyList<SelectOption> Policies,
    IReadOnlyList<string> Regions,
    IReadOnlyList<string> IssueTypes
)
{
    /// <summary>Labels of the issue types.</summary>
    public TermList Terms { get; private init; } = TermList.None;

    /// <summary>Names of the classification levels, by number.</summary>
    public static IReadOnlyList<string> Classifications =>
        [SharedTexts.Public, SharedTexts.Internal, SharedTexts.Confidential, SharedTexts.Restricted];

    /// <summary>The values of one kind that an access list can name.</summary>
    public IReadOnlyList<SelectOption> Of(AclKind kind) =>
        kind switch
        {
            AclKind.Role => [.. ConsoleRole.All.Select(role => new SelectOption(role, RoleNames.Of(role)))],
            AclKind.Team => Teams,
            AclKind.Region => [.. Regions.Select(region => new SelectOption(region, region))],
            _ => People,
        };

    /// <summary>The name of a person; null for nobody or someone who left.</summary>
    public string? NameOf(Guid? personId) =>
        People.FirstOrDefault(choice => string.Equals(choice.Value, personId?.ToString("D"), StringComparison.Ordinal))?.Words;

    /// <summary>An access list entry in words: "Team Access", "Person Ana Nowak".</summary>
    public string Words(string line, TimeZoneInfo? zone)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (AclLines.TryParse(line) is not { } entry)
        {
            return line;
        }

        var known = Of(entry.Kind).FirstOrDefault(choice => string.Equals(choice.Value, entry.Value, StringComparison.OrdinalIgnoreCase));
        var who = $"{DocumentLabels.Reader(entry.Kind)} {known?.Words ?? entry.Value}";
        return entry.ExpiresAt is { } at ? Texts.WhoUntil.With(who, InstantLabels.Minute(at, zone)) : who;
    }

    internal static async Task<DocumentChoices> ReadAsync(ConsoleDbContext db, KnownTags knownTags, CancellationToken cancellationToken)
    {
        var people = await db
            .People.AsNoTracking()
            .Where(row => row.IsActive)
            .Select(row => new
            {
                row.Id,
                row.DisplayName,
                row.Regions,
            })
            .ToListAsync(cancellationToken);
        var tags = await knownTags.OfAsync(db, cancellationToken);
        var caseIssues = await db.Cases.Select(row => row.IssueType).Distinct().ToListAsync(cancellationToken);
        var products = await ProductsAsync(db, cancellationToken);
        var terms = await TermList.ReadAsync(db, TermKind.IssueType, cancellationToken);
        var policies = await db
            .Policies.Published()
            .Select(row => new { row.Key, row.Title })
            .Distinct()
            .OrderBy(row => row.Title)
            .ToListAsync(cancellationToken);
        return new(
            [
                .. people
                    .Select(row => new SelectOption(row.Id.ToString("D"), row.DisplayName))
                    .OrderBy(choice => choice.Words, StringComparer.InvariantCultureIgnoreCase),
            ],
            await db.Teams.OrderBy(row => row.Name).Select(row => new SelectOption(row.Key, row.Name)).ToListAsync(cancellationToken),
            [.. policies.Select(row => new SelectOption(row.Key, row.Title))],
            Sorted([.. people.SelectMany(row => row.Regions), .. tags.Regions]),
            terms.Offered(Sorted([.. caseIssues, .. terms.Current, .. tags.IssueTypes.Except(products, StringComparer.Ordinal)]))
        )
        {
            Terms = terms,
        };
    }

    private static Task<List<string>> ProductsAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        db.Cases.Where(row => row.Product != null).Select(row => row.Product!).Distinct().ToListAsync(cancellationToken);

    private static List<string> Sorted(IEnumerable<string> values) =>
        [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
