using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Recommendations.Responses.Solving;

/// <summary>Reads what to ask when a case is solved: which of its steps solved it, the likeliest first.</summary>
public sealed class ReadSolutionQuestion(OperationScopeFactory scopes, TenantFactsReader facts)
{
    public async Task<Result<SolutionQuestion>> RunAsync(
        Actor actor,
        ReadSolutionQuestionRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        var row = await db.Cases.AsNoTracking().FirstOrDefaultAsync(found => found.Id == request.CaseId, cancellationToken);
        if (row is null || !await scope.MayAsync(AccessOperation.ViewCase, AccessResources.Of(row), cancellationToken))
        {
            var error = Error.NotFound(Texts.CaseNotSeen);
            return await scope.DenyAsync("read.solution", "case", request.CaseId.ToString("D"), error, cancellationToken);
        }

        var known = await facts.ReadAsync(actor, cancellationToken);
        var machine = WorkflowIndex.From(known.CaseTypes[row.TypeKey].Workflow).Machine;
        var done = await ReadDoneAsync(db, machine, row.Id, cancellationToken);
        var closing = new WorkedStep(request.ActionKey, row.Status, machine.Next(row.Status, request.ActionKey));
        return new SolutionQuestion(ToName(known, done), LikelyOf(known, machine, done, closing))
        {
            Proposal = request.Document is { } document ? await ProposalAsync(scope, document, row, cancellationToken) : null,
        };
    }

    private static async Task<List<PastStep>> ReadDoneAsync(
        ConsoleDbContext db,
        StateMachine machine,
        Guid caseId,
        CancellationToken cancellationToken
    )
    {
        var fates = await StepFates.ReadAsync(db, machine, caseId, cancellationToken);
        var rows = await db
            .CaseEvents.AsNoTracking()
            .Where(each => each.CaseId == caseId && each.Kind == CaseEventKind.Action)
            .OrderBy(each => each.Ordinal)
            .Select(each => new
            {
                each.Ordinal,
                each.Activity,
                each.FromState,
                each.ToState,
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(each => new PastStep(
            new(each.Activity, each.FromState, each.ToState),
            HasFailed: fates.Of(each.Ordinal) is not null
        ));
    }

    private static List<DoneStep> ToName(TenantFacts known, List<PastStep> done) =>
        [
            .. done.Select(each => each.Step.Activity)
                .Where(key => MayBeNamed(known, key))
                .Distinct(StringComparer.Ordinal)
                .Reverse()
                .Select(key => new DoneStep(key, known.ActionTitles.GetValueOrDefault(key, StateLabels.Of(key)))),
        ];

    private static async Task<string?> ProposalAsync(
        OperationScope scope,
        QuotedPassage quoted,
        CaseRow about,
        CancellationToken cancellationToken
    )
    {
        var row = await scope
            .Db.Documents.AsNoTracking()
            .InForce(scope.Now)
            .FirstOrDefaultAsync(found => found.Key == quoted.DocumentKey && found.Version == quoted.Version, cancellationToken);
        if (row is null || !await scope.MayAsync(AccessOperation.ViewDocument, AccessResources.Of(row), cancellationToken))
        {
            return null;
        }

        var solvedWith = Texts.SolvedWithDocument.With(row.Title, row.Version);
        var words = CitedPassage.From(row, quoted.Span, about).Passage;
        return words.Length == 0 ? solvedWith : $"{solvedWith}\n{words}";
    }

    // Whoever closes the case may name any step but taking it and closing it: the lift company that was called may have solved it.
    private static bool MayBeNamed(TenantFacts known, string key) => KindOf(known, key) is not (WorkKinds.Assign or WorkKinds.Close);

    // Chosen beforehand is only work on the problem that is not known to have failed, or what is the only answer: a wrong guess that nobody
    // corrects is learned.
    private static string? LikelyOf(TenantFacts known, StateMachine machine, List<PastStep> done, WorkedStep closing)
    {
        var held = done.Where(each => !each.HasFailed).Select(each => each.Step).ToList();
        if (
            SolvingStep.From([.. held, closing], null, machine, kindOf: key => KindOf(known, key)).Inferred is { } inferred
            && MayBeNamed(known, inferred)
            && (KindOf(known, inferred) is not { } kind || WorkKinds.MaySolve(kind))
        )
        {
            return inferred;
        }

        var left = held.Select(step => step.Activity).Where(key => MayBeNamed(known, key)).Distinct(StringComparer.Ordinal).ToList();
        return left.Count == 1 ? left[0] : null;
    }

    private static string? KindOf(TenantFacts known, string key) =>
        known.Catalog.Actions.FirstOrDefault(action => string.Equals(action.Key, key, StringComparison.Ordinal))?.Kind;

    private sealed record PastStep(WorkedStep Step, bool HasFailed);
}

/// <param name="ActionKey">The step that records the solution.</param>
public sealed record ReadSolutionQuestionRequest(Guid CaseId, string ActionKey)
{
    /// <summary>The document said to have solved the case; null when there is none.</summary>
    public QuotedPassage? Document { get; init; }
}

/// <summary>The question asked when closing a case.</summary>
/// <param name="Steps">The steps done on the case, latest first.</param>
/// <param name="Likely">Key of the step that most likely solved it; null when that is for whoever closes the case to say.</param>
public sealed record SolutionQuestion(IReadOnlyList<DoneStep> Steps, string? Likely)
{
    /// <summary>A proposed solution text, from the document; null when no document is named, or it may not be read.</summary>
    public string? Proposal { get; init; }
}

/// <summary>A step done on the case.</summary>
public sealed record DoneStep(string Key, string Title);
