using RecsConsole.Casework;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.History;

/// <summary>
/// Which actions cases took in which state and how the cases ended: by issue type and product, by issue type, and overall.
/// </summary>
internal sealed class OutcomeCounts
{
    private const int Max = 16;

    private readonly StringInterner _types = new();
    private readonly StringInterner _states = new();
    private readonly StringInterner _issues = new();
    private readonly StringInterner _products = new();
    private readonly StringInterner _steps = new();
    private readonly ClassCounts<Place> _counts = new();

    public OutcomeCounts(IReadOnlyList<IndexedCase> cases, AccessClasses access)
    {
        var seen = new HashSet<(Place, int)>();
        for (var i = 0; i < cases.Count; i++)
        {
            seen.Clear();
            if (cases[i].Background is { } background)
            {
                Count(cases[i], background, access.ClassOf(i), seen);
            }
        }

        _counts.Seal();
    }

    public OutcomeFacts? Read(CaseRecord record, bool[] permitted, Func<string, bool> isAction)
    {
        var place = new Place(
            _types.Find(record.Type),
            _states.Find(record.State),
            _issues.Find(record.IssueType),
            _products.Find(record.Product ?? "")
        );
        var here = _counts.Sum(place, permitted);
        var ofIssue = _counts.Sum(place.OfIssue(), permitted);
        var ofState = _counts.Sum(place.OfState(), permitted);
        var (hereBy, issueBy) = (ByItem(here.Items), ByItem(ofIssue.Items));
        var actions = ofState
            .Items.Where(item => isAction(_steps[item.Item]))
            .Select(item =>
            {
                var (inPlace, inIssue) = (hereBy.GetValueOrDefault(item.Item), issueBy.GetValueOrDefault(item.Item));
                return new ActionOutcome(
                    _steps[item.Item],
                    inPlace.Cases,
                    inPlace.Good,
                    inIssue.Cases,
                    inIssue.Good,
                    item.Cases,
                    item.Good
                );
            })
            .OrderByDescending(action => action.UsedHere)
            .ThenByDescending(action => action.UsedOfIssue)
            .ThenByDescending(action => action.UsedOfState)
            .ThenBy(action => action.Action, StringComparer.Ordinal)
            .Take(Max)
            .ToList();
        return actions.Count == 0 ? null : new(here.Cases, ofIssue.Cases, ofState.Cases, actions);
    }

    private static Dictionary<int, ItemCount> ByItem(List<ItemCount> items) => items.ToDictionary(item => item.Item);

    private void Count(IndexedCase found, CaseBackground background, int accessClass, HashSet<(Place, int)> seen)
    {
        var type = _types.Add(background.Type);
        var issue = _issues.Add(found.IssueType);
        var product = _products.Add(found.Product ?? "");
        foreach (var step in found.Steps)
        {
            if (step.FromState is not { } state)
            {
                continue;
            }

            var place = new Place(type, _states.Add(state), issue, product);
            var action = _steps.Add(step.Activity);
            foreach (var each in (Place[])[place, place.OfIssue(), place.OfState()])
            {
                if (seen.Add((each, ClassCounts<Place>.Total)))
                {
                    _counts.Add(each, accessClass, ClassCounts<Place>.Total, found.EndedWell);
                }

                if (seen.Add((each, action)))
                {
                    _counts.Add(each, accessClass, action, found.EndedWell);
                }
            }
        }
    }

    private readonly record struct Place(int Type, int State, int Issue, int Product)
    {
        private const int Any = -2;

        public Place OfIssue() => this with { Product = Any };

        public Place OfState() => this with { Issue = Any, Product = Any };
    }
}
