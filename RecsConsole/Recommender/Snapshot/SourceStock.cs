using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>What a source proposes, and how much of the data it needs is available.</summary>
/// <param name="CountAsync">Counts that data as of an instant.</param>
public sealed record SourceStock(
    string Source,
    IReadOnlyList<SlateKind> Kinds,
    Func<ConsoleDbContext, DateTimeOffset, CancellationToken, Task<int>> CountAsync
)
{
    /// <summary>Every source of the engine, in the order of the panel.</summary>
    public static IReadOnlyList<SourceStock> All { get; } = [.. OfRules(), .. OfPastCases(), .. OfDocuments(), .. OfPeople()];

    /// <summary>How many sources there are under these settings; every page that names a number has it from here.</summary>
    public static SourceCounts CountOf(ConfigurationPart settings) => new(All.Count, All.Count(each => settings.IsOn(each.Source)));

    private static IEnumerable<SourceStock> OfRules() =>
        [
            new(SourceNames.WorkflowRules, [SlateKind.Action], (db, _, token) => db.Workflows.Published().CountAsync(token)),
            new(
                SourceNames.SlaRules,
                [SlateKind.Action],
                (db, _, token) => db.Actions.Published().CountAsync(row => row.Kind == SlaRuleSource.EscalateKind, token)
            ),
            new(SourceNames.PolicyRequired, [SlateKind.Action], (db, _, token) => db.Policies.Published().CountAsync(token)),
            new(SourceNames.Playbook, [SlateKind.Action], (db, _, token) => db.Playbooks.Published().CountAsync(token)),
            new(SourceNames.Intents, [SlateKind.Action], (_, _, _) => Task.FromResult(0)), // needs a model, and no data of the tenant
        ];

    private static IEnumerable<SourceStock> OfPastCases() =>
        [
            new(SourceNames.SimilarCases, [SlateKind.Action, SlateKind.Document, SlateKind.Expert], ClosedAsync),
            new(SourceNames.NextSteps, [SlateKind.Action], ClosedAsync),
            new(SourceNames.Outcomes, [SlateKind.Action], ClosedAsync),
            new(SourceNames.ActionSequences, [SlateKind.Action], ClosedAsync),
            new(SourceNames.OutcomeGraph, [SlateKind.Action], ClosedAsync),
            new(SourceNames.SimilarAccounts, [SlateKind.Action], (db, _, token) => db.Accounts.CountAsync(token)),
        ];

    private static IEnumerable<SourceStock> OfDocuments() =>
        [
            new(
                SourceNames.Search,
                [SlateKind.Document],
                (db, now, token) => db.Documents.InForce(now).CountAsync(row => row.Text != "", token)
            ),
            new(
                SourceNames.Semantic,
                [SlateKind.Document],
                (db, _, token) =>
                    db.Embeddings.Where(row => row.Kind == TextKind.Document).Select(row => row.Key).Distinct().CountAsync(token)
            ),
            new(SourceNames.Frequent, [SlateKind.Document], UsedAsync),
            new(SourceNames.AlikeCases, [SlateKind.Document], UsedAsync),
            new(
                SourceNames.Curated,
                [SlateKind.Document],
                (db, _, token) => db.CuratedDocuments.Select(row => row.DocumentKey).Distinct().CountAsync(token)
            ),
            new(
                SourceNames.Policy,
                [SlateKind.Document],
                (db, now, token) => db.Documents.InForce(now).CountAsync(row => row.PolicyKey != null, token)
            ),
            new(SourceNames.RecentPolicy, [SlateKind.Document], ChangedAsync),
        ];

    private static IEnumerable<SourceStock> OfPeople() =>
        [
            new(
                SourceNames.Routing,
                [SlateKind.Expert],
                (db, _, token) => db.Cases.CountAsync(row => !row.IsOpen && row.AssigneeId != null, token)
            ),
            new(SourceNames.Skills, [SlateKind.Expert], KnownAsync),
            new(SourceNames.Team, [SlateKind.Expert], MembersAsync),
            new(
                SourceNames.Collaboration,
                [SlateKind.Expert],
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

/// <summary>Number of sources of suggestions.</summary>
/// <param name="All">All of them.</param>
/// <param name="On">Those that are switched on.</param>
public readonly record struct SourceCounts(int All, int On)
{
    public int Off => All - On;
}
