using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Reviews.Judging;
using RecsConsole.Platform;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Evidence;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Reviews.Looks;

/// <summary>
/// Reads what a decision rested on: the case as it was then, and the reasons of the suggestions. Without it nobody could judge.
/// </summary>
public sealed class ReadLook(OperationScopeFactory scopes, TenantFactsReader tenantFacts)
{
    private const string Name = "read.look";

    private static Error NoSuchDecision => Error.NotFound(Texts.LookNotFound);

    public async Task<Result<LookEvidenceView>> RunAsync(Actor actor, Guid decisionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var isReviewer = scope.Access.Subject.Roles.Contains(ConsoleRole.Reviewer);
        var right = isReviewer ? AccessOperation.JudgePairs : AccessOperation.ManageStudies;
        if (await scope.AuthorizeAsync(right, Name, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var look = await db.DecisionLooks.AsNoTracking().FirstOrDefaultAsync(row => row.DecisionId == decisionId, cancellationToken);
        var found = look is null
            ? null
            : await db.Cases.AsNoTracking().FirstOrDefaultAsync(row => row.Id == look.CaseId, cancellationToken);
        if (
            look is null
            || found is null
            || look.ActorId == actor.PersonId
            || !await scope.MayAsync(AccessOperation.ViewCase, AccessResources.Of(found), cancellationToken)
        )
        {
            return await scope.DenyAsync(Name, "decision", decisionId.ToString("D"), NoSuchDecision, cancellationToken);
        }

        var decision = await db.Decisions.AsNoTracking().FirstOrDefaultAsync(row => row.Id == decisionId, cancellationToken);
        return decision is null || DecisionContent.IsErased(decision)
            ? NoSuchDecision
            : await ReadAsync(db, actor, decision, cancellationToken);
    }

    private async Task<Result<LookEvidenceView>> ReadAsync(
        ConsoleDbContext db,
        Actor actor,
        DecisionRow decision,
        CancellationToken cancellationToken
    )
    {
        var (caseId, at) = (decision.CaseId, decision.At);
        var last = await db
            .CaseEvents.Where(row => row.CaseId == caseId && row.At <= at)
            .MaxAsync(row => (int?)row.Ordinal, cancellationToken);
        var items = DecisionContent.OutputOf(decision).FirstOrDefault(slate => slate.Kind == SlateKind.Action)?.Items ?? [];
        var facts = await tenantFacts.ReadAsync(actor, cancellationToken);
        var state = DecisionContent.SnapshotOf(decision).Case.State;
        var labels = SlateLabels.Of(state, last ?? -1, facts, items);
        var beside = await PairCaseReader.ReadAsync(db, caseId, labels, cancellationToken);
        var language = await ReaderLanguage.OfAsync(db, actor.PersonId, cancellationToken);
        return beside is null ? NoSuchDecision : new LookEvidenceView(beside, StoredSlate.Cards(items, labels, language));
    }
}

/// <summary>What a decision rested on.</summary>
/// <param name="Case">The case as it was when the suggestions were made.</param>
/// <param name="Cards">The suggested actions with their reasons.</param>
public sealed record LookEvidenceView(PairCase Case, IReadOnlyList<PairCard> Cards);
