using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Guards;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Recommendations.NotShown;
using RecsConsole.Platform;
using RecsConsole.Recommender.Approvals;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Recommendations.Responses.Overriding;

/// <summary>Finds what prevents an action on a case now, suggested or not: state, permission, policy, a request that waits for approval
/// for the action or against it, a step that comes first, contact cap or contract.</summary>
internal sealed class StepBarriers
{
    private readonly OperationScope _scope;
    private readonly TenantFacts _known;
    private readonly CaseRow _row;
    private readonly IReadOnlyList<string> _capped;
    private readonly IReadOnlySet<string> _owed;
    private readonly IReadOnlyList<string> _waiting;
    private readonly IReadOnlySet<string> _done;
    private readonly ContractTerms _terms;
    private readonly RuledCase _ruled;

    private StepBarriers(OperationScope scope, TenantFacts known, CaseRow row, CaseLimits limits)
    {
        (_scope, _known, _row) = (scope, known, row);
        (_capped, _owed, _waiting, _done, _terms) = limits;
        _ruled = RuledCases.Of(row, _terms.Tier);
        Machine = WorkflowIndex.From(known.CaseTypes[row.TypeKey].Workflow).Machine;
    }

    public StateMachine Machine { get; }

    public static async Task<StepBarriers> ReadAsync(
        OperationScope scope,
        TenantFacts known,
        CaseRow row,
        CancellationToken cancellationToken
    )
    {
        var (db, now) = (scope.Db, scope.Now);
        var capped = await CappedChannels.ReadAsync(db, known.Configuration.ContactCaps, row.AccountKey, now, cancellationToken);
        var owed = capped.Count == 0 ? [] : await ContactGuard.ReadOwedAsync(db, known.Catalog, row, now, cancellationToken);
        var waiting = await PendingApprovals.ReadAsync(db, row.Id, now, cancellationToken);
        var done = await EarlierStepGuard.ReadDoneAsync(
            db,
            row.Id,
            known.Catalog.Actions.SelectMany(action => action.EarlierSteps ?? []),
            cancellationToken
        );
        var terms = await EntitlementGuard.ReadAsync(db, row.AccountKey, cancellationToken);
        return new(scope, known, row, new(capped, owed, waiting, done, terms));
    }

    /// <summary>Why the action is not allowed now, in words; null when it is.</summary>
    public string? Of(ActionFacts action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return !IsInItsState(action) ? StateWords(action)
            : !MayPerform(action) ? ReasonTexts.Of(ReasonCode.RoleNotAllowed).Sentence
            : Objection(action) is { } objection ? ObjectionWords(objection)
            : _waiting.Contains(action.Key, StringComparer.Ordinal) ? ReasonTexts.Of(ReasonCode.DuplicateRequest).Sentence
            : Against(action) is { } other ? other
            : Missing(action) is { } missing ? missing
            : IsCapped(action) ? ReasonTexts.Of(ReasonCode.ContactCap).Sentence
            : !_terms.Covers(action.Key, action.Tiers, _scope.Now) ? ReasonTexts.Of(ReasonCode.NotEntitled).Sentence
            : null;
    }

    private bool IsInItsState(ActionFacts action) =>
        Machine.IsAllowed(_row.Status, action.Key)
        && (action.AllowedStates.Count == 0 || action.AllowedStates.Contains(_row.Status, StringComparer.Ordinal));

    private bool MayPerform(ActionFacts action) =>
        _scope.Access.Decide(AccessOperation.PerformAction, AccessResources.Of(_row) with { RequiredRole = action.RequiredRole }).Permitted;

    private PolicyObjection? Objection(ActionFacts action) =>
        PolicyGuard.Find(_known.Catalog, new(_ruled, action.Key, action.PolicyKey, _scope.Now));

    private string? Against(ActionFacts action) =>
        WaitingOpposites.Words(OppositeSteps.WaitingAgainst(Machine, _row.Status, _waiting, action.Key, KindOf), _known);

    private string? Missing(ActionFacts action) =>
        action.EarlierSteps is { Count: > 0 } earlier && !earlier.Any(_done.Contains) ? NotShownLabels.AfterWords(earlier, _known) : null;

    private string? KindOf(string key) => CatalogIndex.From(_known.Catalog).Action(key)?.Kind;

    private bool IsCapped(ActionFacts action) =>
        ContactCap.AppliesTo(action.IsCustomerContact, _owed.Contains(action.Key)) && ContactCap.Stops(_capped, action.Channel);

    private string StateWords(ActionFacts action)
    {
        var here = Texts.NotPossibleIn.With(StateLabels.Of(_row.Status));
        return NotShownLabels.StatesOf(Machine, action.Key) is { } elsewhere ? $"{here}. {elsewhere}" : here;
    }

    private string ObjectionWords(PolicyObjection objection) =>
        objection.Reason == ReasonCode.PolicyExpired
            ? ReasonTexts.Of(ReasonCode.PolicyExpired).Sentence
            : Texts.PolicyForbidsIt.With(_known.PolicyTitles.GetValueOrDefault(objection.PolicyKey, objection.PolicyKey));

    private sealed record CaseLimits(
        IReadOnlyList<string> Capped,
        IReadOnlySet<string> Owed,
        IReadOnlyList<string> Waiting,
        IReadOnlySet<string> Done,
        ContractTerms Terms
    );
}
