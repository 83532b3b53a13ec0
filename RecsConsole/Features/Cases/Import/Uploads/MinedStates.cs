using System.Text;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Features.Cases.Import.Uploads;

/// <summary>Reads the states of the mined workflow, in the order in which cases usually reach them.</summary>
internal static class MinedStates
{
    private const int MaxNext = 4;

    public static IReadOnlyList<MinedState> Of(string definitionJson)
    {
        var definition = CanonicalJson.Deserialize<WorkflowDefinition>(Encoding.UTF8.GetBytes(definitionJson));
        var order = OrderOf(definition);
        return
        [
            .. definition
                .States.Where(state => !IsSame(state.Key, definition.InitialState)) // no case stays in it: the first step leaves it
                .OrderBy(state => state.Terminal)
                .ThenBy(state => order.GetValueOrDefault(state.Key, int.MaxValue))
                .ThenBy(state => state.Key, StringComparer.Ordinal)
                .Select(state => new MinedState(state.Key, state.Terminal, [.. NextOf(definition, state.Key).Take(MaxNext)])),
        ];
    }

    private static Dictionary<string, int> OrderOf(WorkflowDefinition definition)
    {
        Dictionary<string, int> order = new(StringComparer.Ordinal);
        Queue<string> ahead = new([definition.InitialState]);
        while (ahead.TryDequeue(out var state))
        {
            if (order.TryAdd(state, order.Count))
            {
                foreach (var next in NextOf(definition, state))
                {
                    ahead.Enqueue(next);
                }
            }
        }

        return order;
    }

    private static IEnumerable<string> NextOf(WorkflowDefinition definition, string state) =>
        definition
            .Transitions.Where(step => IsSame(step.From, state))
            .OrderByDescending(step => step.ObservedCount)
            .ThenBy(step => step.To, StringComparer.Ordinal)
            .Select(step => step.To);

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
