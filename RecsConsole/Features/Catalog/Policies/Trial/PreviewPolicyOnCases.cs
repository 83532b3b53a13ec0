using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Recommender.Impact;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Features.Catalog.Policies.Trial;

/// <summary>
/// Shows what a policy, saved or not, would change on chosen cases if it were in force now in place of its version in force: runs the pure
/// pipeline twice over one snapshot of each case, read with the actor's own permissions. Records no decision.
/// </summary>
public sealed class PreviewPolicyOnCases(OperationScopeFactory scopes, SnapshotLoader snapshots, ActivePipelines pipelines)
{
    /// <summary>The most cases to choose.</summary>
    public const int Max = 20;

    private const long Seed = 1; // the same for both, so that only the policy differs

    public async Task<Result<PolicyTrial>> RunAsync(Actor actor, PreviewPolicyOnCasesRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, "preview.policy_cases", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        List<string> keys = [.. request.Cases.Select(key => key.Trim()).Distinct(StringComparer.Ordinal)];
        if (ProblemOf(request.Text, keys.Count) is { } problem)
        {
            return Error.Invalid(problem);
        }

        var rows = await scope
            .Db.Cases.AsNoTracking()
            .Where(row => keys.Contains(row.Key))
            .Select(row => new ChosenCase(row.Id, row.Key, row.Title))
            .ToListAsync(cancellationToken);
        return await TryAsync(scope.Db, actor, request, [.. rows.OrderBy(row => keys.IndexOf(row.Key))], keys.Count, cancellationToken);
    }

    private async Task<Result<PolicyTrial>> TryAsync(
        ConsoleDbContext db,
        Actor actor,
        PreviewPolicyOnCasesRequest request,
        List<ChosenCase> chosen,
        int asked,
        CancellationToken cancellationToken
    )
    {
        List<TriedCase> tried = [];
        foreach (var each in chosen)
        {
            var reading = await snapshots.ReadForTrialAsync(db, actor, each.Id, cancellationToken);
            if (reading.Loaded is { } loaded)
            {
                tried.Add(Compare(each, loaded, request));
            }
            else if (reading.Refusal is { Error: { Kind: not ErrorKind.NotFound } error })
            {
                return error; // search is warming up, or a check failed: all cases would be refused
            }
        }

        // a case that does not exist and one that the actor may not view are told alike
        return new PolicyTrial(tried, asked - tried.Count);
    }

    private TriedCase Compare(ChosenCase chosen, LoadedCase loaded, PreviewPolicyOnCasesRequest request)
    {
        var snapshot = loaded.Snapshot with { Actor = TrialWorker.Of(loaded.Snapshot) };
        // like the preview on open cases: as if it were in force, whatever its dates
        var draft = new PolicyFacts(request.Key, 1, DateTimeOffset.UnixEpoch, null, [.. request.Text.Rules.Select(rule => rule.ToFacts())]);
        var drafted = FieldDrafts.On(
            snapshot with
            {
                Shared = CatalogDrafts.OfPolicy(request.Key, draft).Parts(snapshot.Shared),
            },
            RecordFields.Within(loaded.Request.Case, loaded.Request.Limits).CustomFields
        );
        var (now, then) = (SnapshotIndex.From(snapshot).Policies, SnapshotIndex.From(drafted).Policies);
        return new(
            chosen.Key,
            chosen.Title,
            snapshot.Case.State,
            [
                .. Changes(PolicyRuling.Requires, now.Required, then.Required),
                .. Changes(PolicyRuling.Forbids, now.Forbidden, then.Forbidden),
                .. Changes(PolicyRuling.Recommends, now.Recommended, then.Recommended),
            ],
            Shown(snapshot),
            Shown(drafted)
        );
    }

    private static IEnumerable<RulingChange> Changes(
        PolicyRuling ruling,
        IReadOnlyDictionary<string, PolicyFacts> now,
        IReadOnlyDictionary<string, PolicyFacts> then
    ) =>
        now
            .Keys.Except(then.Keys, StringComparer.Ordinal)
            .Select(action => new RulingChange(ruling, action, IsNew: false))
            .Concat(then.Keys.Except(now.Keys, StringComparer.Ordinal).Select(action => new RulingChange(ruling, action, IsNew: true)))
            .OrderBy(change => change.Action, StringComparer.Ordinal);

    // the actions on the cards, in order
    private List<string> Shown(CaseSnapshot snapshot)
    {
        var request = RecommendationRequest.From(snapshot.Shared.Configuration, Seed).For(SlateKind.Action);
        var run = pipelines.For(snapshot).Run(snapshot, request);
        return [.. run.Placement.Placed.Take(request.Size).Select(placed => placed.Id)];
    }

    private static string? ProblemOf(PolicyContent text, int cases) =>
        text.Rules.Count == 0 ? Texts.APolicyNeedsARule
        : text.Rules.Count > PolicyRules.MaxRules ? Texts.AtMostRules.With(PolicyRules.MaxRules, text.Rules.Count)
        : cases is 0 or > Max ? Texts.ChooseCasesToTry.With(Max)
        : null;

    private sealed record ChosenCase(Guid Id, string Key, string Title);
}

/// <summary>A policy to try on cases.</summary>
/// <param name="Key">The policy whose version in force it would replace; empty for a new one.</param>
/// <param name="Cases">Keys of cases.</param>
public sealed record PreviewPolicyOnCasesRequest(string Key, PolicyContent Text, IReadOnlyList<string> Cases);

/// <param name="Unseen">Chosen cases that do not exist or that the actor may not view.</param>
public sealed record PolicyTrial(IReadOnlyList<TriedCase> Cases, int Unseen);

/// <summary>What the policy would change on a case.</summary>
/// <param name="Now">Keys of the suggested actions, in order.</param>
/// <param name="Then">The same with the policy.</param>
public sealed record TriedCase(
    string Key,
    string Title,
    string State,
    IReadOnlyList<RulingChange> Changes,
    IReadOnlyList<string> Now,
    IReadOnlyList<string> Then
)
{
    public bool ChangesOrder => !Now.SequenceEqual(Then, StringComparer.Ordinal);
}

/// <summary>An action that the policies begin or cease to require, forbid or recommend on a case.</summary>
/// <param name="IsNew">It begins; false when it ceases.</param>
public sealed record RulingChange(PolicyRuling Ruling, string Action, bool IsNew);
