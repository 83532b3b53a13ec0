using RecsConsole.Features.Catalog.Playbooks.List;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>The list of playbooks that this tab left. Lives with the circuit.</summary>
public sealed class PlaybookMemory
{
    /// <summary>The list that was left for a playbook.</summary>
    public PlaybookFilter List { get; private set; } = new();

    public void Leave(PlaybookFilter list) => List = list;
}
