using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Reviews.Looks;

/// <summary>
/// Selects decisions for review by the tenant's rules (R109): the first action had a low probability, or a high-risk action was chosen.
/// Processes what was decided since its last run and is idempotent; it never delays the opening of a case.
/// </summary>
public sealed class PrepareLooks(OperationScopeFactory scopes)
{
    private const int Max = 500;
    private static readonly TimeSpan s_first = TimeSpan.FromDays(21);
    private static readonly TimeSpan s_overlap = TimeSpan.FromHours(1); // covers decisions made earlier but answered since

    /// <returns>The number of entries added or changed.</returns>
    public async Task<Result<int>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.RunJobs, "prepare.looks", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        if (!settings.PhasesInForce.Review)
        {
            return 0;
        }

        var rules = settings.LooksInForce;
        var since = await SinceAsync(scope, cancellationToken);
        var risky = rules.HighRisk ? await RiskyAsync(db, since, cancellationToken) : [];
        var found = await UnsureAsync(db, rules, since, cancellationToken);
        var known = await db
            .DecisionLooks.Where(row => row.DecidedAt >= since.AddDays(-s_first.TotalDays))
            .ToDictionaryAsync(row => row.DecisionId, cancellationToken);
        var put = 0;
        foreach (var decision in await ReadAsync(db, [.. found.Union(risky.Keys)], cancellationToken))
        {
            put += Put(db, decision, new(rules, risky.GetValueOrDefault(decision.Id), known.GetValueOrDefault(decision.Id), scope.Now));
        }

        if (put > 0)
        {
            ChangeFeed.Append(db, ChangeKind.Study, "", scope.Now);
        }

        return await db.TrySaveChangesAsync(cancellationToken) ? put : Error.Conflict(Texts.JudgedElsewhere);
    }

    private static async Task<DateTimeOffset> SinceAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var last = await scope
            .Db.JobRuns.Where(row => row.Job == PrepareLooksJob.JobKey && row.Status == JobStatus.Done)
            .MaxAsync(row => row.StartedAt, cancellationToken);
        return last is { } at && at > scope.Now - s_first ? at - s_overlap : scope.Now - s_first;
    }

    // High confidence is never given below the highest possible threshold, so those decisions need not be read.
    private static Task<List<Guid>> UnsureAsync(
        ConsoleDbContext db,
        LookRules rules,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        var first = db.DecisionItems.Where(item =>
            item.Kind == ItemKind.Action && item.Rank == 1 && item.Confidence != ItemConfidence.High
        );
        return rules.BelowProbability <= 0
            ? Task.FromResult(new List<Guid>())
            : db
                .Decisions.AsNoTracking()
                .Where(row => row.At >= since)
                .Opened(db)
                .Where(row => first.Any(item => item.DecisionId == row.Id))
                .Where(row => !db.DecisionLooks.Any(look => look.DecisionId == row.Id))
                .OrderByDescending(row => row.At)
                .ThenBy(row => row.Id)
                .Take(Max)
                .Select(row => row.Id)
                .ToListAsync(cancellationToken);
    }

    /// <summary>Decisions from which a high-risk action was chosen, with the action.</summary>
    private static async Task<Dictionary<Guid, string>> RiskyAsync(
        ConsoleDbContext db,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        var keys = await db
            .Actions.AsNoTracking()
            .Published()
            .Where(row => row.Risk == ActionRiskLevel.High)
            .Select(row => row.Key)
            .ToListAsync(cancellationToken);
        var rows = await db
            .Responses.AsNoTracking()
            .Where(row => row.At >= since && row.ItemKind == ItemKind.Action && row.UndoneAt == null && row.Kind != ResponseKind.Dismiss)
            .Where(row => keys.Contains((row.Kind == ResponseKind.Override ? row.ChosenActionKey : row.ItemId)!))
            .OrderByDescending(row => row.At)
            .ThenBy(row => row.Id)
            .Take(Max)
            .Select(row => new { row.DecisionId, Key = (row.Kind == ResponseKind.Override ? row.ChosenActionKey : row.ItemId)! })
            .ToListAsync(cancellationToken);
        return rows.DistinctBy(row => row.DecisionId).ToDictionary(row => row.DecisionId, row => row.Key);
    }

    private static Task<List<Decided>> ReadAsync(ConsoleDbContext db, List<Guid> ids, CancellationToken cancellationToken) =>
        db
            .Decisions.AsNoTracking()
            .Where(row => EF.Parameter(ids).Contains(row.Id))
            .OrderBy(row => row.At)
            .ThenBy(row => row.Id)
            .Select(row => new Decided(row.Id, row.CaseId, row.ActorId, row.At, row.Output))
            .ToListAsync(cancellationToken);

    // returns 1 when an entry is added or changed
    private static int Put(ConsoleDbContext db, Decided decision, Question question)
    {
        var actions = DecisionContent.OutputOf(decision.Output).FirstOrDefault(slate => slate.Kind == SlateKind.Action)?.Items;
        var first = actions is [var best, ..] ? best : null;
        // the chance of an action without cases of its own is that of all steps, and says nothing about it
        var isUnsure = first is { Confidence.IsInherited: not true } && question.Rules.IsUnsure(first.Confidence.Probability);
        if ((!isUnsure && question.Risky is null) || (question.Risky ?? first?.Id) is not { } action)
        {
            return 0;
        }

        if (question.Known is { } known)
        {
            // the action was chosen after the decision was already listed for its low probability
            if (question.Risky is null || known.IsRisky || known.Verdict is not null)
            {
                return 0;
            }

            (known.IsRisky, known.ActionKey, known.Revision) = (true, action, known.Revision + 1);
            return 1;
        }

        db.DecisionLooks.Add(
            new()
            {
                TenantId = db.TenantId,
                DecisionId = decision.Id,
                CaseId = decision.CaseId,
                ActorId = decision.ActorId,
                DecidedAt = decision.At,
                ActionKey = action,
                Probability = first?.Confidence.Probability ?? 0,
                IsUnsure = isUnsure,
                IsRisky = question.Risky is not null,
                PutAt = question.Now,
            }
        );
        return 1;
    }

    private sealed record Decided(Guid Id, Guid CaseId, Guid ActorId, DateTimeOffset At, byte[] Output);

    /// <param name="Risky">The high-risk action that was chosen; null when there was none.</param>
    /// <param name="Known">The existing entry, if any.</param>
    private sealed record Question(LookRules Rules, string? Risky, DecisionLookRow? Known, DateTimeOffset Now);
}
