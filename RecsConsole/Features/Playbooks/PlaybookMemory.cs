namespace RecsConsole.Features.Playbooks;

/// <summary>What this tab was doing with playbooks: the list it left, and what was typed and not saved. Lives with the circuit.</summary>
public sealed class PlaybookMemory
{
    private readonly Dictionary<string, KeptPlaybook> _forms = new(StringComparer.Ordinal);

    /// <summary>The list that was left for a playbook.</summary>
    public PlaybookFilter List { get; private set; } = new();

    public void Leave(PlaybookFilter list) => List = list;

    /// <summary>What was typed; null if everything was saved.</summary>
    /// <param name="key">Empty for a new one.</param>
    public KeptPlaybook? Find(string key) => _forms.GetValueOrDefault(key);

    public void Keep(string key, KeptPlaybook form) => _forms[key] = form;

    public void Forget(string key) => _forms.Remove(key);
}

/// <summary>Typed and not saved, with the version it was based on.</summary>
public sealed record KeptPlaybook(PlaybookForm Form, PlaybookBase? Base);
