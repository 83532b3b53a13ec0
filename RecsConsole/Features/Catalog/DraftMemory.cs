namespace RecsConsole.Features.Catalog;

/// <summary>What was typed in this tab and not saved. Lives with the circuit.</summary>
public abstract class DraftMemory<TForm, TContent>
{
    private readonly Dictionary<string, KeptDraft<TForm, TContent>> _drafts = new(StringComparer.Ordinal);

    /// <summary>What was typed; null if everything was saved.</summary>
    /// <param name="key">Empty for a new item.</param>
    public KeptDraft<TForm, TContent>? Find(string key) => _drafts.GetValueOrDefault(key);

    public void Keep(string key, KeptDraft<TForm, TContent> draft) => _drafts[key] = draft;

    public void Forget(string key) => _drafts.Remove(key);
}

/// <summary>Typed and not saved, with the version it was based on.</summary>
public sealed record KeptDraft<TForm, TContent>(TForm Form, DraftBase<TContent>? Base);
