using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.WhatChanged;
using RecsConsole.Features.Decisions.Trace;
using RecsConsole.Features.Decisions.WhyNot;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Decisions.WhatChanged;

/// <summary>
/// Compares a decision with an earlier one on the same case: what is shown differently, and how much of that each cause explains.
/// </summary>
public sealed class CompareDecisions(
    OperationScopeFactory scopes,
    TraceAccess access,
    AskableItems items,
    ActivePipelines pipelines,
    AuditTrail auditTrail
)
{
    /// <summary>Name of the operation in the audit trail.</summary>
    public const string Name = "decision.compared";

    private const int MaxChoices = 30;

    public async Task<Result<WhatChangedReply>> RunAsync(Actor actor, CompareDecisionsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        var later = await access.EnterAsync(scope, request.DecisionId.ToString("D"), Name, cancellationToken);
        if (later is null)
        {
            return TraceAccess.NotThere;
        }

        var choices = await ChoicesAsync(db, later, cancellationToken);
        var chosen = choices.FirstOrDefault(each => each.DecisionId == request.EarlierId) ?? (choices.Count > 0 ? choices[0] : null);
        if (chosen is null)
        {
            return new WhatChangedReply([], null, [], [], 0);
        }

        var earlier = await db.Decisions.AsNoTracking().FirstAsync(row => row.Id == chosen.DecisionId, cancellationToken);
        if (DecisionContent.IsErased(later.Decision) || DecisionContent.IsErased(earlier))
        {
            return TraceAccess.NothingToCompute;
        }

        return await CompareAsync(db, actor, earlier, later, choices, cancellationToken);
    }

    private async Task<WhatChangedReply> CompareAsync(
        ConsoleDbContext db,
        Actor actor,
        DecisionRow earlier,
        TraceEntry later,
        IReadOnlyList<ComparableDecision> choices,
        CancellationToken cancellationToken
    )
    {
        auditTrail.Append(db, actor.PersonOrNull, new(Name, "decision", later.Decision.Id.ToString("D"), AuditOutcome.Done));
        await db.SaveChangesAsync(cancellationToken);
        var before = await StoredInput.ReadAsync(db, earlier, cancellationToken);
        var after = await StoredInput.ReadAsync(db, later.Decision, cancellationToken);
        var answer = await Task.Run(() => new WhatChangedComparison(pipelines.For).Compare(before, after), cancellationToken);
        var titles = new Dictionary<ItemDifference, string?>();
        foreach (var item in answer.Items)
        {
            var known = await items.FindAsync(db, actor, later.Check, item.Kind, item.Id, cancellationToken);
            titles[item] = known?.Title;
        }

        return WhatChangedLabels.Reply(answer, choices, earlier.Id, titles);
    }

    // Earlier decisions on the case that the viewer may read, the latest first.
    private static async Task<IReadOnlyList<ComparableDecision>> ChoicesAsync(
        ConsoleDbContext db,
        TraceEntry later,
        CancellationToken cancellationToken
    )
    {
        var row = later.Decision;
        var rows = await db
            .Decisions.Where(each => each.CaseId == row.CaseId && each.At < row.At)
            .OrderByDescending(each => each.At)
            .ThenByDescending(each => each.Id)
            .Take(MaxChoices)
            .Select(each => new
            {
                each.Id,
                each.ActorId,
                each.At,
            })
            .ToListAsync(cancellationToken);
        var readable = rows.FindAll(each => later.Check.MayOpenDecision(row.TenantId, each.Id, each.ActorId));
        var names = await PeopleNames.ReadAsync(db, readable.Select(each => each.ActorId), cancellationToken);
        return
        [
            .. readable.Select(each => new ComparableDecision(
                each.Id,
                each.At,
                names.GetValueOrDefault(each.ActorId, SharedTexts.SomebodyInSentence)
            )),
        ];
    }
}

/// <param name="EarlierId">The decision to compare with; null: the previous one.</param>
public sealed record CompareDecisionsRequest(Guid DecisionId, Guid? EarlierId = null);

/// <summary>An earlier decision on the case.</summary>
public sealed record ComparableDecision(Guid DecisionId, DateTimeOffset At, string Actor);
