using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Tenants.SourceCheck;

/// <summary>What a source proposes, what it needs for that, and where a team gives it.</summary>
/// <param name="What">What it needs, in words for the screen.</param>
/// <param name="Address">The page where it is given.</param>
/// <param name="CountAsync">How much of it there is at an instant.</param>
public sealed record SourceNeed(
    string Source,
    IReadOnlyList<SlateKind> Kinds,
    Func<string> What,
    string Address,
    Func<ConsoleDbContext, DateTimeOffset, CancellationToken, Task<int>> CountAsync
)
{
    private const string Connections = "/admin/connections";
    private const string Documents = "/admin/documents";
    private const string People = "/admin/people";

    /// <summary>Every source of the engine, in the order of the panel.</summary>
    public static IReadOnlyList<SourceNeed> All { get; } = [.. OfRules(), .. OfPastCases(), .. OfDocuments(), .. OfPeople()];

    private static IEnumerable<SourceNeed> OfRules() =>
        [
            new(
                SourceNames.WorkflowRules,
                [SlateKind.Action],
                () => Texts.NeedsWorkflows,
                "/admin/workflows",
                (db, _, token) => db.Workflows.Published().CountAsync(token)
            ),
            new(
                SourceNames.SlaRules,
                [SlateKind.Action],
                () => Texts.NeedsEscalations,
                "/admin/actions",
                (db, _, token) => db.Actions.Published().CountAsync(row => row.Kind == SlaRuleSource.EscalateKind, token)
            ),
            new(
                SourceNames.PolicyRequired,
                [SlateKind.Action],
                () => Texts.NeedsPolicies,
                "/admin/policies",
                (db, _, token) => db.Policies.Published().CountAsync(token)
            ),
            new(
                SourceNames.Playbook,
                [SlateKind.Action],
                () => Texts.NeedsPlaybooks,
                "/admin/playbooks",
                (db, _, token) => db.Playbooks.Published().CountAsync(token)
            ),
        ];

    private static IEnumerable<SourceNeed> OfPastCases() =>
        [
            new(
                SourceNames.SimilarCases,
                [SlateKind.Action, SlateKind.Document, SlateKind.Expert],
                () => Texts.NeedsClosedCases,
                Connections,
                ClosedAsync
            ),
            new(SourceNames.NextSteps, [SlateKind.Action], () => Texts.NeedsClosedCases, Connections, ClosedAsync),
            new(SourceNames.Outcomes, [SlateKind.Action], () => Texts.NeedsClosedCases, Connections, ClosedAsync),
            new(
                SourceNames.SimilarAccounts,
                [SlateKind.Action],
                () => Texts.NeedsCustomers,
                "/admin/accounts",
                (db, _, token) => db.Accounts.CountAsync(token)
            ),
        ];

    private static IEnumerable<SourceNeed> OfDocuments() =>
        [
            new(
                SourceNames.Search,
                [SlateKind.Document],
                () => Texts.NeedsDocuments,
                Documents,
                (db, now, token) => db.Documents.InForce(now).CountAsync(row => row.Text != "", token)
            ),
            new(
                SourceNames.Semantic,
                [SlateKind.Document],
                () => Texts.NeedsVectors,
                "/jobs",
                (db, _, token) => db.Embeddings.Where(row => row.Kind == "document").Select(row => row.Key).Distinct().CountAsync(token)
            ),
            new(SourceNames.Frequent, [SlateKind.Document], () => Texts.NeedsUsedDocuments, Documents, UsedAsync),
            new(SourceNames.AlikeCases, [SlateKind.Document], () => Texts.NeedsUsedDocuments, Documents, UsedAsync),
            new(
                SourceNames.Curated,
                [SlateKind.Document],
                () => Texts.NeedsPickedDocuments,
                Documents,
                (db, _, token) => db.CuratedDocuments.Select(row => row.DocumentKey).Distinct().CountAsync(token)
            ),
            new(
                SourceNames.Policy,
                [SlateKind.Document],
                () => Texts.NeedsPolicyDocuments,
                Documents,
                (db, now, token) => db.Documents.InForce(now).CountAsync(row => row.PolicyKey != null, token)
            ),
            new(
                SourceNames.RecentPolicy,
                [SlateKind.Document],
                () => Texts.NeedsChangedPolicies.With(RecentPolicySource.RecentDays),
                Documents,
                ChangedAsync
            ),
        ];

    private static IEnumerable<SourceNeed> OfPeople() =>
        [
            new(
                SourceNames.Routing,
                [SlateKind.Expert],
                () => Texts.NeedsHeldCases,
                Connections,
                (db, _, token) => db.Cases.CountAsync(row => !row.IsOpen && row.AssigneeId != null, token)
            ),
            new(SourceNames.Skills, [SlateKind.Expert], () => Texts.NeedsSkills, People, KnownAsync),
            new(SourceNames.Team, [SlateKind.Expert], () => Texts.NeedsTeams, People, MembersAsync),
            new(
                SourceNames.Collaboration,
                [SlateKind.Expert],
                () => Texts.NeedsWorkers,
                Connections,
                (db, _, token) => db.PersonExperience.Select(row => row.PersonId).Distinct().CountAsync(token)
            ),
        ];

    private static Task<int> ClosedAsync(ConsoleDbContext db, DateTimeOffset now, CancellationToken token) =>
        db.Cases.CountAsync(row => !row.IsOpen, token);

    private static Task<int> UsedAsync(ConsoleDbContext db, DateTimeOffset now, CancellationToken token) =>
        db.CaseDocuments.Select(row => row.DocumentKey).Distinct().CountAsync(token);

    private static Task<int> ChangedAsync(ConsoleDbContext db, DateTimeOffset now, CancellationToken token)
    {
        var since = now.AddDays(-RecentPolicySource.RecentDays);
        return db.Documents.InForce(now).CountAsync(row => row.PolicyKey != null && (row.EffectiveFrom ?? row.UpdatedAt) > since, token);
    }

    private static Task<int> KnownAsync(ConsoleDbContext db, DateTimeOffset now, CancellationToken token) =>
        db.People.CountAsync(
            row =>
                row.IsActive
                && (db.PersonSkills.Any(skill => skill.PersonId == row.Id) || db.PersonExperience.Any(known => known.PersonId == row.Id)),
            token
        );

    // lists are stored as text
    private static async Task<int> MembersAsync(ConsoleDbContext db, DateTimeOffset now, CancellationToken token)
    {
        var teams = await db.People.Where(row => row.IsActive).Select(row => row.Teams).ToListAsync(token);
        return teams.Count(each => each.Count > 0);
    }
}
