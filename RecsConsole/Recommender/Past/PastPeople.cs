using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Past;

/// <summary>
/// What people had worked on and solved before an instant, counted from the histories: today's profiles contain the future.
/// </summary>
internal sealed class PastPeople(IReadOnlyList<HistoryCase> cases, PeoplePart present)
{
    private DateTimeOffset _at = DateTimeOffset.MinValue;
    private PeoplePart? _part;

    /// <summary>The profiles as of an instant; moments of one week share them.</summary>
    public PeoplePart At(DateTimeOffset week)
    {
        if (_part is null || week != _at)
        {
            (_at, _part) = (week, Count(week));
        }

        return _part;
    }

    private PeoplePart Count(DateTimeOffset until)
    {
        var counts = new Dictionary<(Guid Person, string Issue), ExperienceFacts>();
        foreach (var history in cases)
        {
            Add(counts, history, until);
        }

        var byPerson = counts.ToLookup(pair => pair.Key.Person);
        return new([
            .. present.People.Select(person =>
                person with
                {
                    Experience = byPerson[person.Id].ToDictionary(pair => pair.Key.Issue, pair => pair.Value, StringComparer.Ordinal),
                }
            ),
        ]);
    }

    private static void Add(Dictionary<(Guid Person, string Issue), ExperienceFacts> counts, HistoryCase history, DateTimeOffset until)
    {
        var solution = history.Course.Solutions.LastOrDefault(each => each.At < until);
        var solver = history.Row.ResolvedAt < until ? history.Row.ResolvedById : solution?.PersonId;
        var workers = history
            .Events.Where(row => row.At < until && row.ActorId is not null && HistoryCase.IsAction(row))
            .Select(row => row.ActorId!.Value)
            .ToHashSet();
        if (solver is { } person)
        {
            workers.Add(person);
        }

        if (workers.Count == 0)
        {
            return;
        }

        var issue = history.RowAsOf(until).IssueType;
        foreach (var worker in workers)
        {
            var key = (worker, issue);
            var known = counts.GetValueOrDefault(key) ?? new(0, 0, history.Row.OpenedAt);
            counts[key] = new(known.Worked + 1, known.Solved + (worker == solver ? 1 : 0), Later(known.LastAt, history.Row.OpenedAt));
        }
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
