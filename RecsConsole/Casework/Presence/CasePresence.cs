namespace RecsConsole.Casework.Presence;

/// <summary>
/// Who has which case open, in this process. Nothing is stored, because it is true only now. If several processes serve a tenant, each
/// knows only its own users.
/// </summary>
public sealed class CasePresence(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<CaseVisit> _visits = [];

    /// <summary>
    /// A person opens a case; they are present until the visit is disposed. Permission to see the case is checked before.
    /// </summary>
    public CaseVisit Enter(Guid tenantId, Guid caseId, Guid personId, string name)
    {
        var visit = new CaseVisit(this, clock, new(tenantId, caseId, personId), name);
        lock (_lock)
        {
            _visits.Add(visit);
        }

        Notify(visit);
        return visit;
    }

    internal void Leave(CaseVisit visit)
    {
        lock (_lock)
        {
            _visits.Remove(visit);
        }

        Notify(visit);
    }

    /// <summary>The other people on the case of a visit, each once, by name. A second window of the same person does not count.</summary>
    internal IReadOnlyList<PresentPerson> OthersOf(CaseVisit visit) =>
        [
            .. OthersOnCase(visit)
                .GroupBy(other => other.Place.PersonId)
                .Select(windows => new PresentPerson(windows.Key, windows.First().Name, windows.Max(window => window.Activity)))
                .OrderBy(person => person.Name, StringComparer.CurrentCulture),
        ];

    /// <summary>A visit changed: notifies the other visits to its case.</summary>
    internal void Notify(CaseVisit visit) => OthersOnCase(visit).ForEach(other => other.RaiseChanged());

    private List<CaseVisit> OthersOnCase(CaseVisit visit)
    {
        lock (_lock)
        {
            return _visits.FindAll(other => other.Place.IsOnSameCase(visit.Place));
        }
    }
}

/// <summary>Another person on the same case.</summary>
public sealed record PresentPerson(Guid Id, string Name, CaseActivity Activity);

/// <summary>What a person does on a case, ordered by importance to others.</summary>
public enum CaseActivity
{
    Reading,
    WritingNote,
    WritingToCustomer,
}

/// <summary>The person and case of a visit.</summary>
internal readonly record struct VisitPlace(Guid TenantId, Guid CaseId, Guid PersonId)
{
    public bool IsOnSameCase(VisitPlace other) => TenantId == other.TenantId && CaseId == other.CaseId && PersonId != other.PersonId;
}
