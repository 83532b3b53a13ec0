namespace RecsConsole.Casework.Presence;

/// <summary>
/// What other nodes were told of the visits here, and what is due to be told: a person who came or left, or whose writing to the customer
/// began or ended, at once; other activities after a while; and all of it again before it is forgotten there.
/// </summary>
internal sealed class ToldVisits
{
    /// <summary>How often a visit on which nothing changes is told again.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    /// <summary>How long a change that keeps nobody from acting waits for more.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromSeconds(15);

    private readonly Dictionary<VisitPlace, Told> _told = [];

    public IReadOnlyList<DueVisit> Due(Dictionary<VisitPlace, CaseActivity> here, DateTimeOffset now, int max) =>
        [
            .. _told
                .Keys.Where(place => !here.ContainsKey(place))
                .Select(place => new DueVisit(place, null))
                .Concat(here.Where(each => IsDue(each.Key, each.Value, now)).Select(each => new DueVisit(each.Key, each.Value)))
                .OrderByDescending(each => each.Activity == CaseActivity.WritingToCustomer)
                .ThenBy(each => _told.GetValueOrDefault(each.Place)?.At ?? DateTimeOffset.MinValue)
                .Take(max),
        ];

    public void Note(IReadOnlyList<DueVisit> told, DateTimeOffset now)
    {
        foreach (var (place, activity) in told)
        {
            if (activity is { } there)
            {
                _told[place] = new(there, now);
            }
            else
            {
                _told.Remove(place);
            }
        }
    }

    /// <summary>Somebody new listens, to whom nothing was told. Who has left meanwhile is kept, because the others wait to hear it.</summary>
    public void Clear()
    {
        foreach (var (place, told) in _told.ToList())
        {
            _told[place] = told with { At = null };
        }
    }

    private bool IsDue(VisitPlace place, CaseActivity activity, DateTimeOffset now)
    {
        if (_told.GetValueOrDefault(place) is not { At: { } at } told)
        {
            return true;
        }

        var since = (now - at).Duration(); // a clock that is set back must not keep it waiting
        return told.Activity == activity
            ? since >= Again
            : told.Activity == CaseActivity.WritingToCustomer || activity == CaseActivity.WritingToCustomer || since >= Apart;
    }

    private sealed record Told(CaseActivity Activity, DateTimeOffset? At);
}

/// <summary>A visit that other nodes should hear of.</summary>
/// <param name="Activity">Null: the person has left.</param>
internal readonly record struct DueVisit(VisitPlace Place, CaseActivity? Activity);
