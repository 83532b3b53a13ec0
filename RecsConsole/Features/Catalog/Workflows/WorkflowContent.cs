using System.Text;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Features.Catalog.Workflows;

/// <summary>The editable content of a workflow version; the rest of the row tracks its life cycle.</summary>
public sealed record WorkflowContent : IVersionContent
{
    public string Title { get; init; } = "";

    /// <summary>The state of a new case.</summary>
    public string InitialState { get; init; } = "";

    public IReadOnlyList<WorkflowState> States { get; init; } = [];

    public IReadOnlyList<WorkflowTransition> Steps { get; init; } = [];

    /// <summary>The event that a customer message counts as; null when it changes nothing.</summary>
    public string? CustomerAnswer { get; init; }

    /// <summary>SHA-256 of the whole content, for the audit trail.</summary>
    public string Hash =>
        CanonicalHash.Of(
            CanonicalJson.Serialize(
                new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    ["title"] = Title,
                    ["answer"] = CustomerAnswer ?? "",
                    ["definition"] = JsonOf(Definition("", 0)),
                }
            )
        );

    /// <summary>The content in the form that the engine reads.</summary>
    public WorkflowDefinition Definition(string key, int version) => new(key, version, InitialState, States, Steps);

    /// <summary>States in which a case is solved: those marked so, or those that the engine infers.</summary>
    public IReadOnlySet<string> FindSolved()
    {
        var definition = Definition("", 0);
        if (StateMachine.Contradicts(definition))
        {
            return States.Where(state => state.Solved is true).Select(state => state.Key).ToHashSet(StringComparer.Ordinal);
        }

        var machine = new StateMachine(definition);
        return States.Where(state => machine.IsSolved(state.Key)).Select(state => state.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The steps out of a state, in their order.</summary>
    public IEnumerable<WorkflowTransition> StepsFrom(string state) =>
        Steps.Where(step => string.Equals(step.From, state, StringComparison.Ordinal));

    internal static WorkflowContent From(WorkflowRow row)
    {
        var definition = CanonicalJson.Deserialize<WorkflowDefinition>(Encoding.UTF8.GetBytes(row.DefinitionJson));
        return new()
        {
            Title = row.Title,
            InitialState = definition.InitialState,
            States = definition.States,
            Steps = definition.Transitions,
            CustomerAnswer = row.CustomerAnswer,
        };
    }

    internal void WriteTo(WorkflowRow row)
    {
        row.Title = Title.Trim();
        row.CustomerAnswer = CustomerAnswer;
        row.DefinitionJson = JsonOf(Definition(row.Key, row.Version));
    }

    private static string JsonOf(WorkflowDefinition definition) => Encoding.UTF8.GetString(CanonicalJson.Serialize(definition));
}
