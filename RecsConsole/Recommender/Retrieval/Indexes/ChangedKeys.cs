using RecsConsole.Platform.Changes;

namespace RecsConsole.Recommender.Retrieval.Indexes;

/// <summary>What changed in a tenant since its indexes were last updated.</summary>
internal sealed class ChangedKeys
{
    // beyond this, rereading everything is just as fast
    private const int Max = 1_000;

    /// <summary>Too much changed, or it is unknown what: everything is read again.</summary>
    public bool IsAll { get; private set; }

    public HashSet<Guid> Cases { get; } = [];

    public HashSet<string> Documents { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Actions { get; } = new(StringComparer.Ordinal);

    public HashSet<Guid> People { get; } = [];

    public bool IsEmpty => !IsAll && Count == 0;

    private int Count => Cases.Count + Documents.Count + Actions.Count + People.Count;

    /// <summary>Adds a change; ignores objects that are not indexed.</summary>
    public void Add(ChangeKind kind, string key)
    {
        IsAll |= AppliesToAll(kind, key);
        switch (kind)
        {
            // the key of a case may end in what happened to it: id:closed
            case ChangeKind.Case when Guid.TryParse(key.Split(':')[0], out var id):
                Cases.Add(id);
                break;
            case ChangeKind.Document:
                Documents.Add(key);
                break;
            case ChangeKind.Catalog:
                Actions.Add(key);
                break;
            case ChangeKind.Person or ChangeKind.Permission when Guid.TryParse(key, out var id):
                People.Add(id);
                break;
        }

        IsAll |= Count > Max;
    }

    /// <summary>Whether a change names no object, and so applies to all of its kind.</summary>
    public static bool AppliesToAll(ChangeKind kind, string key) =>
        kind is ChangeKind.Import or ChangeKind.Search || (kind is ChangeKind.Document or ChangeKind.Catalog && key.Length == 0);
}
