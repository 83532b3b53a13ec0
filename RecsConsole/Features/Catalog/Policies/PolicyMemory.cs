using RecsConsole.Features.Catalog.Policies.List;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>The list of policies that this tab left. Lives with the circuit.</summary>
public sealed class PolicyMemory
{
    /// <summary>The list that was left for a policy.</summary>
    public PolicyFilter List { get; private set; } = new();

    public void Leave(PolicyFilter list) => List = list;
}
