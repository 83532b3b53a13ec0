using RecsConsole.Features.Catalog.Playbooks.List;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>The playbook list that this tab last showed. Lives as long as the circuit.</summary>
public sealed class PlaybookMemory
{
    /// <summary>The filter of the list from which a playbook was opened.</summary>
    public PlaybookFilter List { get; private set; } = new();

    public void Leave(PlaybookFilter list) => List = list;
}
