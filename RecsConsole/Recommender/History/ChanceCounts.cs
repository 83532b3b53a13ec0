using System.Collections.Concurrent;
using RecsConsole.Casework;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.History;

/// <summary>
/// How the steps of finished cases turned out, by how much time was left: for the case type, in a state, and for an issue type in it.
/// </summary>
internal sealed class ChanceCounts
{
    private const int Max = 30;

    // more than two setbacks add no information
    private const int MaxSetbacks = 2;

    private const int MaxRemembered = 2_000;

    private readonly StringInterner _types = new();
    private readonly StringInterner _states = new();
    private readonly StringInterner _issues = new();
    private readonly StringInterner _steps = new();
    private readonly ClassCounts<Place> _counts = new();
    private readonly ConcurrentDictionary<(int Type, int State, string Rights), Dictionary<int, EverTaken>> _ever = new();

    // the clocks that occur
    private readonly SortedSet<int> _clocks = [];

    private readonly SolvedWindows _windows;

    public ChanceCounts(IReadOnlyList<IndexedCase> cases, AccessClasses access, SolvedWindows windows)
        : this(cases, access.ClassOf, windows) { }

    private ChanceCounts(IReadOnlyList<IndexedCase> cases, Func<int, int> classOf, SolvedWindows windows)
    {
        _windows = windows;
        for (var i = 0; i < cases.Count; i++)
        {
            if (cases[i].Background is { } background)
            {
                Count(cases[i], background, classOf(i));
            }
        }

        _counts.Seal();
    }

    /// <summary>Calibrates the chances of each case type on later cases.</summary>
    public static IReadOnlyDictionary<string, CalibrationMap> Calibrate(IReadOnlyList<IndexedCase> cases, SolvedWindows windows) =>
        cases
            .Where(found => found.Background is not null)
            .GroupBy(found => found.Background!.Type, StringComparer.Ordinal)
            .Select(type =>
                (type.Key, Map: ChanceCalibration.Learn([.. type], earlier => new ChanceCounts(earlier, _ => 0, windows).RatesOf))
            )
            .Where(type => type.Map is not null)
            .ToDictionary(type => type.Key, type => type.Map!, StringComparer.Ordinal);

    /// <param name="setbacks">How often the case was taken back.</param>
    public ChanceFacts? Read(CaseRecord record, DateTimeOffset at, int setbacks, bool[] permitted, Func<string, bool> isAction) =>
        Read(
            new(
                _types.Find(record.Type),
                _states.Find(record.State),
                _issues.Find(record.IssueType),
                CaseEnd.ClockOf(record.SlaStartedAt ?? record.OpenedAt, record.SlaDeadline, at),
                Math.Min(setbacks, MaxSetbacks)
            ),
            permitted,
            isAction
        );

    private ChanceFacts? Read(Place place, bool[] permitted, Func<string, bool> isAction)
    {
        var (all, alike) = (_counts.Sum(place.OfTime(), permitted), _counts.Sum(place.OfCourse(), permitted));
        if (all.Cases == 0)
        {
            return null;
        }

        var (state, issue) = (_counts.Sum(place.OfState(), permitted), _counts.Sum(place, permitted));
        var (overall, ofType) = (UsualOf(place, permitted), _counts.Sum(place.OfType(), permitted));
        return new(
            new(all.Cases, all.Good),
            new(state.Cases, state.Good),
            new(issue.Cases, issue.Good),
            ActionsOf(state, issue, EverIn(place, permitted), isAction)
        )
        {
            OfCourse = new(alike.Cases, alike.Good),
            Overall = new(overall.Cases, overall.Good),
            Cases = (int)Math.Round(ofType.Weight),
        };
    }

    // A deadline is the same for all steps of a case. Without one, a good end is one soon after the step, which nearly all late steps have:
    // beside those, every new case would end well less often than usual. So it is compared with what new cases do.
    private ClassSum UsualOf(Place place, bool[] permitted) =>
        place.Clock >= CaseEnd.FirstDay && _counts.Sum(place.OfTime() with { Clock = CaseEnd.FirstDay }, permitted) is { Cases: > 0 } ofNew
            ? ofNew
            : _counts.Sum(place.OfType(), permitted);

    private List<ActionChance> ActionsOf(ClassSum state, ClassSum issue, Dictionary<int, EverTaken> ever, Func<string, bool> isAction)
    {
        var (inState, ofIssue) = (TalliesOf(state), TalliesOf(issue));
        return
        [
            .. ever.Where(taken => isAction(_steps[taken.Key]))
                .Select(taken => new ActionChance(
                    _steps[taken.Key],
                    inState.GetValueOrDefault(taken.Key),
                    ofIssue.GetValueOrDefault(taken.Key)
                )
                {
                    Ever = new(taken.Value.Steps, taken.Value.Good),
                    Expected = FixedPoint.FromDouble(taken.Value.Expected / taken.Value.Steps),
                })
                .OrderByDescending(each => each.OfIssue.Steps)
                .ThenByDescending(each => each.OfState.Steps)
                .ThenByDescending(each => each.Ever.Steps)
                .ThenBy(each => each.Action, StringComparer.Ordinal)
                .Take(Max),
        ];
    }

    private static Dictionary<int, StepTally> TalliesOf(ClassSum sum) =>
        sum.Items.ToDictionary(item => item.Item, item => new StepTally(item.Cases, item.Good));

    // What was ever done in a state depends on what the reader may see and not on the case, so it is kept per state and set of rights.
    private Dictionary<int, EverTaken> EverIn(Place place, bool[] permitted)
    {
        var key = (place.Type, place.State, AccessClasses.KeyOf(permitted));
        if (_ever.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_ever.Count >= MaxRemembered)
        {
            _ever.Clear();
        }

        return _ever[key] = SumEver(place, permitted);
    }

    // the steps in a state at any moment, with what all steps of the same moments let expect
    private Dictionary<int, EverTaken> SumEver(Place place, bool[] permitted)
    {
        var ever = new Dictionary<int, EverTaken>();
        foreach (var clock in _clocks)
        {
            for (var setbacks = 0; setbacks <= MaxSetbacks; setbacks++)
            {
                var moment = _counts.Sum(place.OfState() with { Clock = clock, Setbacks = setbacks }, permitted);
                foreach (var item in moment.Items)
                {
                    var taken = ever.GetValueOrDefault(item.Item);
                    var expected = (double)item.Cases * moment.Good / moment.Cases;
                    ever[item.Item] = new(taken.Steps + item.Cases, taken.Good + item.Good, taken.Expected + expected);
                }
            }
        }

        return ever;
    }

    // the chances from these counts for the steps of another case
    private IEnumerable<JudgedRate> RatesOf(IndexedCase found)
    {
        var (endings, type) = (found.Background!.Endings, _types.Find(found.Background.Type));
        var window = _windows.Of(found.Background.Type, found.IssueType).Window;
        for (var i = 0; i < endings.Count; i++)
        {
            if (
                endings[i] is { Counts: true } ending
                && found.Steps[i].FromState is { } state
                && Read(PlaceOf(type, _states.Find(state), _issues.Find(found.IssueType), ending), [true], _ => true) is { } facts
            )
            {
                yield return new(StepChances.RateOf(facts, found.Steps[i].Activity), ending.IsGood(window));
            }
        }
    }

    private static Place PlaceOf(int type, int state, int issue, StepEnding ending) =>
        new(type, state, issue, ending.Clock, Math.Min((int)ending.Setbacks, MaxSetbacks));

    private void Count(IndexedCase found, CaseBackground background, int accessClass)
    {
        var (type, issue) = (_types.Add(background.Type), _issues.Add(found.IssueType));
        var window = _windows.Of(background.Type, found.IssueType).Window;
        var steps = background.Endings.Where((ending, i) => ending.Counts && found.Steps[i].FromState is not null).Count();
        for (var i = 0; i < background.Endings.Count; i++)
        {
            var ending = background.Endings[i];
            if (!ending.Counts || found.Steps[i].FromState is not { } state)
            {
                continue;
            }

            var place = PlaceOf(type, _states.Add(state), issue, ending);
            _clocks.Add(place.Clock);
            var (action, good) = (_steps.Add(found.Steps[i].Activity), ending.IsGood(window));
            // the weights of its steps add up to one case
            _counts.Add(place.OfType(), accessClass, ClassCounts<Place>.Total, good, weight: 1.0 / steps);
            foreach (var each in (Place[])[place.OfTime(), place.OfCourse()])
            {
                _counts.Add(each, accessClass, ClassCounts<Place>.Total, good);
            }

            foreach (var each in (Place[])[place, place.OfState()])
            {
                _counts.Add(each, accessClass, ClassCounts<Place>.Total, good);
                _counts.Add(each, accessClass, action, good);
            }
        }
    }

    private readonly record struct EverTaken(int Steps, int Good, double Expected);

    private readonly record struct Place(int Type, int State, int Issue, int Clock, int Setbacks)
    {
        private const int Any = -2;

        public Place OfState() => this with { Issue = Any };

        public Place OfCourse() => this with { State = Any, Issue = Any };

        public Place OfTime() => OfCourse() with { Setbacks = Any };

        public Place OfType() => OfTime() with { Clock = Any };
    }
}
