using RecsConsole.Casework;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.History;

/// <summary>
/// What cases did next, by type, state and up to three last steps. For sentences, cases are counted, each once per context and once per
/// next step in it. For probabilities every step counts, because what is done repeatedly is what usually comes next, and recent steps count
/// more, because habits change. A step has half the weight of another when its case ended <see cref="HalfLifeDays"/> days earlier; the
/// latest case that the reader may see has weight one, so that a case they may not see has no effect.
/// </summary>
internal sealed class NextStepCounts
{
    private const int Longest = 3;
    private const int Max = 12;

    // chosen on earlier cases of three logs (docs/benchmarks.md, "Next steps"); between 30 and 90 days little changes
    private const double HalfLifeDays = 60;

    // weights grow from here on; a double can hold them until the year 2168
    private static readonly DateTimeOffset s_epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly StringInterner _types = new();
    private readonly StringInterner _states = new();
    private readonly StringInterner _steps = new();
    private readonly ClassCounts<Context> _counts = new();
    private readonly double[] _latest;

    public NextStepCounts(IReadOnlyList<IndexedCase> cases, AccessClasses access)
    {
        var seen = new HashSet<(Context, int)>();
        _latest = new double[access.Count];
        for (var i = 0; i < cases.Count; i++)
        {
            seen.Clear();
            if (cases[i].Background is { } background)
            {
                var counted = new Counted(_types.Add(background.Type), access.ClassOf(i), WeightOf(cases[i]));
                Count(cases[i], counted, seen);
                _latest[counted.Class] = Math.Max(_latest[counted.Class], counted.Weight);
            }
        }

        _counts.Seal();
    }

    public IReadOnlyList<NextStepContext>? Read(CaseRecord record, bool[] permitted, Func<string, bool> isAction)
    {
        var contexts = new List<NextStepContext>();
        var latest = _latest.Where((_, accessClass) => permitted[accessClass]).DefaultIfEmpty().Max();
        for (var length = Math.Min(Longest, record.Steps.Count); length >= 0; length--)
        {
            var after = record.Steps.Skip(record.Steps.Count - length).Select(step => step.Activity);
            var context = Read(record, [.. after], permitted, isAction, latest);
            if (context.Next.Count > 0)
            {
                contexts.Add(context);
            }
        }

        return contexts.Count == 0 ? null : contexts;
    }

    private NextStepContext Read(CaseRecord record, List<string> after, bool[] permitted, Func<string, bool> isAction, double latest)
    {
        var numbers = after.ConvertAll(_steps.Find);
        var (cases, _, weight, items) = _counts.Sum(Context.From(_types.Find(record.Type), _states.Find(record.State), numbers), permitted);
        return new(
            after,
            cases,
            items.Count,
            [
                .. items
                    .Where(item => isAction(_steps[item.Item]))
                    .OrderByDescending(item => item.Weight)
                    .ThenBy(item => _steps[item.Item], StringComparer.Ordinal)
                    .Take(Max)
                    .Select(item => new CountedAction(_steps[item.Item], item.Cases)
                    {
                        Weight = Thousandths(item.Weight, latest),
                        Repeats = item.Good,
                    }),
            ]
        )
        {
            Weight = Thousandths(weight, latest),
        };
    }

    // never zero: rare does not mean impossible
    private static long Thousandths(double weight, double latest) =>
        latest > 0 ? Math.Max(1, (long)Math.Round(NextStepContext.StepWeight * (weight / latest))) : 0;

    private static double WeightOf(IndexedCase found) =>
        found.Finished is { } finished ? Math.Pow(2, (finished.ResolvedAt - s_epoch).TotalDays / HalfLifeDays) : 0;

    private void Count(IndexedCase found, Counted counted, HashSet<(Context, int)> seen)
    {
        var numbers = new List<int>(Longest);
        var done = new HashSet<int>();
        foreach (var step in found.Steps)
        {
            var next = _steps.Add(step.Activity);
            if (step.FromState is { } from)
            {
                var state = _states.Add(from);
                for (var length = 0; length <= numbers.Count; length++)
                {
                    var context = Context.From(counted.Type, state, numbers[(numbers.Count - length)..]);
                    Count(context, ClassCounts<Context>.Total, counted, seen, isRepeat: false);
                    Count(context, next, counted, seen, done.Contains(next));
                }
            }

            if (numbers.Count == Longest)
            {
                numbers.RemoveAt(0);
            }

            numbers.Add(next);
            done.Add(next);
        }
    }

    // A case counts once for the item, and once more, in the place of a good end, if it had done the item before on any of these occasions.
    private void Count(Context context, int item, Counted counted, HashSet<(Context, int)> seen, bool isRepeat)
    {
        var isFirstRepeat = isRepeat && seen.Add((context, Again(item)));
        if (seen.Add((context, item)))
        {
            _counts.Add(context, counted.Class, item, isFirstRepeat, counted.Weight);
        }
        else
        {
            _counts.AddAgain(context, counted.Class, item, isFirstRepeat, counted.Weight);
        }
    }

    // below the total and so beside all items
    private static int Again(int item) => ClassCounts<Context>.Total - 1 - item;

    // What all steps of a case have in common.
    private readonly record struct Counted(int Type, int Class, double Weight);

    // An unknown step differs from a missing one, so that an unknown history does not match a shorter context.
    private readonly record struct Context(int Type, int State, int First, int Second, int Third)
    {
        private const int None = -2;

        public static Context From(int type, int state, List<int> steps) =>
            new(type, state, steps.Count > 2 ? steps[^3] : None, steps.Count > 1 ? steps[^2] : None, steps.Count > 0 ? steps[^1] : None);
    }
}
