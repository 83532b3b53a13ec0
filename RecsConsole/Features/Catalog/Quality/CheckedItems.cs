using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Catalog.Quality;

/// <summary>Reads the actions and documents in force, with the taxonomy of the tenant that they are compared with.</summary>
internal static class CheckedItems
{
    public static async Task<IReadOnlyList<CheckedItem>> ReadAsync(
        ConsoleDbContext db,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var known = await KnownValues.ReadAsync(db, cancellationToken);
        var actions = await db.Actions.AsNoTracking().Published().ToListAsync(cancellationToken);
        var inForce = await db.Documents.AsNoTracking().InForce(now).ToListAsync(cancellationToken);
        var documents = inForce.NewestOfEach(row => row.Key, row => row.Version).ToList();
        var links = BrokenLinks.Among(documents);
        // a step that nobody can do any more holds back what builds on it for good
        var steps = actions.Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. actions.NewestOfEach(row => row.Key, row => row.Version).Select(row => Of(row, known, steps)),
            .. documents.Select(row => Of(row, known) with { Broken = links.In(row.Key) }),
        ];
    }

    private static CheckedItem Of(ActionRow row, KnownValues known, HashSet<string> steps) =>
        new(ItemKind.Action, row.Key, row.Version, row.Title, row.Description, $"action/{row.Kind}")
        {
            Missing = Names(
                (FaultFields.Description, string.IsNullOrWhiteSpace(row.Description)),
                (FaultFields.TypicalMinutes, row.TypicalMinutes is null)
            ),
            Unknown =
            [
                .. Unknown(FaultFields.States, row.AllowedStates, known.States),
                .. Unknown(FaultFields.Role, One(row.RequiredRole), known.Roles),
                .. Unknown(FaultFields.Policy, One(row.PolicyKey), known.Policies),
                .. Unknown(FaultFields.Tiers, row.Tiers, known.Tiers),
                .. Unknown(FaultFields.IssueTypes, row.IssueTypes, known.IssueTypes),
                .. Unknown(FaultFields.EarlierSteps, row.EarlierSteps, steps),
            ],
        };

    private static CheckedItem Of(DocumentRow row, KnownValues known) =>
        new(
            ItemKind.Document,
            row.Key,
            row.Version,
            row.Title,
            row.Text,
            $"document/{row.Language}/{string.Join(',', row.Regions.Order(StringComparer.Ordinal))}"
        )
        {
            Missing = Names(
                (FaultFields.Owner, row.OwnerId is null),
                (FaultFields.Language, string.IsNullOrEmpty(row.Language)),
                (FaultFields.ReviewBy, row.ReviewBy is null),
                (FaultFields.Text, string.IsNullOrWhiteSpace(row.Text))
            ),
            Unknown =
            [
                .. Unknown(FaultFields.Policy, One(row.PolicyKey), known.Policies),
                .. Unknown(FaultFields.Regions, row.Regions, known.Regions),
                .. Unknown(FaultFields.IssueTypes, row.IssueTypes, known.IssueTypes),
            ],
        };

    private static IReadOnlyList<string> Names(params (string Field, bool IsMissing)[] fields) =>
        [.. fields.Where(each => each.IsMissing).Select(each => each.Field)];

    private static IEnumerable<string> Unknown(string field, IEnumerable<string> values, IReadOnlySet<string> known) =>
        values.Where(value => !known.Contains(value)).Select(value => $"{field}:{value}");

    private static IEnumerable<string> One(string? value) => string.IsNullOrEmpty(value) ? [] : [value];

    // What the taxonomy has, and what cases, workflows, people, customers and policies of the tenant really have. What the catalog itself
    // names is no proof.
    private sealed record KnownValues(
        IReadOnlySet<string> IssueTypes,
        IReadOnlySet<string> States,
        IReadOnlySet<string> Roles,
        IReadOnlySet<string> Policies,
        IReadOnlySet<string> Tiers,
        IReadOnlySet<string> Regions
    )
    {
        public static async Task<KnownValues> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
        {
            var people = await db
                .People.AsNoTracking()
                .Where(row => row.IsActive)
                .Select(row => new { row.Roles, row.Regions })
                .ToListAsync(cancellationToken);
            var regions = await db.Cases.Select(row => row.Region ?? "").Distinct().ToListAsync(cancellationToken);
            var issueTypes = await db.Cases.Select(row => row.IssueType).Distinct().ToListAsync(cancellationToken);
            var terms = await TermList.ReadAsync(db, TermKind.IssueType, cancellationToken);
            var roles = people.SelectMany(row => row.Roles).Concat(ConsoleRole.All);
            return new(
                Set(issueTypes.Concat(terms.Current)),
                Set(CatalogValues.StatesOf(await CatalogValues.WorkflowsAsync(db, cancellationToken))),
                Set(roles),
                await db.Policies.Published().Select(row => row.Key).Distinct().ToHashSetAsync(StringComparer.Ordinal, cancellationToken),
                await db.Accounts.Select(row => row.Tier ?? "").Distinct().ToHashSetAsync(StringComparer.Ordinal, cancellationToken),
                Set(regions.Concat(people.SelectMany(row => row.Regions)))
            );
        }

        private static HashSet<string> Set(IEnumerable<string> values) => values.ToHashSet(StringComparer.Ordinal);
    }
}
