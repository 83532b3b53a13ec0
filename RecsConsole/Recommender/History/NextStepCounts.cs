using RecsConsole.Casework;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.History;

/// <summary>
/// What cases did next, by type, state and up to three last steps. A case counts once per context and once per next step in that context,
/// so that every number is a number of cases.
/// </summary>
internal sealed class NextStepCounts
{
    private const int Longest = 3;
    private const int Most = 12;

    private readonly Names _types = new();
    private readonly Names _states = new();
    private readonly Names _steps = new();
    private readonly ClassCounts<Context> _counts = new();

    public NextStepCounts(IReadOnlyList<IndexedCase> cases, AccessClasses access)
    {
        var seen = new HashSet<(Context, int)>();
        for (var i = 0; i < cases.Count; i++)
        {
            seen.Clear();
            if (cases[i].Background is { } background)
            {
                Count(cases[i], _types.Add(background.Type), access.ClassOf(i), seen);
            }
        }

        _counts.Seal();
    }

    public IReadOnlyList<NextStepContext>? Read(CaseRecord record, bool[] permitted, Func<string, bool> isAction)
    {
        var contexts = new List<NextStepContext>();
        for (var length = Math.Min(Longest, record.Steps.Count); length >= 0; length--)
        {
            var after = record.Steps.Skip(record.Steps.Count - length).Select(step => step.Activity);
            var context = Read(record, [.. after], permitted, isAction);
            if (context.Next.Count > 0)
            {
                contexts.Add(context);
            }
        }

        return contexts.Count == 0 ? null : contexts;
    }

    private NextStepContext Read(CaseRecord record, List<string> after, bool[] permitted, Func<string, bool> isAction)
    {
        var numbers = after.ConvertAll(_steps.Find);
        var (cases, _, items) = _counts.Sum(Context.Of(_types.Find(record.Type), _states.Find(record.State), numbers), permitted);
        return new(
            after,
            cases,
            items.Count,
            [
                .. items
                    .Select(item => new CountedAction(_steps[item.Item], item.Cases))
                    .Where(next => isAction(next.Action))
                    .OrderByDescending(next => next.Cases)
                    .ThenBy(next => next.Action, StringComparer.Ordinal)
                    .Take(Most),
            ]
        );
    }

    private void Count(IndexedCase found, int type, int accessClass, HashSet<(Context, int)> seen)
    {
        var numbers = new List<int>(Longest);
        foreach (var step in found.Steps)
        {
            var next = _steps.Add(step.Activity);
            if (step.FromState is { } from)
            {
                var state = _states.Add(from);
                for (var length = 0; length <= numbers.Count; length++)
                {
                    var context = Context.Of(type, state, numbers[(numbers.Count - length)..]);
                    Count(context, accessClass, ClassCounts<Context>.Total, seen);
                    Count(context, accessClass, next, seen);
                }
            }

            if (numbers.Count == Longest)
            {
                numbers.RemoveAt(0);
            }

            numbers.Add(next);
        }
    }

    private void Count(Context context, int accessClass, int item, HashSet<(Context, int)> seen)
    {
        if (seen.Add((context, item)))
        {
            _counts.Add(context, accessClass, item, good: false);
        }
    }

    // An unknown step differs from a missing one, so that an unknown history does not match a shorter context.
    private readonly record struct Context(int Type, int State, int First, int Second, int Third)
    {
        private const int None = -2;

        public static Context Of(int type, int state, List<int> steps) =>
            new(type, state, steps.Count > 2 ? steps[^3] : None, steps.Count > 1 ? steps[^2] : None, steps.Count > 0 ? steps[^1] : None);
    }
}
