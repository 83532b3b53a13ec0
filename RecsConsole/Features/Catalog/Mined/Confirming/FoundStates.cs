using RecsConsole.Features.Catalog.Workflows;

namespace RecsConsole.Features.Catalog.Mined.Confirming;

/// <summary>The states of a workflow in the order in which cases usually reach them; those that end a case come last.</summary>
internal static class FoundStates
{
    public static IReadOnlyList<FoundState> Of(WorkflowContent content)
    {
        var ways = content
            .Steps.OrderByDescending(step => step.ObservedCount)
            .ThenBy(step => step.To, StringComparer.Ordinal)
            .Select(step => new FoundWay(step.From, step.ActionKey, step.To, step.ObservedCount))
            .ToLookup(way => way.From, StringComparer.Ordinal);
        var order = OrderOf(content.InitialState, ways);
        return
        [
            .. content
                .States.OrderBy(state => state.Terminal)
                .ThenBy(state => order.GetValueOrDefault(state.Key, int.MaxValue))
                .ThenBy(state => state.Key, StringComparer.Ordinal)
                .Select(state => new FoundState(state.Key, state.Terminal, [.. ways[state.Key]])),
        ];
    }

    private static Dictionary<string, int> OrderOf(string initial, ILookup<string, FoundWay> ways)
    {
        Dictionary<string, int> order = new(StringComparer.Ordinal);
        Queue<string> ahead = new([initial]);
        while (ahead.TryDequeue(out var state))
        {
            if (order.TryAdd(state, order.Count))
            {
                foreach (var way in ways[state])
                {
                    ahead.Enqueue(way.To);
                }
            }
        }

        return order;
    }
}
