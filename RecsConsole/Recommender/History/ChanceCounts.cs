using RecsConsole.Casework;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.History;

/// <summary>How the steps of finished cases turned out, by how much time was left: of the case type, in a state, and for an issue type in it.</summary>
internal sealed class ChanceCounts
{
    private const int Most = 20;

    private readonly Names _types = new();
    private readonly Names _states = new();
    private readonly Names _issues = new();
    private readonly Names _steps = new();
    private readonly ClassCounts<Place> _counts = new();

    public ChanceCounts(IReadOnlyList<IndexedCase> cases, AccessClasses access)
    {
        for (var i = 0; i < cases.Count; i++)
        {
            if (cases[i].Background is { } background)
            {
                Count(cases[i], background, access.ClassOf(i));
            }
        }

        _counts.Seal();
    }

    public ChanceFacts? Read(CaseRecord record, DateTimeOffset at, bool[] permitted, Func<string, bool> isAction)
    {
        var place = new Place(
            _types.Find(record.Type),
            _states.Find(record.State),
            _issues.Find(record.IssueType),
            CaseEnd.ClockOf(record.OpenedAt, record.SlaDeadline, at)
        );
        var all = _counts.Sum(place.OfType(), permitted);
        if (all.Cases == 0)
        {
            return null;
        }

        var (state, issue) = (_counts.Sum(place.OfState(), permitted), _counts.Sum(place, permitted));
        var byIssue = issue.Items.ToDictionary(item => item.Item);
        return new(
            new(all.Cases, all.Good),
            new(state.Cases, state.Good),
            new(issue.Cases, issue.Good),
            [
                .. state
                    .Items.Where(item => isAction(_steps[item.Item]))
                    .Select(item => (Action: _steps[item.Item], OfState: item, OfIssue: byIssue.GetValueOrDefault(item.Item)))
                    .OrderByDescending(each => each.OfIssue.Cases)
                    .ThenByDescending(each => each.OfState.Cases)
                    .ThenBy(each => each.Action, StringComparer.Ordinal)
                    .Take(Most)
                    .Select(each => new ActionChance(
                        each.Action,
                        new(each.OfState.Cases, each.OfState.Good),
                        new(each.OfIssue.Cases, each.OfIssue.Good)
                    )),
            ]
        );
    }

    private void Count(IndexedCase found, CaseBackground background, int accessClass)
    {
        var (type, issue) = (_types.Add(background.Type), _issues.Add(found.IssueType));
        for (var i = 0; i < background.Endings.Count; i++)
        {
            var ending = background.Endings[i];
            if (!ending.Counts || found.Steps[i].FromState is not { } state)
            {
                continue;
            }

            var place = new Place(type, _states.Add(state), issue, ending.Clock);
            var action = _steps.Add(found.Steps[i].Activity);
            _counts.Add(place.OfType(), accessClass, ClassCounts<Place>.Total, ending.Good);
            foreach (var each in (Place[])[place, place.OfState()])
            {
                _counts.Add(each, accessClass, ClassCounts<Place>.Total, ending.Good);
                _counts.Add(each, accessClass, action, ending.Good);
            }
        }
    }

    private readonly record struct Place(int Type, int State, int Issue, int Clock)
    {
        private const int Any = -2;

        public Place OfState() => this with { Issue = Any };

        public Place OfType() => this with { State = Any, Issue = Any };
    }
}
