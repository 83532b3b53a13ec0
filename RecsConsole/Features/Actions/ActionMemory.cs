namespace RecsConsole.Features.Actions;

/// <summary>What this tab was doing in the catalog: the list it left, and what was typed and not saved. Lives with the circuit.</summary>
public sealed class ActionMemory
{
    private readonly Dictionary<string, KeptForm> _forms = new(StringComparer.Ordinal);

    /// <summary>The list that was left for an action.</summary>
    public ActionFilter List { get; private set; } = new();

    /// <summary>The action that was opened from it.</summary>
    public string? Key { get; private set; }

    public void Leave(ActionFilter list, string key) => (List, Key) = (list, key);

    /// <summary>What was typed for the action; null if everything was saved.</summary>
    /// <param name="key">Empty for a new one.</param>
    public KeptForm? Find(string key) => _forms.GetValueOrDefault(key);

    public void Keep(string key, KeptForm form) => _forms[key] = form;

    public void Forget(string key) => _forms.Remove(key);
}

/// <summary>Typed and not saved, with the version it was based on.</summary>
public sealed record KeptForm(ActionForm Form, ActionBase? Base);
