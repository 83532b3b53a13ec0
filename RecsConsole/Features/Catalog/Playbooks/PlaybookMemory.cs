using RecsConsole.Features.Catalog.Playbooks.List;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>What this tab was doing with playbooks: the list it left, and what was typed and not saved. Lives with the circuit.</summary>
public sealed class PlaybookMemory : DraftMemory<PlaybookForm, PlaybookContent>
{
    /// <summary>The list that was left for a playbook.</summary>
    public PlaybookFilter List { get; private set; } = new();

    public void Leave(PlaybookFilter list) => List = list;
}
