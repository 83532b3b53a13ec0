using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Permits;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Recommender.Cards;

/// <summary>
/// Checks the permits of one decision against the facts at display time: case and rights as last read, documents as just read.
/// </summary>
internal sealed class CardCheck
{
    private readonly CaseSnapshot _snapshot;
    private readonly RecordedDecision _decision;
    private readonly IReadOnlyDictionary<(string Key, int Version), DocumentLabel> _documents;
    private readonly DateTimeOffset _now;
    private readonly bool _asksDecisionPoint;
    private readonly SubjectFacts _subject;
    private readonly Dictionary<(SlateKind, string), AccessPermit?> _permits = [];
    private readonly PermitFault _ofCase;

    public CardCheck(
        CaseSnapshot snapshot,
        RecordedDecision decision,
        IReadOnlyDictionary<(string Key, int Version), DocumentLabel> documents,
        DateTimeOffset now,
        bool asksDecisionPoint
    )
    {
        (_snapshot, _decision, _documents, _now) = (snapshot, decision, documents, now);
        _asksDecisionPoint = asksDecisionPoint;
        _subject = PermitMapper.Subject(decision.Subject);
        foreach (var item in decision.Validation.Items)
        {
            _permits.TryAdd((item.Kind, item.Id), item.Permit);
        }

        _ofCase = decision.Case is { } record
            ? Check(decision.Validation.Basis?.Case, AccessOperation.Recommend, AccessResources.Of(record, _subject.TenantId))
            : PermitFault.Missing;
    }

    /// <summary>The fault of an item's permit, or of the permit for the case.</summary>
    public PermitFault Of(SlateItem item)
    {
        if (_ofCase != PermitFault.None)
        {
            return _ofCase;
        }

        var permit = _permits.GetValueOrDefault((item.Kind, item.Id));
        return item.Kind switch
        {
            SlateKind.Action => Check(permit, AccessOperation.PerformAction, Action(item)),
            SlateKind.Document => _documents.TryGetValue((item.Id, item.Version), out var document)
                ? Check(permit, AccessOperation.ViewDocument, document.Access)
                : PermitFault.OtherObject,
            _ => Check(permit, AccessOperation.AskExpert, Expert(item)),
        };
    }

    private PermitFault Check(AccessPermit? permit, AccessOperation operation, AccessResource resource)
    {
        var validation = _decision.Validation;
        var claim = PermitMapper.Claim(validation, permit, operation, resource.Kind, PermitMapper.IdOf(resource));
        // independent of the access policy: RecsConsole.Permits references no other project
        return PermitChecker.Check(
            claim,
            new(_subject, operation.ToString(), PermitMapper.Shown(resource), validation.At, _now, _asksDecisionPoint)
        );
    }

    private AccessResource Action(SlateItem item) =>
        AccessResources.OfAction(
            _decision.Case!,
            _subject.TenantId,
            item.Id,
            _snapshot
                .Shared.Catalog.Actions.FirstOrDefault(action => string.Equals(action.Key, item.Id, StringComparison.Ordinal))
                ?.RequiredRole
        );

    private AccessResource Expert(SlateItem item)
    {
        var id = Guid.Parse(item.Id);
        var hasConflict = _snapshot.Visible.Presence.Any(entry => entry.PersonId == id && entry.HasConflict);
        return AccessResources.OfExpert(_decision.Case!, _subject.TenantId, id, hasConflict);
    }
}
