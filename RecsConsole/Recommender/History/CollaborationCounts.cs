using RecsConsole.Casework;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.History;

/// <summary>Who worked on finished cases with whom, and who followed whom: the graph along which people found help before.</summary>
internal sealed class CollaborationCounts
{
    private const int Max = HistoryFacts.Max;
    private const int MaxOnTheCase = 4;

    // a case with more workers says little about any two of them
    private const int MaxWorkers = 12;

    private readonly Dictionary<Guid, int> _numbers = [];
    private readonly List<Guid> _people = [];
    private readonly ClassCounts<int> _counts = new();

    public CollaborationCounts(IReadOnlyList<IndexedCase> cases, AccessClasses access)
    {
        for (var i = 0; i < cases.Count; i++)
        {
            if (cases[i].Background is { Workers.Count: > 1 } background)
            {
                Count(background.Workers, access.ClassOf(i));
            }
        }

        _counts.Seal();
    }

    public IReadOnlyList<CollaboratorFacts>? Read(CaseRecord record, Guid actorId, bool[] permitted)
    {
        var onTheCase = OnTheCase(record, actorId);
        var sums = new Dictionary<int, (int Together, int Handovers)>();
        foreach (var person in onTheCase)
        {
            if (!_numbers.TryGetValue(person, out var number))
            {
                continue;
            }

            foreach (var item in _counts.Sum(number, permitted).Items)
            {
                var sum = sums.GetValueOrDefault(item.Item);
                sums[item.Item] = (sum.Together + item.Cases, sum.Handovers + item.Good);
            }
        }

        var others = sums.Select(sum => new CollaboratorFacts(_people[sum.Key], sum.Value.Together, sum.Value.Handovers))
            .Where(other => !onTheCase.Contains(other.PersonId))
            .OrderByDescending(other => other.Together + other.Handovers)
            .ThenBy(other => other.PersonId)
            .Take(Max)
            .ToList();
        return others.Count == 0 ? null : others;
    }

    // the person asking, the assignee, and the people who took its latest steps
    private static List<Guid> OnTheCase(CaseRecord record, Guid actorId)
    {
        var people = new List<Guid> { actorId };
        if (record.AssigneeId is { } assignee && !people.Contains(assignee))
        {
            people.Add(assignee);
        }

        for (var i = record.Steps.Count - 1; i >= 0 && people.Count < MaxOnTheCase; i--)
        {
            if (record.Steps[i].ActorId is { } worker && !people.Contains(worker))
            {
                people.Add(worker);
            }
        }

        return people;
    }

    private void Count(IReadOnlyList<Guid> workers, int accessClass)
    {
        var followed = new HashSet<(int From, int To)>();
        for (var i = 1; i < workers.Count; i++)
        {
            followed.Add((NumberOf(workers[i - 1]), NumberOf(workers[i])));
        }

        var people = workers.Distinct().Take(MaxWorkers).Select(NumberOf).ToList();
        foreach (var one in people)
        {
            foreach (var other in people)
            {
                if (one != other)
                {
                    _counts.Add(one, accessClass, other, good: followed.Contains((one, other)));
                }
            }
        }
    }

    private int NumberOf(Guid person)
    {
        if (!_numbers.TryGetValue(person, out var number))
        {
            _numbers.Add(person, number = _people.Count);
            _people.Add(person);
        }

        return number;
    }
}
