using RecsConsole.Features.Catalog.Policies.List;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>The policy list that this tab last showed. Lives as long as the circuit.</summary>
public sealed class PolicyMemory
{
    /// <summary>The filter of the list from which a policy was opened.</summary>
    public PolicyFilter List { get; private set; } = new();

    public void Leave(PolicyFilter list) => List = list;
}
