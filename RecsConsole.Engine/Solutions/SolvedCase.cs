using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Solutions;

/// <summary>A finished case as the model of solutions sees it.</summary>
/// <param name="Signs">Its signs, see <see cref="CaseSigns"/>.</param>
public sealed record SolvedCase(
    string Type,
    string IssueType,
    string? Product,
    DateTimeOffset SolvedAt,
    SolvingStep Step,
    IReadOnlyList<int> Signs
)
{
    /// <summary>The actions done before the step that solved it, each once, in order.</summary>
    public IReadOnlyList<string> Tried { get; init; } = [];
}
