namespace RecsConsole.Features.People.Profile;

/// <summary>What was typed and not saved, kept while the page's circuit lives: leaving the form and coming back finds it again.</summary>
public sealed class PersonDrafts
{
    private readonly Dictionary<string, (long Revision, PersonProfile Profile)> _byKey = new(StringComparer.Ordinal);

    /// <summary>The draft of a key ("" for a new person) and the revision it was begun on.</summary>
    public (long Revision, PersonProfile Profile)? Find(string key) => _byKey.TryGetValue(key, out var draft) ? draft : null;

    public void Keep(string key, long revision, PersonProfile profile) => _byKey[key] = (revision, profile);

    public void Forget(string key) => _byKey.Remove(key);
}
