using RecsConsole.Casework;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.History;

/// <summary>
/// Which actions cases took in which state and how the cases ended: by issue type and product, by issue type, and overall; also after a
/// step that had failed on the case. A case whose product was erased is not counted by product.
/// </summary>
internal sealed class OutcomeCounts
{
    private const int Max = 16;

    // fewer cases in which a step failed are weaker evidence than all cases
    private const int MinAfterFailure = 20;

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

    public OutcomeFacts? Read(CaseRecord record, bool[] permitted, Func<string, bool> isAction) =>
        Read(PlaceOf(record), permitted, isAction);

    /// <summary>The same over cases in which an action had failed before; null when there are too few of them.</summary>
    public AfterFailureFacts? ReadAfter(string failed, CaseRecord record, bool[] permitted, Func<string, bool> isAction) =>
        Read(PlaceOf(record) with { Failed = _steps.Find(failed) }, permitted, isAction) is { OfState: >= MinAfterFailure } outcomes
            ? new(failed, outcomes)
            : null;

    private Place PlaceOf(CaseRecord record) =>
        new(
            _types.Find(record.Type),
            _states.Find(record.State),
            _issues.Find(record.IssueType),
            _products.Find(record.Product ?? ""),
            Place.Any
        );

    private OutcomeFacts? Read(Place place, bool[] permitted, Func<string, bool> isAction)
    {
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
        var failed = new HashSet<int>();
        for (var i = 0; i < found.Steps.Count; i++)
        {
            var action = _steps.Add(found.Steps[i].Activity);
            if (found.Steps[i].FromState is { } state)
            {
                var place = new Place(type, _states.Add(state), issue, product, Place.Any);
                Place[] places = [place, .. failed.Select(each => place with { Failed = each })];
                foreach (var each in places.SelectMany(narrow => PlacesOf(narrow, background)))
                {
                    Add(each, accessClass, action, found.EndedWell, seen);
                }
            }

            if (HasFailed(background.Endings, i))
            {
                failed.Add(action);
            }
        }
    }

    private static Place[] PlacesOf(Place narrow, CaseBackground background) =>
        background.HasErasedProduct ? [narrow.OfIssue(), narrow.OfState()] : [narrow, narrow.OfIssue(), narrow.OfState()];

    private void Add(Place place, int accessClass, int action, bool good, HashSet<(Place, int)> seen)
    {
        if (seen.Add((place, ClassCounts<Place>.Total)))
        {
            _counts.Add(place, accessClass, ClassCounts<Place>.Total, good);
        }

        if (seen.Add((place, action)))
        {
            _counts.Add(place, accessClass, action, good);
        }
    }

    // the case was taken back between the step and the next one
    private static bool HasFailed(IReadOnlyList<StepEnding> endings, int step) =>
        step + 1 < endings.Count && endings[step + 1].Setbacks > endings[step].Setbacks;

    private readonly record struct Place(int Type, int State, int Issue, int Product, int Failed)
    {
        public const int Any = -2;

        public Place OfIssue() => this with { Product = Any };

        public Place OfState() => this with { Issue = Any, Product = Any };
    }
}
