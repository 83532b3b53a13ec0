namespace RecsConsole.Engine.Slates;

/// <summary>
/// An order that rules change, and every move that was made: applied in turn to the first order, the moves give the last one.
/// </summary>
internal sealed class Reordering(List<int> order, Func<int, string> idOf)
{
    private readonly List<Move> _moves = [];

    public IReadOnlyList<int> Order => order;

    public IReadOnlyList<Move> Moves => _moves;

    /// <summary>Rearranges the order to match the target, from the top, and records each move under the rule's name.</summary>
    public void Apply(string rule, IReadOnlyList<int> target)
    {
        for (var to = 0; to < target.Count; to++)
        {
            if (order[to] == target[to])
            {
                continue;
            }

            var from = order.IndexOf(target[to], to);
            order.RemoveAt(from);
            order.Insert(to, target[to]);
            _moves.Add(new(rule, idOf(target[to]), from + 1, to + 1));
        }
    }

    /// <summary>Moves a row up to a place counted from 0, unless it is there or above it. Nothing moves without a row.</summary>
    public void Raise(string rule, int? index, int place)
    {
        if (index is { } risen && order.IndexOf(risen) is var from && from > place)
        {
            order.RemoveAt(from);
            order.Insert(place, risen);
            _moves.Add(new(rule, idOf(risen), from + 1, place + 1));
        }
    }

    /// <summary>Moves a row to the last shown place, and records the move even if it is already there.</summary>
    public void Last(string rule, int index, int shown)
    {
        List<int> target = [.. order];
        var from = target.IndexOf(index);
        target.RemoveAt(from);
        var to = Math.Min(shown - 1, target.Count);
        target.Insert(to, index);
        if (from == to)
        {
            _moves.Add(new(rule, idOf(index), from + 1, to + 1));
        }

        Apply(rule, target);
    }

    /// <summary>Moves those that satisfy the condition to the top; both groups keep their order.</summary>
    public void First(string rule, Func<int, bool> holds) => Apply(rule, [.. order.Where(holds), .. order.Where(index => !holds(index))]);
}
