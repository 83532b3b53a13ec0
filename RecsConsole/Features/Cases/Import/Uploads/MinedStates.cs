using System.Text;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Features.Cases.Import.Uploads;

/// <summary>Reads the states of the workflow that was observed.</summary>
internal static class MinedStates
{
    private const int MostNext = 4;

    public static IReadOnlyList<MinedState> Of(string definitionJson)
    {
        var definition = CanonicalJson.Deserialize<WorkflowDefinition>(Encoding.UTF8.GetBytes(definitionJson));
        return
        [
            .. definition
                .States.OrderBy(state => state.Terminal)
                .ThenByDescending(state => Reached(definition, state.Key))
                .ThenBy(state => state.Key, StringComparer.Ordinal)
                .Select(state => new MinedState(state.Key, state.Terminal, NextOf(definition, state.Key))),
        ];
    }

    private static int Reached(WorkflowDefinition definition, string state) =>
        definition.Transitions.Where(step => string.Equals(step.To, state, StringComparison.Ordinal)).Sum(step => step.ObservedCount);

    private static IReadOnlyList<string> NextOf(WorkflowDefinition definition, string state) =>
        [
            .. definition
                .Transitions.Where(step => string.Equals(step.From, state, StringComparison.Ordinal))
                .OrderByDescending(step => step.ObservedCount)
                .ThenBy(step => step.To, StringComparer.Ordinal)
                .Take(MostNext)
                .Select(step => step.To),
        ];
}
